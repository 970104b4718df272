/** Train, pause, step, reset, and that the same settings always give the same numbers. */
import type { LossTerms } from '../../src/model/settings';
import { type Codes, expect, LONG, runs, test } from './lab';

/** Steps that show something on this browser's engine. */
const steps = (project: string, onProcessor: number, onSoftwareGpu: number) =>
	project === 'webgpu' ? onSoftwareGpu : onProcessor;

/** The reconstruction part of the loss. */
const error = ({ state, parameters }: LossTerms) => state + 2 * parameters;

test('training moves the codes and lowers the losses', async ({ lab }, { project }) => {
	await lab.openSmall({ runs: runs({ learningRate: 0.02 }, { learningRate: 0.02 }) });
	const codes = await lab.codes('A');
	const picture = await lab.picture(lab.mapA);
	const chart = lab.page.getByTestId('loss-chart').locator('canvas').first();
	const curve = await lab.picture(lab.page.getByTestId('loss-chart'));
	expect(codes.step).toBe(0);
	await expect(lab.stepCount).toHaveText('0');

	const { metrics: first } = await lab.train(1);
	const { metrics: last, step } = await lab.train(steps(project.name, 149, 11));
	await lab.expectEngine(lab.engine);
	expect(await lab.step()).toBe(step);
	for (const run of [0, 1]) expect(error(last[run])).toBeLessThan(error(first[run]));
	const moved = await lab.codes('A');
	expect(moved.step).toBe(step);
	expect(moved.mean).not.toEqual(codes.mean);
	expect(moved.std).not.toEqual(codes.std);
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(picture);
	await expect(chart).toBeVisible();
	await expect.poll(() => lab.picture(lab.page.getByTestId('loss-chart'))).not.toBe(curve);
	await expect(lab.page.getByRole('region', { name: 'Loss', exact: true })).toContainText(/Run A: \d/);
});

test('Pause stops, Step takes one step, Reset goes back to the very beginning', async ({ lab }) => {
	await lab.openSmall();
	const initial = { a: await lab.codes('A'), b: await lab.codes('B') };
	await expect(lab.resetButton).toBeDisabled();

	await lab.trainButton.click();
	await expect(lab.pauseButton).toBeVisible(LONG);
	await expect(lab.stepButton).toBeDisabled();
	await lab.pastStep(1);
	await lab.pause();
	await lab.expectEngine(lab.engine);
	const { step: stopped, phase } = await lab.state();
	expect(phase).toBe('paused');
	const resting = await lab.codes('A');
	expect(resting.step).toBe(stopped);

	await lab.stepButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', String(stopped + 1), LONG);
	await expect(lab.stepButton).toBeEnabled();
	const stepped = await lab.codes('A');
	// Not one step more came between Pause and Step, nor after it.
	expect(stepped.step).toBe(stopped + 1);
	expect(stepped.mean).not.toEqual(resting.mean);
	expect((await lab.state()).step).toBe(stopped + 1);

	await lab.resetButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0', LONG);
	expect(await lab.codes('A')).toEqual(initial.a);
	expect(await lab.codes('B')).toEqual(initial.b);
	await expect(lab.resetButton).toBeDisabled();
});

test('training again from the start gives the same codes bit for bit', async ({ lab }, { project }) => {
	const count = steps(project.name, 40, 2);
	await lab.openSmall();
	await lab.train(count);
	const once: Codes[] = [await lab.codes('A'), await lab.codes('B')];
	await lab.resetButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0', LONG);
	const { engine } = await lab.train(count);
	expect(engine).toBe(lab.engine);
	expect([await lab.codes('A'), await lab.codes('B')]).toEqual(once);
	expect(once[0].step).toBe(count);
	expect(once[0].mean).not.toEqual(once[1].mean);
});

test('runs with equal settings stay equal bit for bit @once', async ({ lab }, { project }) => {
	await lab.openSmall({ runs: runs({ klWeight: 0.3 }, { klWeight: 0.3 }) });
	await expect(lab.title('A')).toContainText('equal settings');
	await expect(lab.title('B')).toContainText('equal settings');
	const { engine, metrics } = await lab.train(steps(project.name, 40, 2));
	expect(engine).toBe(lab.engine);
	expect(metrics[0]).toEqual(metrics[1]);
	expect(await lab.codes('A')).toEqual(await lab.codes('B'));
});

test('training pauses by itself where it should, and goes on when asked again @once', async ({ lab }) => {
	await lab.openSmall({ training: { stopAt: 25 } });
	const ahead = lab.page.getByTestId('train-ahead');
	await lab.train(4);
	await expect(ahead).toHaveText('+21 steps');
	await lab.trainButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '25', LONG);
	await expect(lab.trainButton).toBeVisible();
	expect((await lab.state()).phase).toBe('paused');
	await expect(ahead).toHaveText('+25 steps');
	await lab.trainButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '50', LONG);
	await expect(lab.trainButton).toBeVisible();
});

test('slow training takes a few steps a second @once', async ({ lab, page }) => {
	await lab.openSmall();
	await page.getByRole('button', { name: 'Slow' }).click();
	await lab.trainButton.click();
	await lab.pastStep(3);
	const [start, first] = [Date.now(), await lab.step()];
	await lab.pastStep(first + 10);
	const perSecond = ((await lab.step()) - first) / ((Date.now() - start) / 1_000);
	expect(perSecond).toBeLessThan(20);
	await lab.pause();
});

test('a change that needs a new model waits until it is applied, and trains to the same step @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await lab.train(10);
	await page.getByTestId('advanced').click();
	const sheet = page.getByTestId('advanced-sheet');
	const width = sheet.getByRole('spinbutton', { name: 'Width as a number' });
	await width.fill('24');
	await width.press('Enter');
	await expect(sheet.getByTestId('apply-pending')).toBeVisible();
	expect((await lab.config()).model.width).toBe(16);
	expect(await lab.step()).toBe(10);

	await sheet.getByRole('button', { name: 'Discard' }).click();
	await expect(width).toHaveValue('16');
	await width.fill('24');
	await width.press('Enter');
	await sheet.getByTestId('apply-pending').click();
	await expect(page.getByTestId('retrained')).toContainText('Trained again', LONG);
	expect((await lab.config()).model.width).toBe(24);
	await expect(lab.stepCount).toHaveAttribute('data-step', '10');
	const { step } = await lab.train(3);
	expect(step).toBe(13);
	await expect(page.getByTestId('retrained')).toHaveCount(0);
});
