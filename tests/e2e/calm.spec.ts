/** The first screen: few controls, everything else one gesture away, and what was unfolded is there again. */
import type { Page } from '@playwright/test';
import { axeFindings } from './axe';
import { controlsInView } from './controls';
import { expect, hashOf, LONG, runs, test } from './lab';

test.use({ calm: true });

/** The dot of the default view that has the most room about it. @param mean two numbers a dot */
function mostAlone(mean: readonly number[]): number {
	const dots = Array.from({ length: mean.length / 2 }, (_, dot) => [mean[2 * dot], mean[2 * dot + 1]]);
	const room = dots.map(([x, y], dot) =>
		Math.hypot(x, y) > 3 ? 0 : Math.min(...dots.map(([u, v], other) => (other === dot ? 9 : Math.hypot(u - x, v - y)))),
	);
	return room.indexOf(Math.max(...room));
}

test('a first visit sees one sentence, two named maps and at most 16 controls @once', async ({ lab, page }) => {
	await lab.open();
	await lab.pastStep(0);
	await expect(page.getByText('Every dot is an action, squeezed into 2 numbers: its code.')).toBeVisible();
	await expect(page.getByText('Football: kick the ball past the goalkeeper into the goal.')).toBeVisible();
	await expect(page.getByTestId('sentence-drag')).toHaveText('Drag the probe');
	const key = page.getByTestId('map-key');
	for (const told of ['Kick to', 'Shoot left', 'colour: target x', 'rings: new actions', 'ellipses: ', 'box: '])
		await expect(key).toContainText(told);
	await expect(page.locator('body')).not.toContainText(/HyAR|prior/);
	await expect(lab.title('A')).toHaveText(/A\s*with KL, weight 0\.10/);
	await expect(lab.title('B')).toHaveText(/B\s*without KL/);
	for (const [width, height] of [
		[1440, 900],
		[1280, 800],
	] as const) {
		await page.setViewportSize({ width, height });
		await expect(page.getByTestId('loss-spark')).toBeVisible();
		const controls = await controlsInView(page);
		expect(controls.length, controls.join('\n')).toBeLessThanOrEqual(16);
		for (const part of [lab.mapA, lab.mapB, lab.trainButton, page.getByTestId('kl-weight'), lab.discrete])
			await expect(part).toBeInViewport({ ratio: 1 });
		for (const chip of ['Sample', 'Walk a path', 'Why?'])
			await expect(page.getByRole('button', { name: chip, exact: true })).toBeInViewport({ ratio: 1 });
	}
	expect(await axeFindings(page)).toEqual([]);
});

test('each chip does its thing and unfolds where it is done again @once', async ({ lab, page }) => {
	await lab.open(
		hashOf({ engine: lab.engine, model: { width: 16 }, data: { size: 500 }, training: { batchSize: 16 } }),
	);
	await lab.ready();
	await lab.train(20);
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByTestId('chip-samples').click();
	await expect(page.getByTestId('prior-samples')).toBeVisible();
	await expect(page.getByTestId('prior-samples').getByText('Sample', { exact: true })).toHaveCount(0);
	await expect(page.getByTestId('prior-samples').getByRole('img').first()).toBeVisible();
	await expect(page.getByTestId('map-key')).toContainText('in a hole');
	const z = await lab.z();
	await page.getByTestId('chip-path').click();
	await expect.poll(() => lab.z()).not.toEqual(z);
	await page.getByTestId('chip-why').click();
	const why = page.getByTestId('why');
	await expect(page.getByTestId('why-measured')).toHaveText(
		/lie .+ % of A’s dots, .+ % of B’s and 1.1 % of new samples/,
	);
	await expect(why.getByRole('row', { name: /^B 0 / })).toHaveText(/\d$/);
	await expect(why).toBeInViewport({ ratio: 1 });
	expect(await axeFindings(page)).toEqual([]);
	for (const chip of ['samples', 'path', 'why']) await page.getByTestId(`chip-${chip}`).click();
	await expect(why).toBeHidden();
	await expect(page.getByTestId('interpolation')).toBeHidden();
});

test('a dot is taken hold of by a drag, and codes that say nothing are told on their map @once', async ({
	lab,
	page,
}) => {
	await lab.open(
		hashOf({
			engine: lab.engine,
			model: { width: 16 },
			data: { size: 500 },
			training: { batchSize: 16 },
			runs: runs({ klWeight: 10 }),
		}),
	);
	await lab.ready();
	await lab.train(40);
	const { mean, action } = await lab.codes('B');
	const dot = mostAlone(mean);
	const place = await lab.placeOn(lab.mapB, mean[2 * dot], mean[2 * dot + 1]);
	const view = await lab.placeOn(lab.mapB, 0, 0);
	await page.mouse.move(place.x, place.y);
	await page.mouse.down();
	await page.mouse.move(place.x + 20, place.y - 30, { steps: 3 });
	await page.mouse.up();
	expect((await lab.config()).probe.action).toBe(action[dot]);
	const held = await lab.handleAt(lab.probeB);
	expect(Math.hypot(held.x - place.x - 20, held.y - place.y + 30)).toBeLessThan(2);
	expect(await lab.placeOn(lab.mapB, 0, 0)).toEqual(view);

	await lab.train(560);
	await expect(page.getByTestId('map-note-a')).toHaveText(
		/A’s codes do not tell the actions apart.*at most 0\.\d+ bits.*weight 10/,
	);
	await expect(page.getByTestId('map-note-b')).toBeEmpty();
});

test('everything is one gesture away and remembered; e shows all of it @once', async ({ lab, page }) => {
	await lab.open();
	await page.getByTestId('more').click();
	await expect(page.getByTestId('less')).toBeFocused();
	for (const part of ['kl-weight-b', 'loss-formula', 'step', 'advanced'])
		await expect(page.getByTestId(part)).toBeVisible();
	await page.getByTestId('loss-spark').click();
	await expect(page.getByRole('tab', { name: 'Loss · KL' })).toBeFocused();
	const edge = page.getByTestId('dock-edge');
	const heightOfDock = async () => (await page.getByTestId('dock').boundingBox())?.height ?? 0;
	const before = await heightOfDock();
	await edge.press('ArrowUp');
	const higher = await heightOfDock();
	expect(higher).toBeCloseTo(before + 32, 0);
	const { x = 0, y = 0 } = (await edge.boundingBox()) ?? {};
	await page.mouse.move(x + 200, y + 3);
	await page.mouse.down();
	await page.mouse.move(x + 200, y - 37, { steps: 2 });
	await page.mouse.up();
	expect(await heightOfDock()).toBeCloseTo(higher + 40, 0);
	await page.getByTestId('view-menu').click();
	await page.getByLabel('Key and tools of the maps').check();
	await page.getByLabel('Numbers of the action').check();
	await page.keyboard.press('Escape');
	await page.reload();
	await page.waitForFunction(() => 'latentLab' in window);
	for (const part of ['kl-weight-b', 'loss-chart', 'latent-box-toggle', 'predicted-delta'])
		await expect(page.getByTestId(part)).toBeVisible();
	expect(await heightOfDock()).toBeCloseTo(higher + 40, 0);
	await page.getByTestId('less').click();
	await expect(page.getByTestId('more')).toBeFocused();
	await page.getByTestId('dock-fold').click();
	await expect(page.getByTestId('loss-spark')).toBeFocused();
	await expect(page.getByTestId('loss-chart')).toBeHidden();

	await page.keyboard.press('e');
	await expect(page.getByTestId('calm-bar')).toBeHidden();
	for (const part of ['kl-weight-b', 'loss-chart', 'interpolate', 'sample-prior'])
		await expect(page.getByTestId(part)).toBeVisible();
	await page.keyboard.press('e');
	await expect(page.getByTestId('calm-bar')).toBeVisible();
	await page.getByTestId('view-menu').click();
	await page.getByTestId('agent-open-tab').click();
	await expect(page.getByTestId('agent-baseline')).toContainText(/random policy.*% succeed/);
	await page.getByTestId('dock-fold').click();
	await page.getByTestId('view-menu').click();
	await page.getByTestId('glossary-open').click();
	await expect(page.getByTestId('glossary')).toBeVisible();
	// A letter that is typed is no key.
	await page.keyboard.type('e');
	await expect(page.getByTestId('calm-bar')).toBeVisible();
});

test('a symbol explains itself by mouse, key and touch, with its numbers and its lesson @once', async ({
	lab,
	page,
}) => {
	await lab.open(
		hashOf({ engine: lab.engine, model: { width: 16 }, data: { size: 500 }, training: { batchSize: 16 } }),
	);
	await lab.ready();
	await lab.train(20);
	const explanation = page.getByTestId('symbol-explanation');
	const numbers = page.getByTestId('symbol-numbers');
	const formula = page.getByTestId('loss-formula');
	await formula.locator('[data-term="kl"]').first().click();
	await expect(explanation).toContainText('divergence of the posterior from the prior');
	const before = await numbers.textContent();
	expect(before).toMatch(/A\s*\d.*B\s*\d/);
	await page.evaluate(() => window.latentLab.train(20));
	await expect(numbers).not.toHaveText(before ?? '');
	expect(await axeFindings(page)).toEqual([]);
	await page.mouse.click(600, 300);
	await expect(explanation).toBeHidden();

	const sigma = formula.locator('button[data-term="sigma"]').first();
	await sigma.press('Enter');
	await expect(explanation).toBeFocused();
	await expect(explanation).toContainText('standard deviation');
	await page.keyboard.press('Escape');
	await expect(explanation).toBeHidden();
	await expect(sigma).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByTestId('symbol-lesson')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('lesson')).toBeVisible();
});

/** Sizes of the type in view, in px, the smallest first, each with a text that has it; what stands as an index is smaller. */
function typeInView(page: Page): Promise<[size: number, text: string][]> {
	return page.evaluate(() => {
		const sizes = new Map<number, string>();
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const element = node.parentElement;
			const text = node.textContent?.trim() ?? '';
			if (text === '' || !element?.checkVisibility({ visibilityProperty: true })) continue;
			if (element.closest('sub, sup, .katex, .visually-hidden, title, desc, option, noscript')) continue;
			sizes.set(Number.parseFloat(getComputedStyle(element).fontSize), text);
		}
		return Array.from(sizes).sort(([a], [b]) => a - b);
	});
}

test('no type is under 13 px, and all of it grows with the size that a browser is set to @once', async ({
	lab,
	page,
}) => {
	await lab.open();
	await lab.pastStep(0);
	const views = [async () => {}, async () => page.keyboard.press('e')];
	for (const tab of ['Model', 'Environment', 'Rollouts', 'Instruments', 'Agent', 'Data'])
		views.push(() => page.getByRole('tab', { name: tab }).click());
	for (const show of views) {
		await show();
		expect((await typeInView(page))[0]?.[0], String((await typeInView(page))[0]?.[1])).toBeGreaterThanOrEqual(13);
	}
	await page.evaluate(() => {
		document.documentElement.style.fontSize = '200%';
	});
	expect((await typeInView(page))[0]?.[0], String((await typeInView(page))[0]?.[1])).toBeGreaterThanOrEqual(26);
});

test('links, scripts and lessons open what they need, where storage is forbidden too @once', async ({ lab, page }) => {
	await page.addInitScript(() => {
		if (location.protocol !== 'about:')
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('denied', 'SecurityError');
				},
			});
	});
	await lab.open(hashOf({ runs: runs({}, { klWeight: 1 }) }));
	await expect(page.getByTestId('kl-weight-value-b')).toHaveValue('1');
	await expect(page.getByTestId('latent-box-toggle')).toBeHidden();
	await lab.configure({ display: { colorBy: 'action' } });
	await expect(page.getByTestId('latent-box-toggle')).toBeVisible();
	await page.getByTestId('less').click();
	await page.getByTestId('course').click();
	for (const part of ['lesson', 'dock']) await expect(page.getByTestId(part)).toBeVisible();
	await expect(page.getByTestId('calm-bar')).toBeHidden();
	await page.getByTestId('course').click();
	await expect(page.getByTestId('more')).toBeVisible();
	await page.evaluate(() => window.latentLab.everything(true));
	await expect(page.getByTestId('interpolate')).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test('the action stands beside the thumb, a swipe leads to B, KL and Train are in reach @once', async ({
		lab,
		page,
	}) => {
		await lab.open();
		await lab.pastStep(0);
		for (const part of [lab.trainButton, page.getByTestId('kl-weight'), lab.mapA])
			await expect(part).toBeInViewport({ ratio: 1 });
		expect((await controlsInView(page)).length).toBeLessThanOrEqual(16);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		await expect(page.getByTestId('loss-spark')).toBeHidden();

		const finger = await page.context().newCDPSession(page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
			finger.send('Input.dispatchTouchEvent', { type, touchPoints });
		const bubble = page.getByTestId('thumb-reading');
		await expect(bubble).toBeAttached();
		const { x, y } = await lab.handleAt(lab.probe);
		await touch('touchStart', { x, y });
		await touch('touchMove', { x: x - 30, y: y - 60 });
		await expect(bubble).toBeVisible();
		await expect(bubble).toHaveText(/\d/);
		const words = await bubble.textContent();
		await touch('touchMove', { x: x - 90, y: y - 60 });
		await expect(bubble).not.toHaveText(words ?? '');
		const { x: left = 0, y: top = 0, width = 0, height = 0 } = (await bubble.boundingBox()) ?? {};
		expect(left >= 0 && left + width <= 390).toBe(true);
		expect(top + height).toBeLessThan(y - 60);
		await expect(lab.discrete.locator('..')).toHaveText((await bubble.textContent()) ?? '');
		await touch('touchEnd');
		await expect(bubble).toBeHidden();

		await touch('touchStart', { x: 340, y: 240 });
		for (let swiped = 320; swiped > 40; swiped -= 20) await touch('touchMove', { x: swiped, y: 240 });
		await touch('touchEnd');
		await expect(lab.mapB).toBeInViewport({ ratio: 0.99 });
		await expect(page.getByTestId('decoded-action')).toContainText('run B');
		await expect(page.getByTestId('swipe-hint').locator('[data-here]')).toHaveCount(1);
		await expect(page.getByTestId('swipe-hint')).toBeVisible();
		expect(await axeFindings(page)).toEqual([]);

		// All controls come into view, and nothing lies over Train, in whatever state it is.
		await page.getByTestId('more').tap();
		for (const part of ['less', 'kl-weight', 'kl-weight-b', 'loss-formula'])
			await expect(page.getByTestId(part)).toBeInViewport({ ratio: 1 });
		const train = page.getByTestId('train-controls').getByRole('button').first();
		await expect(train).toHaveText(/Train|Pause/);
		expect(
			await train.evaluate((button) => {
				const { left, top, width, height } = button.getBoundingClientRect();
				return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
			}),
		).toBe(true);
	});
});

test('a lesson shows what its page is about, and the rest with everything @once', async ({ page }) => {
	const tools = page.getByRole('main').getByRole('toolbar');
	const rail = page.getByTestId('dock').getByRole('tablist');
	await page.goto('/?lesson=no-kl&page=apart');
	await expect(page.getByTestId('map-key')).toBeVisible(LONG);
	await expect(page.getByTestId('dock').getByRole('tabpanel')).toBeVisible(LONG);
	await expect(tools).toHaveCount(0);
	await expect(rail).toBeHidden();
	await page.keyboard.press('e');
	await expect(tools).toBeVisible();
	await expect(rail).toBeVisible();
	await page.keyboard.press('e');
	await expect(tools).toHaveCount(0);
	await expect(rail).toBeHidden();
	// A page that asks for a layer has their buttons.
	await page.goto('/?lesson=blob&page=mu-and-z');
	await expect(tools).toBeVisible(LONG);
	await expect(rail).toBeHidden();
});
