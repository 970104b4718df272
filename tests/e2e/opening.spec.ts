/** What a visitor sees without doing anything, and which engine is found. */
import { FIRST_STEPS } from '../../src/state/config/defaults';
import { ENGINE_IDS } from '../../src/training/Trainer';
import { expect, LONG, test } from './lab';

test('the page opens on a poster and trains by itself, in the hand from the first picture', async ({ lab, page }) => {
	const shown: string[] = [];
	// The worker comes late, so that the poster is seen.
	let letWorkerIn = () => {};
	const looked = new Promise<void>((resolve) => {
		letWorkerIn = resolve;
	});
	await page.route(/\/worker-[^/]*\.js$/, async (route) => {
		await looked;
		await route.continue();
	});
	await lab.open();
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(500);
	await expect.poll(() => lab.ink(lab.mapB)).toBeGreaterThan(500);
	await expect(lab.discrete).toHaveText('Kick to');
	const before = await lab.parameters.textContent();
	expect(before).toMatch(/x̂ −?\d/);
	await lab.probe.focus();
	await page.keyboard.press('Shift+ArrowUp');
	await expect(lab.parameters).not.toHaveText(before ?? '');
	expect((await lab.state()).phase).toBe('preparing');
	await expect(page.locator('body')).not.toContainText(/record/i);
	// The losses of the poster stand where those of the training will.
	await expect(page.getByText(/Run A: \d/).first()).toBeAttached();

	letWorkerIn();
	await lab.pastStep(0);
	await lab.expectEngine('simd');
	shown.push(await lab.picture(lab.mapA));
	await expect(lab.pauseButton).toBeVisible();
	await lab.pastStep(await lab.step());
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(shown[0]);
	await expect.poll(() => lab.step(), LONG).toBe(FIRST_STEPS);
	await expect(lab.trainButton).toBeVisible();
	expect((await lab.state()).phase).toBe('paused');
	expect(await lab.reports()).toHaveLength(ENGINE_IDS.length);
	expect((await lab.codes('A')).step).toBe(FIRST_STEPS);

	// What a script trains is its own, from its first step.
	await lab.configure({ display: { points: 100 } });
	expect((await lab.train(5)).step).toBe(5);
	expect((await lab.train(2)).step).toBe(7);
});

test('who asks for less motion sees the poster until the training is over @once', async ({ lab, page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await lab.open();
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(500);
	const poster = await lab.picture(lab.mapA);
	await lab.pastStep(1);
	expect(await lab.picture(lab.mapA)).toBe(poster);
	await expect.poll(async () => (await lab.state()).phase, LONG).toBe('paused');
	expect((await lab.codes('A')).step).toBe(FIRST_STEPS);
});

test('where no engine can be had the poster stays, and says that it is recorded @once', async ({ lab, page }) => {
	await page.route(/\/worker-[^/]*\.js$/, (route) => route.abort());
	await lab.open();
	await expect(lab.notice('engine')).toBeVisible(LONG);
	await expect(lab.engineName).toHaveText('recorded picture');
	await expect(lab.discrete).toHaveText('Kick to');
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(500);
	// The browser tells of the file that was held back.
	lab.faults.length = 0;
});

test('a person stops the training that the page began, and trains on with it @once', async ({ lab }) => {
	await lab.open();
	await lab.pause();
	const stopped = await lab.step();
	expect(stopped).toBeLessThan(FIRST_STEPS);
	await lab.trainButton.click();
	await lab.pastStep(stopped);
	await lab.pause();
});

test('the engine that nobody names is one that works here, and each report says why', async ({ lab }, { project }) => {
	await lab.openSmall({ engine: 'auto' });
	await lab.expectEngine('simd');
	const webgpu = await lab.report('tfjs-webgpu');
	expect(webgpu?.ok).toBe(false);
	expect(webgpu?.reason).toMatch(project.name === 'webgpu' ? /software/ : /no adapter/);
	for (const engine of ['simd', 'reference'] as const) {
		// Nothing to compare with: it began at once.
		expect(await lab.report(engine)).toEqual({ engine, ok: true, millisecondsPerStep: null, reason: '' });
	}
	await lab.page.getByTestId('advanced').click();
	const sheet = lab.page.getByTestId('advanced-sheet');
	await expect(sheet.getByRole('radio', { name: /TensorFlow.js · WebGPU/ })).toBeVisible();
	await expect(sheet).toContainText(webgpu?.reason ?? '', LONG);
});

test('every engine that runs on the processor trains the same codes @once', async ({ lab }) => {
	const codes: (readonly number[])[] = [];
	for (const engine of ['reference', 'simd'] as const) {
		await lab.openSmall({ engine });
		const { engine: used } = await lab.train(5);
		expect(used).toBe(engine);
		codes.push((await lab.codes('A')).mean);
	}
	const furthest = Math.max(...codes[0].map((value, i) => Math.abs(value - codes[1][i])));
	expect(furthest).toBeLessThan(2e-3);
});

test.describe('on the calm page', () => {
	test.use({ calm: true });

	test('a world whose codes leave the prior opens with them and the prior in view @once', async ({ lab, page }) => {
		await lab.open();
		await lab.pastStep(0);
		await page.getByTestId('environment').selectOption('platform');
		const shown = page.locator('[data-testid=latent-map-b] canvas[data-environment=platform]');
		await expect(shown).toBeAttached(LONG);
		await expect(lab.stepCount).toHaveAttribute('data-step', String(FIRST_STEPS), LONG);
		// Most of B's codes are where the prior's view would not show them.
		const { mean } = await lab.codes('B');
		const isFar = (at: number) => Math.max(Math.abs(mean[at]), Math.abs(mean[at + 1])) > 4.2;
		const dots = mean.length / 2;
		expect(Array.from({ length: dots }, (_, dot) => isFar(2 * dot)).filter(Boolean).length).toBeGreaterThan(dots / 2);
		await expect(page.getByTestId('mini-map-b')).toBeHidden();
		await expect(page.getByTestId('map-note-b')).toBeEmpty();
		const outside = await page.getByTestId('edge-count-b').filter({ visible: true }).allTextContents();
		expect(outside.reduce((sum, count) => sum + Number(count.replace(/\D/g, '')), 0)).toBeLessThan(dots * 0.4);
		for (const map of [lab.mapA, lab.mapB]) await expect(map.getByText('3σ')).toBeInViewport({ ratio: 1 });
		// The button back leads to this view, not to the prior's.
		const back = page.getByTestId('way-back');
		await expect(back).toBeHidden();
		// From the middle of the map, which may become a line of text lower.
		const place = async () => {
			const { x, y } = await lab.handleAt(lab.probeB);
			const { x: left = 0, y: top = 0, width = 0, height = 0 } = (await lab.mapB.boundingBox()) ?? {};
			return [x - left - width / 2, y - top - height / 2].map(Math.round).join();
		};
		let opened = await place();
		const hasMoved = async () => {
			const before = opened;
			opened = await place();
			return opened !== before;
		};
		await expect.poll(hasMoved).toBe(false);
		await lab.probe.focus();
		await page.keyboard.press('+');
		await expect(back).toBeVisible();
		await back.click();
		await expect(back).toBeHidden();
		await expect.poll(place).toBe(opened);
	});
});
