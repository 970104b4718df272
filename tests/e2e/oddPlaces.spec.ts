/** Unusual surroundings: frames, pointers, clocks, and browsers that lack something. */
import { expect, LONG, test } from './lab';

test('a tab that is hidden, stopped and shown again trains on and keeps what it trained, whatever the clock says @once', async ({
	lab,
	page,
}) => {
	await page.addInitScript(() => {
		const now = Date.now;
		Object.assign(window, { clockIsOff: 0 });
		Date.now = () => now() + (window as unknown as { clockIsOff: number }).clockIsOff;
	});
	const setClock = (days: number) =>
		page.evaluate((off) => Object.assign(window, { clockIsOff: off }), days * 24 * 3_600_000);
	await lab.openSmall({ training: { stopAt: 0 } });
	await lab.trainButton.click();
	await lab.pastStep(100);
	// No timer in time, no display frame: as in a night in the background.
	await page.evaluate(() => {
		const { requestAnimationFrame: frame, setTimeout: later } = window;
		const waiting: FrameRequestCallback[] = [];
		const hide = (hidden: boolean) => {
			Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
			Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
			document.dispatchEvent(new Event('visibilitychange'));
		};
		window.requestAnimationFrame = (act) => waiting.push(act);
		window.setTimeout = ((act: () => void, milliseconds = 0) =>
			later(act, Math.max(1_000, milliseconds))) as typeof setTimeout;
		Object.assign(window, {
			show() {
				Object.assign(window, { requestAnimationFrame: frame, setTimeout: later });
				for (const act of waiting) frame(act);
				hide(false);
			},
		});
		hide(true);
	});
	await expect(page.getByText('tab in the background')).toBeVisible();
	await setClock(-4_000);
	const network = await page.context().newCDPSession(page);
	await network.send('Page.setWebLifecycleState', { state: 'frozen' });
	await network.send('Page.setWebLifecycleState', { state: 'active' });
	const before = await lab.step();
	await lab.pastStep(before);
	await setClock(4_000);
	await page.evaluate(() => (window as unknown as { show(): void }).show());
	await lab.pastStep(await lab.step());
	await lab.pause();
	await expect(lab.notices).toHaveCount(0);
	const { step } = await lab.state();
	// The list is by the order of saving: the last is the first of it.
	await page.getByTestId('share').click();
	await page.getByTestId('kept').click();
	await expect(page.getByRole('dialog').last()).toContainText(new RegExp(`step ${formatted(step)}`), LONG);
});

/** A whole number as the page prints it. */
const formatted = (value: number) => value.toLocaleString('en').replaceAll(',', '\\s?');

test('in a frame that is turned and scaled the pointer takes what it points at @once', async ({
	lab,
	page,
	baseURL,
}) => {
	await page.route('**/slides.html', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<!doctype html><iframe style="position:absolute;left:180px;top:20px;border:0;width:1000px;height:600px;
				transform:rotate(12deg) scale(.7);transform-origin:0 0" src="/?embed=twins"></iframe>`,
		}),
	);
	await page.goto(`${baseURL}/slides.html`);
	const frame = page.frames()[1];
	await frame.waitForFunction(() => 'latentLab' in window);
	await expect(page.frameLocator('iframe').getByTestId('train')).toBeVisible(LONG);
	/** A place on map A, σ from its middle, in pixels of the page round the frame. */
	const at = async (x: number, y: number) => {
		const place = await frame.evaluate(
			([across, up]) => {
				const map = document.querySelector('[data-testid=latent-map-a]') as HTMLElement;
				const { left, top } = map.getBoundingClientRect();
				const { clientLeft, clientTop, clientWidth, clientHeight } = map;
				const unit = Math.min(clientWidth, clientHeight) / 8.4;
				return [left + clientLeft + clientWidth / 2 + across * unit, top + clientTop + clientHeight / 2 - up * unit];
			},
			[x, y],
		);
		return page.evaluate(([left, top]) => {
			const { transform } = getComputedStyle(document.querySelector('iframe') as Element);
			const point = new DOMMatrix(transform).transformPoint(new DOMPoint(left, top));
			return [point.x + 180, point.y + 20] as const;
		}, place);
	};
	const z = () => frame.evaluate(async () => (await window.latentLab.state()).config.probe.z);
	const [from, to] = [await at(...((await z()) as unknown as [number, number])), await at(1, -1)];
	await page.mouse.move(...from);
	await page.mouse.down();
	await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
	await page.mouse.move(...to);
	await page.mouse.up();
	const [x, y] = await z();
	expect(Math.hypot(x - 1, y + 1)).toBeLessThan(0.05);
	expect(lab.faults).toEqual([]);
});

/** What the page is built on, and how a browser that lacks it is made. */
const REMOVED = {
	modules: () => Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule'),
	workers: () => Reflect.deleteProperty(window, 'Worker'),
	hasOwn: () => Reflect.deleteProperty(Object, 'hasOwn'),
	findLast: () => Reflect.deleteProperty(Array.prototype, 'findLast'),
	'AbortSignal.any': () => Reflect.deleteProperty(AbortSignal, 'any'),
	popover: () => Reflect.deleteProperty(HTMLElement.prototype, 'popover'),
	dialogs: () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
} as const;

test('a browser below the floor is told so in both languages, and nothing starts in it @once', async ({
	browser,
	baseURL,
}) => {
	for (const [name, remove] of Object.entries(REMOVED)) {
		const page = await browser.newPage({ baseURL });
		await page.addInitScript(remove);
		await page.goto('/');
		const shell = page.locator('#shell');
		await expect(shell.getByText('This browser is too old'), name).toBeVisible();
		await expect(shell.getByText('浏览器版本过低'), name).toBeVisible();
		await expect(shell.getByText('did not load completely'), name).toBeHidden();
		expect(await page.locator('#root').innerHTML(), name).toBe('');
		await page.close();
	}
});
