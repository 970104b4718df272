/** What was trained stays as it was trained, whatever is set later: titles, curves, formula, files. */
import { readFileSync } from 'node:fs';
import { expect, type Lab, LONG, test } from './lab';

/** Sets a weight for the steps that follow, as a script does: a change by hand would start the training over with it. */
async function setWeightB(lab: Lab, klWeight: number): Promise<void> {
	const [a, b] = (await lab.config()).runs;
	await lab.configure({ runs: [a, { ...b, klWeight }] });
}

/** The end of a curve as the read-out prints it: every number of both runs. */
async function lastReading(lab: Lab): Promise<string> {
	const { page } = lab;
	const plot = page.getByTestId('loss-chart').getByRole('slider');
	const step = await lab.step();
	// The curve reaches the step with the next beat of the numbers.
	await expect(async () => {
		await plot.focus();
		await page.keyboard.press('End');
		await expect(plot).toHaveAttribute('aria-valuetext', new RegExp(`^Step ${step}\\..*Run B`), { timeout: 500 });
	}).toPass(LONG);
	return (await plot.getAttribute('aria-valuetext')) ?? '';
}

test('another weight while it waits leaves what was trained alone @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(120);
	await expect(lab.title('B')).toHaveText(/B\s*KL weight 0$/);
	const reading = await lastReading(lab);
	expect(reading).toMatch(/KL 0\.$/);
	const [, { total }] = (await lab.state()).metrics;
	await setWeightB(lab, 0.1);
	await expect(lab.title('B')).toHaveText(/B\s*trained at w 0 · next 0\.1$/);
	await expect(lab.title('A')).toHaveText(/A\s*KL weight 0\.10$/);
	expect(await lastReading(lab)).toBe(reading);
	expect((await lab.state()).metrics[1].total).toBe(total);
	await expect(page.getByTestId('next-settings')).toHaveText('next step: B w 0 → 0.1');
	const trained = await page.evaluate(() => window.latentLab.trainedWith('B'));
	expect(trained).toMatchObject({ klWeight: 0, step: 120, steps: [1, 120], next: { klWeight: 0.1 } });

	await lab.train(60);
	await expect(lab.title('B')).toHaveText(/B\s*KL weight 0\.10 from step 121, before 0$/);
	const tick = page.getByTestId('setting-change');
	await expect(tick).toHaveCount(1);
	await tick.focus();
	await expect(page.getByText('from step 121: B w 0 → 0.1')).toBeVisible();
	const { changes } = await page.evaluate(() => window.latentLab.timeline());
	expect(changes.map(({ step, runs }) => [step, runs[1].klWeight])).toEqual([
		[1, 0],
		[121, 0.1],
	]);
	// The past is shown with what it was trained with.
	await page.evaluate(() => window.latentLab.showStep(120));
	await expect(lab.title('B')).toHaveText(/B\s*KL weight 0$/);
	expect((await page.evaluate(() => window.latentLab.trainedWith('B')))?.klWeight).toBe(0);
});

test('a training that is saved and opened again has its curves, its formula, its settings and its past @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall({ data: { size: 500, testShare: 0.2 } });
	await lab.train(60);
	await lab.configure({ runs: [(await lab.config()).runs[0], { ...(await lab.config()).runs[1], klWeight: 0.3 }] });
	await lab.train(40);
	const reading = await lastReading(lab);
	const { metrics } = await lab.state();
	const atStep60 = async () => {
		await page.evaluate(() => window.latentLab.showStep(60));
		return lab.codes('B');
	};
	const early = await atStep60();
	expect(early.step).toBe(60);
	await page.getByTestId('share').click();
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('download-training').click()]);
	const file = readFileSync(await download.path());
	await lab.openSmall();
	await lab.openFile('saved.checkpoint', file);
	await expect.poll(() => lab.step(), LONG).toBe(100);
	await page.keyboard.press('Escape');
	await expect(lab.title('B')).toHaveText(/B\s*KL weight 0\.30 from step 61, before 0$/);
	expect(await lastReading(lab)).toBe(reading);
	expect((await lab.state()).metrics).toEqual(metrics);
	// z among them: the noise follows from the seed.
	expect(await atStep60()).toEqual(early);
	await expect(page.getByTestId('setting-change')).toHaveAttribute('data-step', '61');
});
