/** What a visitor sees without doing anything, and which engine is found. */
import { ENGINE_IDS } from '../../src/training/Trainer';
import { expect, LONG, test } from './lab';

test('a recorded run plays on opening, before anything is trained', async ({ lab }) => {
	await lab.open();
	await expect(lab.engineName).toHaveText('recorded run');
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(500);
	await expect.poll(() => lab.ink(lab.mapB)).toBeGreaterThan(500);
	const { picture, step } = { picture: await lab.picture(lab.mapA), step: await lab.step() };
	await lab.pastStep(step);
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(picture);
	await expect(lab.discrete).toHaveText(/\S/);
	expect((await lab.state()).phase).toBe('recording');
	// The worker has started meanwhile: whatever it loads comes from here and breaks no policy.
	expect(await lab.reports()).toHaveLength(ENGINE_IDS.length);
	expect((await lab.state()).phase).toBe('recording');
});

test('the recorded run goes on under the hands of a visitor @once', async ({ lab }) => {
	await lab.open();
	await lab.pastStep(0);
	const before = await lab.parameters.textContent();
	await lab.probe.focus();
	await lab.page.keyboard.press('Shift+ArrowUp');
	await expect(lab.parameters).not.toHaveText(before ?? '');
	await lab.page.getByTestId('latent-box-toggle').click();
	const step = await lab.step();
	// It has an end: by then it may be there.
	await expect.poll(() => lab.step()).toBeGreaterThanOrEqual(Math.min(step + 1, 4_000));
	expect((await lab.state()).phase).toBe('recording');
	expect((await lab.codes('A')).step).toBeGreaterThanOrEqual(step);
});

test('who asks for less motion gets the end of the recorded run at once @once', async ({ lab, page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await lab.open();
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(500);
	const { step } = await lab.codes('A');
	expect(step).toBeGreaterThanOrEqual(3_000);
	expect((await lab.codes('A')).step).toBe(step);
});

test('Train takes the place of the recorded run @once', async ({ lab }) => {
	await lab.open();
	await lab.pastStep(0);
	// Without a stop: a small model would be there before it is looked at.
	const training = { batchSize: 16, stopAt: 0 };
	await lab.configure({ model: { width: 16 }, data: { size: 500 }, training, engine: lab.engine });
	await lab.trainButton.click();
	await lab.expectEngine(lab.engine);
	await lab.pastStep(1);
	expect((await lab.state()).phase).toBe('training');
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
