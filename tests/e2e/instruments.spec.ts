/** The instruments: what a person does in one changes what it shows, and its numbers are those of the script. */
import { axeFindings } from './axe';
import { expect, type Lab, numberOf, testOnOnePage as test } from './lab';

/** Opens the instruments on a small model that has learned a little, and one of them. */
async function openInstrument(lab: Lab, name: string, steps = 40): Promise<void> {
	await lab.startOver();
	await lab.train(steps);
	await lab.page.getByRole('tab', { name: 'Instruments' }).click();
	await lab.page.getByRole('navigation', { name: 'Choose an instrument' }).getByRole('button', { name }).click();
	await expect(lab.page.getByRole('heading', { name, exact: true })).toBeVisible();
}

test('holes: the share follows what counts as covered, and the maps show it @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Holes');
	const shares = page.getByTestId('hole-share').getByRole('cell');
	const printed = async () => numberOf(((await shares.first().textContent()) ?? '').split('%')[0]);
	const { share } = await page.evaluate(() => window.latentLab.holes('A', 99));
	await expect.poll(printed).toBeCloseTo(100 * share, -0.5);
	await page.getByRole('slider', { name: 'z of an ideal run that count as covered' }).fill('90');
	const less = await page.evaluate(() => window.latentLab.holes('A', 90));
	expect(less.share).toBeGreaterThan(share);
	await expect.poll(printed).toBeCloseTo(100 * less.share, -0.5);
	const shaded = await lab.picture(lab.mapA);
	await page.getByRole('checkbox', { name: 'shade holes on the maps' }).uncheck();
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(shaded);
});

test('latent box: dragging the policy moves z inside the box, and the share changes it @once', async ({
	lab,
	page,
}) => {
	await openInstrument(lab, 'Latent box (LSC)');
	const { lower, upper, empty } = await page.evaluate(() => window.latentLab.boxUse('A', 96));
	const printed = page.getByTestId('box-use-empty').getByRole('cell');
	await expect
		.poll(async () => numberOf(((await printed.textContent()) ?? '').split('%')[0]))
		.toBeCloseTo(100 * empty, -0.5);
	const square = page.getByTestId('box-use-square');
	await square.focus();
	await page.keyboard.press('Home');
	for (const dim of [0, 1]) expect((await lab.z())[dim]).toBeCloseTo((lower[dim] + upper[dim]) / 2, 3);
	await square.click({ position: { x: 2, y: 2 } });
	expect((await lab.z())[0]).toBeLessThan((0.95 * (lower[0] - upper[0])) / 2 + (lower[0] + upper[0]) / 2);
	await page.getByTestId('instruments').getByRole('slider', { name: 'fraction kept in each dimension' }).fill('60');
	expect((await lab.config()).display.boxPercent).toBe(60);
	const narrow = await page.evaluate(() => window.latentLab.boxUse('A', 60));
	expect(narrow.upper[0] - narrow.lower[0]).toBeLessThan(upper[0] - lower[0]);
});

test('relabelling: stored entries go stale as the model trains on @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Relabelling (RSC)');
	const rows = page.getByTestId('relabelling-entries').locator('tbody tr');
	// It opens with entries of now.
	await expect(rows).toHaveCount(24);
	await page.getByRole('button', { name: 'Store 24 entries now' }).click();
	await expect(rows).toHaveCount(24);
	await page.getByRole('radio', { name: 'Map the stored latent' }).check();
	const kept = async () =>
		(await page.evaluate(() => window.latentLab.relabelled('A', true))).latentKept.filter(Boolean).length;
	const fresh = await kept();
	await lab.configure({ runs: [{ ...(await lab.config()).runs[0], klWeight: 5 }, (await lab.config()).runs[1]] });
	await lab.train(60);
	const errors = await page.evaluate(() => window.latentLab.relabelled('A', true));
	expect(errors.step).toBe(100);
	expect(errors.storedAt).toBe(40);
	expect(fresh).toBeGreaterThan(0);
	await expect(rows.and(page.locator('[data-kept=true]'))).toHaveCount(await kept());
});

test('Gaussian KL: closed form, integral and Monte Carlo follow the handles @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Gaussian KL', 5);
	const plot = page.getByTestId('gaussian-kl-plot');
	await plot.focus();
	await page.keyboard.press('Home');
	const closedForm = page.getByTestId('gaussian-kl-closed-form').getByRole('cell');
	await expect(closedForm).toHaveText('0');
	for (let press = 0; press < 2; press++) await page.keyboard.press('Shift+ArrowRight');
	const { closedForm: half } = await page.evaluate(() => window.latentLab.gaussianKl(1, 0));
	expect(half).toBe(0.5);
	await expect(closedForm).toHaveText('0.5000');
	await expect(page.getByTestId('gaussian-kl-monte-carlo').getByRole('cell')).toHaveText(/^0\.(4|5)\d\d ± 0\.0/);
});

test('atlas: the plane shows what the probe decodes to, for the quantity chosen @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Decoder atlas');
	await lab.placeProbe([0.5, -0.5]);
	const before = await lab.picture(lab.mapA);
	const { values, columns, left, right, top, bottom, rows } = await page.evaluate(() =>
		window.latentLab.atlas('A', 'parameter:0'),
	);
	const column = Math.floor(((0.5 - left) / (right - left)) * columns);
	const row = Math.floor(((-0.5 - top) / (bottom - top)) * rows);
	// Kick to x: −1 … 1 stand for 0 … 40 m.
	const metres = 20 * (values[row * columns + column] + 1);
	const printed = page.getByTestId('atlas-probe').getByRole('cell').first();
	await expect.poll(async () => numberOf(((await printed.textContent()) ?? '').split(' ')[0])).toBeCloseTo(metres, 0);
	await page.getByRole('combobox', { name: 'decoded quantity' }).selectOption('delta:0');
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(before);
});

test('forces: another transition has other pulls, the same as the script tells @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Forces');
	const pull = page.getByTestId('forces-onMu-0').getByRole('cell');
	const expectForces = async (transition: number) => {
		const { reconstructionOnMean, klOnMean } = await page.evaluate((i) => window.latentLab.forces('A', i), transition);
		await expect(async () => {
			expect(numberOf((await pull.nth(0).textContent())?.replace('+', '') ?? '')).toBeCloseTo(
				reconstructionOnMean[0],
				3,
			);
			expect(numberOf((await pull.nth(1).textContent())?.replace('+', '') ?? '')).toBeCloseTo(klOnMean[0], 3);
		}).toPass({ timeout: 5_000 });
		return pull.nth(2).textContent();
	};
	const first = await expectForces(0);
	await page.getByTestId('instruments').getByRole('spinbutton', { name: 'transition' }).fill('7');
	expect(await expectForces(7)).not.toBe(first);
});

test('a story of the data: told as the script tells it, with the noise of the weight @once', async ({ lab, page }) => {
	await openInstrument(lab, 'A story of the data');
	const cells = page.getByTestId('story-table').getByRole('cell');
	await page.getByTestId('story-tell').click();
	const { noise, stories } = await page.evaluate(() => window.latentLab.stories('A', 2));
	await expect(cells.nth(2)).toHaveText(`±${noise.parameters.toFixed(2)}`);
	const [, told] = stories;
	for (const [row, values] of [told.z, told.decoded, null, told.observed].entries())
		if (values) await expect(cells.nth(row)).toContainText(Math.abs(values[0]).toFixed(2));
});

test('swapped inputs: taken one by one they move μ, as the script tells @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Swapped inputs');
	const shifts = page.getByTestId('swap-shifts').locator('tbody tr');
	const { shift } = await page.evaluate(() => window.latentLab.swapInputs('A', 0, 1));
	for (const [row, input] of (['state', 'action', 'parameters'] as const).entries())
		await expect(shifts.nth(row).getByRole('cell').first()).toHaveText(shift[input].toFixed(2));
	const picture = page.getByTestId('instruments').getByRole('img');
	const before = await picture.getAttribute('aria-label');
	await page.getByTestId('swap-parameters').getByRole('checkbox').check();
	await expect(picture).not.toHaveAttribute('aria-label', before ?? '');
});

test('Reparameterisation, hands on: the noise moves z, and the decoded action follows @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Reparameterisation, hands on');
	const pad = page.getByTestId('noise-pad');
	await pad.focus();
	await page.keyboard.press('Home');
	const still = await page.evaluate(() => window.latentLab.drawCode('A', 0, [0, 0]));
	await expect.poll(async () => (await lab.z())[0]).toBeCloseTo(still.mean[0], 3);
	await page.keyboard.press('Shift+ArrowRight');
	const moved = await page.evaluate(() => window.latentLab.drawCode('A', 0, [1, 0]));
	expect(moved.z[0]).toBeCloseTo(still.mean[0] + still.std[0], 5);
	await expect.poll(async () => (await lab.z())[0]).toBeCloseTo(moved.z[0], 3);
	await lab.expectPrintsDecoded();
	await page.getByRole('button', { name: 'Sample the next ε' }).click();
	await expect.poll(async () => Math.abs((await lab.z())[0] - moved.z[0])).toBeGreaterThan(1e-3);
});

test('embedding table: a dragged answer snaps to the action that the script finds nearest @once', async ({
	lab,
	page,
}) => {
	await openInstrument(lab, 'Embedding table');
	const map = page.getByTestId('embedding-map');
	const start = await page.evaluate(() => window.latentLab.embeddings('A'));
	const z = await lab.z();
	const seen = new Set<number>();
	for (const [x, y] of [
		[0.02, 0.02],
		[0.98, 0.02],
		[0.98, 0.98],
		[0.02, 0.98],
	]) {
		const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
		await map.click({ position: { x: x * width, y: y * height } });
		seen.add((await lab.config()).probe.action);
	}
	const query = Array.from(start.rows.slice(0, start.embeddingDim));
	const dims = await page.getByRole('group', { name: 'dimensions of the table' }).getByRole('combobox').all();
	const [across, up] = [Number(await dims[0].inputValue()), Number(await dims[1].inputValue())];
	[query[across], query[up]] = [2 * 0.02 - 1, 1 - 2 * 0.98];
	const { nearest } = await page.evaluate((answer) => window.latentLab.embeddings('A', answer), query);
	expect((await lab.config()).probe.action).toBe(nearest[0].action);
	await expect(page.getByTestId('embedding-snapped')).toHaveText(
		['Kick to', 'Shoot left', 'Shoot right'][nearest[0].action],
	);
	expect(await lab.z()).toEqual(z);
	expect(seen.size).toBeGreaterThan(1);
});

test('dims: the leak of the action is that of the script for the neighbours chosen @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Dimensions and action leak');
	const leak = page.getByTestId('dimensions-leak').getByRole('cell').first();
	const expectLeak = async (neighbours: number) => {
		const { leak: expected } = await page.evaluate((k) => window.latentLab.dimensions('A', k), neighbours);
		const printed = async () => numberOf(/A (\d+)/.exec((await leak.textContent()) ?? '')?.[1] ?? '');
		await expect.poll(printed).toBeCloseTo(100 * expected.accuracy, -0.5);
		return leak.textContent();
	};
	const usual = await expectLeak(11);
	await page.getByRole('slider', { name: 'neighbours that vote' }).fill('1');
	expect(await expectLeak(1)).not.toBe(usual);
});

test('badges: they are on as the script says, and follow the KL weights @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Badges');
	const pill = (badge: string, run: 'A' | 'B') => page.getByTestId(`badge-${badge}`).locator(`[data-run="${run}"]`);
	await expect(pill('weights', 'A')).toHaveAttribute('data-on', 'true');
	const { badges } = await page.evaluate(() => window.latentLab.badges('A'));
	for (const badge of ['sigmaFloor', 'deadDim', 'collapse', 'emptyBox', 'holes', 'notANumber'] as const)
		await expect(pill(badge, 'A')).toHaveAttribute('data-on', String(badges.includes(badge)));
	const weight = page.getByRole('spinbutton', { name: /KL weight.*B/ });
	await weight.fill('0.1');
	await weight.press('Enter');
	// The losses shown are those of the weights before; the next step's are comparable.
	await expect(pill('weights', 'A')).toHaveAttribute('data-on', 'true');
	await lab.train(1);
	await expect(pill('weights', 'A')).toHaveAttribute('data-on', 'false');
});

test('axe finds nothing in any instrument, its explanation open @once', async ({ lab, page }) => {
	await openInstrument(lab, 'Holes');
	await page.evaluate(() => window.latentLab.storeEntries());
	const menu = page.getByRole('navigation', { name: 'Choose an instrument' });
	for (const name of await menu.getByRole('button').allTextContents()) {
		await menu.getByRole('button', { name, exact: true }).click();
		const instrument = page.getByRole('region', { name: 'The instrument chosen' });
		await instrument.getByRole('button', { name: 'why', exact: true }).click();
		await expect(instrument.getByRole('heading', { name, exact: true })).toBeVisible();
		expect(await axeFindings(page, { parts: ['[data-testid=instruments]'], least: 'minor' }), name).toEqual([]);
	}
});

test('true posterior: log p = ELBO + gap, as a script has it, and a run without KL weight says why there is none @once', async ({
	lab,
	page,
}) => {
	await openInstrument(lab, 'True posterior and ELBO gap', 120);
	const transition = (await lab.config()).probe.transition;
	const { density } = await page.evaluate((row) => window.latentLab.truePosterior('A', row), transition);
	if (!density?.grid) throw new Error('a grid with two latent dimensions');
	expect(density.grid.resolved).toBe(true);
	expect(density.gap).toBeGreaterThan(0);
	expect(density.elbo + density.grid.divergence).toBeCloseTo(density.logEvidence, 1);
	expect(Math.abs(density.importance.logEvidence - density.logEvidence)).toBeLessThan(
		5 * density.importance.standardError + 0.01,
	);
	const cell = (row: string, run: number) => page.getByTestId(`true-posterior-${row}`).getByRole('cell').nth(run);
	await expect(cell('gap', 0)).toHaveText(density.gap.toFixed(2));
	await expect(cell('grid', 0)).toHaveText(density.grid.logEvidence.toFixed(2).replace('-', '−'));
	await expect(cell('elbo', 1)).toHaveText('–');
	await expect(page.getByText('there is no density to compute')).toBeVisible();
	const without = await page.evaluate((row) => window.latentLab.truePosterior('B', row), transition);
	expect([without.density, without.noise.parameters]).toEqual([null, 0]);
	await lab.configure({ model: { latentDim: 3 } });
	await lab.train(5);
	await expect(page.getByText('estimated by importance sampling alone')).toBeVisible();
	await expect(cell('grid', 0)).toHaveText('–');
});
