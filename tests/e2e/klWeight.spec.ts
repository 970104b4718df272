/** What the KL weight does to the posteriors, and that it can be turned while the training runs. */
import { type Codes, expect, LONG, numberOf, runs, test } from './lab';

/** The smallest σ that the model lets through, e⁻⁴. */
const FLOOR = Math.exp(-4);

/** The median σ of each latent dim. */
function medianSigma({ std }: Codes): number[] {
	return [0, 1].map((dim) => {
		const column = std.filter((_, i) => i % 2 === dim).sort((a, b) => a - b);
		return column[Math.floor(column.length / 2)];
	});
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('without KL σ falls to the clamp floor, with KL it does not, and the page says so @once', async ({ lab }) => {
	await lab.openSmall({
		model: { width: 32 },
		training: { batchSize: 32 },
		runs: runs({ learningRate: 1e-2 }, { learningRate: 1e-2 }),
	});
	const { step } = await lab.train(400);
	expect(step).toBe(400);
	await lab.expectEngine(lab.engine);
	const [withKl, without] = [medianSigma(await lab.codes('A')), medianSigma(await lab.codes('B'))];
	for (const sigma of without) expect(sigma).toBeCloseTo(FLOOR, 3);
	for (const sigma of withKl) expect(sigma).toBeGreaterThan(10 * FLOOR);
	const [titleA, titleB] = [lab.title('A').locator('..'), lab.title('B').locator('..')];
	await expect(titleB).toContainText('floor');
	await expect(titleB).toContainText('0.018');
	await expect(titleA).not.toContainText('floor');
});

test('KL pulls σ towards 1 and the codes together @once', async ({ lab }, { project }) => {
	await lab.openSmall({ runs: runs({ klWeight: 5, learningRate: 0.02 }, { klWeight: 0, learningRate: 0.02 }) });
	const { engine, metrics } = await lab.train(project.name === 'webgpu' ? 12 : 60);
	expect(engine).toBe(lab.engine);
	expect(metrics[0].kl).toBeLessThan(metrics[1].kl);
	const [a, b] = [await lab.codes('A'), await lab.codes('B')];
	const fromOne = (codes: Codes) => mean(codes.std.map((sigma) => Math.abs(Math.log(sigma))));
	const fromOrigin = (codes: Codes) => mean(codes.mean.map((mu) => mu * mu));
	expect(fromOne(a)).toBeLessThan(fromOne(b));
	expect(fromOrigin(a)).toBeLessThan(fromOrigin(b));
});

test('the KL weight is turned while the training runs @once', async ({ lab, page }) => {
	await lab.openSmall();
	const beta = page.getByTestId('effective-beta');
	await expect(beta).toHaveText('0.05');
	await lab.trainButton.click();
	await lab.pastStep(0);

	const slider = page.getByTestId('kl-weight');
	await slider.focus();
	await page.keyboard.press('ArrowRight');
	const { klWeight } = (await lab.config()).runs[0];
	expect(klWeight).toBeGreaterThan(0.1);
	await expect(beta).toHaveText(String(Number((klWeight / 2).toPrecision(3))));
	await expect(lab.title('A')).toContainText(`KL weight ${klWeight.toFixed(2)}`);

	const field = page.getByTestId('kl-weight-value');
	await field.fill('0.5');
	await expect(beta).toHaveText('0.25', LONG);
	await expect(lab.title('A')).toContainText('KL weight 0.50');
	expect((await lab.config()).runs.map((run) => run.klWeight)).toEqual([0.5, 0]);

	// It goes on with the new weight from where it was.
	await lab.pastStep(await lab.step());
	expect((await lab.state()).phase).toBe('training');
	await lab.pause();
	await lab.expectEngine(lab.engine);
});

test('turned at rest it trains anew to the same step, beside what was there before @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	const [before, other] = [await lab.codes('A'), await lab.codes('B')];
	const slider = page.getByTestId('kl-weight');
	await slider.focus();
	for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
	const line = page.getByTestId('retrained');
	await expect(line).toContainText('Trained again', LONG);
	const { klWeight } = (await lab.config()).runs[0];
	expect(klWeight).toBeGreaterThan(0.1);
	await expect(lab.stepCount).toHaveAttribute('data-step', '60');
	await expect(lab.title('A')).toHaveText(new RegExp(`KL weight ${klWeight.toFixed(2)}$`));
	const retrained = await lab.codes('A');
	expect(retrained.step).toBe(60);
	expect(retrained.mean).not.toEqual(before.mean);
	// B, whose weight is as it was, is what it was to the last bit.
	expect(await lab.codes('B')).toEqual(other);
	// The same as a training that began with the weight.
	expect((await page.evaluate(() => window.latentLab.trainedWith('A')))?.steps).toEqual([1, 60]);

	await page.getByTestId('look-back').hover();
	await page.mouse.down();
	await expect(page.getByTestId('look-back')).toHaveAttribute('aria-pressed', 'true');
	expect(await lab.codes('A')).toEqual(before);
	await expect(lab.title('A')).toContainText('trained at w 0.1');
	await page.mouse.up();
	await expect.poll(() => lab.codes('A')).toEqual(retrained);

	await page.getByTestId('keep-before').click();
	await expect(line).toHaveCount(0);
	await expect.poll(async () => (await lab.state()).phase, LONG).toBe('paused');
	expect(await lab.codes('A')).toEqual(before);
	expect((await lab.config()).runs[0].klWeight).toBe(0.1);
	await page.getByTestId('undo').click();
	await expect.poll(async () => (await lab.state()).phase, LONG).toBe('paused');
	expect(await lab.codes('A')).toEqual(retrained);
	expect((await lab.train(5)).step).toBe(65);
});

test('both runs take the same steps until their weights differ @once', async ({ lab }) => {
	await lab.openSmall({ runs: runs({ klWeight: 0 }, { klWeight: 0 }) });
	await lab.train(20);
	expect(await lab.codes('A')).toEqual(await lab.codes('B'));
	await lab.configure({ runs: runs({ klWeight: 1 }, { klWeight: 0 }) });
	await lab.train(20);
	const [a, b] = [await lab.codes('A'), await lab.codes('B')];
	expect(a.step).toBe(40);
	expect(a.mean).not.toEqual(b.mean);
	await expect(lab.title('A')).toContainText('KL weight 1');
	await expect(lab.title('B')).toContainText('KL weight 0');
});

test('a number that is no weight is said so and changes nothing @once', async ({ lab, page }) => {
	await lab.openSmall();
	const before = (await lab.config()).runs;
	const field = page.getByTestId('kl-weight-value');
	for (const wrong of ['-1', '1000', '']) {
		await field.fill(wrong);
		await field.press('Enter');
		await expect(page.getByRole('alert')).toContainText('0 to 100');
		await expect(field).toHaveAttribute('aria-invalid', 'true');
		expect((await lab.config()).runs).toEqual(before);
	}
	await expect(page.getByTestId('effective-beta')).toHaveText('0.05');
	await field.press('Escape');
	await expect(field).toHaveValue('0.1');
	await expect(page.getByRole('alert')).toHaveCount(0);
});

test('with more latent dims the same weight is a smaller β, and the page says so @once', async ({ lab, page }) => {
	await lab.openSmall();
	const beta = page.getByTestId('effective-beta');
	expect(numberOf(await beta.textContent())).toBe(0.05);
	// Where collapse is predicted is twice as far with twice the dims.
	const mark = page.getByTestId('collapse-mark').first();
	const collapse = async () => Number(/w\* = ([\d.]+)/.exec((await mark.getAttribute('data-tip')) ?? '')?.[1]);
	await expect.poll(collapse).toBeGreaterThan(0);
	const before = await collapse();
	await lab.configure({ model: { latentDim: 4 } });
	await expect(beta).toHaveText('0.025');
	await expect.poll(async () => (await collapse()) / before).toBeCloseTo(2, 0);
	await expect(page.getByText(/Z went from 2 to 4/)).toBeVisible();
});

test('a KL schedule lets the weight grow with the steps, live, and a drawn one follows the hand @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await page.getByTestId('advanced').click();
	const schedule = page.getByLabel('KL schedule, run A');
	await schedule.selectOption('warm-up');
	const steps = page.getByLabel('over … steps, run A');
	await steps.fill('40');
	await steps.press('Enter');
	const now = page.getByTestId('kl-weight-now');
	await expect(now).toHaveText('w at this step: 0');
	await lab.train(10);
	await expect(now).toHaveText('w at this step: 0.025');
	await lab.train(40);
	await expect(now).toHaveText('w at this step: 0.1');

	await schedule.selectOption('drawn');
	const curve = page.getByRole('group', { name: 'KL weight by step, as a fraction of the full weight, run A' });
	const first = curve.getByRole('button').first();
	await first.focus();
	for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(curve.getByRole('button')).toHaveCount(3);
	const { klSchedule } = (await lab.config()).runs[0];
	expect(klSchedule).toMatchObject({ kind: 'drawn', points: [[0, 0.1], expect.anything(), expect.anything()] });
	await lab.train(2);
});
