/** What goes wrong while training: it is said, nothing is lost, and it goes on. */
import { expect, hashOf, LONG, test } from './lab';

test('a dead worker is noticed, and the run goes on from its last checkpoint @once', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'auto' });
	await page.getByRole('button', { name: 'Slow' }).click();
	await lab.train(40);
	await lab.configure({ probe: { z: [1, 1] } });
	await lab.trainButton.click();
	await lab.pastStep(42);
	const { config } = await lab.state();
	const [worker] = page.workers();
	await worker.evaluate(() => self.close());

	// Twelve pings, a second each.
	await expect(lab.notice('engine')).toContainText(/training process ended by itself at step \d+/, LONG);
	const { step: diedAt, phase } = await lab.state();
	expect(phase).toBe('failed');
	expect(diedAt).toBeGreaterThan(42);
	expect((await lab.state()).config).toEqual(config);
	// Pictures and curves are still there.
	expect(await lab.ink(lab.mapA)).toBeGreaterThan(0);
	const chart = page.getByTestId('loss-chart').getByRole('slider');
	await chart.focus();
	await page.keyboard.press('End');
	await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`Step ${diedAt}\\b`));

	await lab
		.notice('engine')
		.getByRole('button', { name: /Continue with/ })
		.first()
		.click();
	await expect(lab.notice('engine')).toHaveCount(0);
	await lab.expectEngine(/^(tfjs-wasm|reference)$/);
	await lab.pastStep(diedAt);
	expect((await lab.state()).phase).toBe('training');
	await lab.pause();
	// Every step has one value in the curves, those between checkpoint and death too.
	const step = await lab.step();
	await chart.focus();
	await page.keyboard.press('End');
	await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`Step ${step}\\b`));
	expect((await lab.codes('A')).step).toBe(step);
});

test('after a worker has died, Train alone goes on too @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(30);
	const [worker] = page.workers();
	await worker.evaluate(() => self.close());
	await expect(lab.notice('engine')).toContainText('training process ended', LONG);
	await lab.trainButton.click();
	await lab.pastStep(30);
	// What is mended is not complained of any more.
	await expect(lab.notice('engine')).toHaveCount(0);
	await lab.pause();
});

test('going on after a fault gives the numbers of a run without one @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(50);
	const undisturbed = await lab.codes('A');
	await lab.resetButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0');
	await lab.train(30);
	const [worker] = page.workers();
	await worker.evaluate(() => self.close());
	await expect(lab.notice('engine')).toContainText('training process ended', LONG);
	const { step } = await lab.train(20);
	expect(step).toBe(50);
	expect(await lab.codes('A')).toEqual(undisturbed);
});

test('a value that is no number stops the training, and the last good weights go on @once', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'reference' });
	await lab.train(20);
	const good = await lab.codes('B');
	const [worker] = page.workers();
	// No setting inside the limits brings the model so far: log σ is clamped. So the arithmetic is broken.
	await worker.evaluate(() => {
		const { exp } = Math;
		Object.assign(self, { mend: () => Object.assign(Math, { exp }) });
		Math.exp = () => Number.NaN;
	});
	await lab.trainButton.click();
	await expect(lab.notice('engine')).toContainText(/In run [AB] a value stopped being a number/, LONG);
	await worker.evaluate(() => (self as unknown as { mend(): void }).mend());
	await expect(lab.trainButton).toBeVisible();
	expect((await lab.state()).phase).toBe('failed');
	expect(await lab.step()).toBe(20);
	await lab.trainButton.click();
	await lab.pastStep(20);
	await lab.pause();
	await expect(lab.notice('engine')).toHaveCount(0);
	expect((await lab.codes('B')).mean.every(Number.isFinite)).toBe(true);
	expect((await lab.codes('B')).mean).not.toEqual(good.mean);
});

test('a link that asks for an engine that is not here still trains @once', async ({ lab }) => {
	await lab.open(hashOf({ model: { width: 16 }, data: { size: 500 }, engine: 'tfjs-webgpu' }));
	await expect(lab.notice('engine')).toContainText('WebGPU has no adapter here', LONG);
	const go = lab.notice('engine').getByRole('button', { name: /Continue with/ });
	await (await go.or(lab.trainButton).first()).click();
	await lab.expectEngine(/^(tfjs-wasm|reference)$/);
	await lab.pastStep(0);
	await lab.pause();
});

test('a lost graphics device is said so, and another engine goes on @webgpu', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'auto' });
	const [worker] = page.workers();
	await worker.evaluate(() => {
		const { requestDevice } = GPUAdapter.prototype;
		GPUAdapter.prototype.requestDevice = async function (descriptor) {
			const device = await requestDevice.call(this, descriptor);
			Object.assign(self, { device });
			return device;
		};
	});
	await lab.configure({ engine: 'tfjs-webgpu' });
	await lab.ready();
	await lab.expectEngine('tfjs-webgpu');
	await lab.train(2);
	await lab.trainButton.click();
	await lab.pastStep(2);
	await worker.evaluate(() => (self as unknown as { device: GPUDevice }).device.destroy());
	await expect(lab.notice('engine')).toContainText('WebGPU', LONG);
	await expect(lab.notice('engine')).toContainText(/graphics device .* went away at step \d/);
	await lab
		.notice('engine')
		.getByRole('button', { name: /Continue with/ })
		.first()
		.click();
	await lab.expectEngine(/^(tfjs-wasm|reference)$/);
	await lab.pastStep(2);
	await lab.pause();
});
