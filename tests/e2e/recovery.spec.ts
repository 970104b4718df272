/** What goes wrong while training: it is said, nothing is lost, and it goes on. */
import { type Codes, expect, hashOf, type Lab, LONG, test } from './lab';

/** The loss curves end at a step; a long training has a vertex for some steps together. */
async function expectCurvesUpTo(lab: Lab, step: number): Promise<void> {
	const chart = lab.page.getByTestId('loss-chart').getByRole('slider');
	await chart.focus();
	const together = Math.ceil(step / 500);
	// The end may still be on its way: the curves are drawn with the numbers' beat.
	await expect
		.poll(async () => {
			await lab.page.keyboard.press('End');
			return Math.abs(Number(await chart.getAttribute('aria-valuenow')) - step);
		})
		.toBeLessThanOrEqual(together - 1);
}

test('a dead worker is noticed, and the run goes on from its last checkpoint @once', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'auto' });
	await page.getByRole('button', { name: 'Slow' }).click();
	await lab.train(40);
	await lab.trainButton.click();
	await lab.pastStep(42);
	const config = await lab.config();
	const [worker] = page.workers();
	await worker.evaluate(() => self.close());

	// It is given twelve seconds to answer.
	await expect(lab.notice('engine')).toContainText(/training process ended unexpectedly at step \d+/, LONG);
	expect((await lab.state()).phase).toBe('failed');
	expect(await lab.config()).toEqual(config);
	// Pictures and curves are still there, up to the last frame.
	const diedAt = (await lab.codes('A')).step;
	expect(diedAt).toBeGreaterThan(42);
	expect(await lab.ink(lab.mapA)).toBeGreaterThan(0);
	await expectCurvesUpTo(lab, diedAt);

	const further = lab.notice('engine').getByRole('button', { name: /Continue with/ });
	await further.first().click();
	await expect(lab.notice('engine')).toHaveCount(0);
	// Not from the start, and not from where nothing was kept.
	await expect.poll(() => lab.step(), LONG).toBeGreaterThanOrEqual(40);
	await lab.expectEngine(/^(simd|reference)$/);
	await lab.pastStep(diedAt);
	await lab.pause();
	// Every step has one value in the curves, those that were taken twice too.
	await expectCurvesUpTo(lab, (await lab.codes('A')).step);
});

test('after a worker has died, Train goes on to the codes of a run without a fault @once', async ({ lab, page }) => {
	await lab.openSmall({ training: { stopAt: 50 } });
	await lab.train(50);
	const undisturbed = await lab.codes('A');
	await lab.resetButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0');
	await lab.train(30);
	// Some steps beyond the checkpoint.
	const slow = page.getByRole('button', { name: 'Slow' });
	await slow.click();
	await lab.trainButton.click();
	await lab.pastStep(31);
	const [worker] = page.workers();
	await worker.evaluate(() => self.close());
	await expect(lab.notice('engine')).toContainText('training process ended', LONG);
	await slow.click();
	await lab.trainButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '50', LONG);
	await expect(lab.trainButton).toBeVisible();
	expect(await lab.codes('A')).toEqual(undisturbed);
	await expectCurvesUpTo(lab, 50);
	// The notice of a corrected fault is gone.
	await expect(lab.notices).toHaveCount(0);
});

test('a lost graphics device is said so, and another engine goes on from there @webgpu', async ({ lab, page }) => {
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
	await lab.train(3);
	await lab.trainButton.click();
	await lab.pastStep(3);
	await worker.evaluate(() => (self as unknown as { device: GPUDevice }).device.destroy());
	await expect(lab.notice('engine')).toContainText(/graphics device .* was lost at step \d/, LONG);
	// The last good step, and not from the start.
	const { step } = await lab.state();
	expect(step).toBeGreaterThanOrEqual(3);
	await expectCurvesUpTo(lab, step);
	const further = lab.notice('engine').getByRole('button', { name: /Continue with/ });
	await further.first().click();
	await lab.expectEngine(/^(simd|reference)$/);
	await lab.pastStep(step);
	await lab.pause();
	await expectCurvesUpTo(lab, (await lab.codes('A')).step);
});

test('a value that is no number stops the training, and the last good weights go on @once', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'reference' });
	const good = new Map<number, Codes>();
	for (const steps of [1, 19]) {
		const { step } = await lab.train(steps);
		good.set(step, await lab.codes('B'));
	}
	const [worker] = page.workers();
	// No setting inside the limits brings the model so far: log σ is clamped. So Adam's arithmetic fails, once.
	await worker.evaluate(() => {
		const { sqrt } = Math;
		Math.sqrt = () => {
			Math.sqrt = sqrt;
			return Number.NaN;
		};
	});
	await lab.trainButton.click();
	await expect(lab.notice('engine')).toContainText(/In run A a value became NaN or infinite/, LONG);
	await expect(lab.trainButton).toBeVisible();
	const { phase, step } = await lab.state();
	expect(phase).toBe('failed');
	// Of step 20 where steps were taken from there before the arithmetic failed.
	await expect(lab.notice('engine')).toContainText(`last good weights, of step ${step}, are kept`);
	expect(await lab.codes('B')).toEqual(good.get(step));
	await lab.trainButton.click();
	await lab.pastStep(20);
	await lab.pause();
	expect((await lab.codes('A')).mean.every(Number.isFinite)).toBe(true);
	await expect(lab.notices).toHaveCount(0);
});

test('a measuring worker that ends is noticed at once, and the next measurement has another @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await lab.train(3);
	const before = await page.evaluate(() => window.latentLab.holes('A'));
	const [training, ...others] = page.workers();
	expect(others.length).toBeGreaterThan(0);
	for (const worker of others) await worker.evaluate(() => self.close());
	const after = await page.evaluate(() => window.latentLab.holes('A'));
	expect(after).toEqual(before);
	expect(page.workers()).toContain(training);
});

test('a link that asks for an engine that is not here still trains @once', async ({ lab }) => {
	await lab.open(hashOf({ model: { width: 16 }, data: { size: 500 }, engine: 'tfjs-webgpu', training: { stopAt: 0 } }));
	await expect(lab.notice('engine')).toContainText('WebGPU has no adapter here', LONG);
	const go = lab.notice('engine').getByRole('button', { name: /Continue with/ });
	await (await go.or(lab.trainButton).first()).click();
	await lab.expectEngine(/^(simd|reference)$/);
	await lab.pastStep(0);
	await lab.pause();
});
