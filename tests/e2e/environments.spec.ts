/** Another world in the same lab. */
import { quietSimulator, simulateDecision } from '../../src/analysis/simulateDecision';
import { collectTransitions } from '../../src/dataset/collect';
import { ENVIRONMENTS, environmentById } from '../../src/environments/registry';
import { decimalsFor, formatChange } from '../../src/i18n/formatNumber';
import { axeFindings } from './axe';
import { expect, Lab, LONG, statesOf, test, testOnOnePage } from './lab';

test('Platform is entered, trained, decoded and shared @once', async ({ lab, page, context }) => {
	await lab.openSmall();
	await lab.train(10);
	await page.getByTestId('environment').selectOption('platform');
	// The new world is trained from the start, to the step of the one before.
	await expect(page.getByTestId('retrained')).toContainText('Trained again', LONG);
	await expect(lab.stepCount).toHaveAttribute('data-step', '10');
	const { engine, step } = await lab.train(50);
	expect([engine, step]).toEqual([lab.engine, 60]);
	await expect(lab.discrete).toHaveText('Run');
	const platform = environmentById('platform');
	if (!platform) throw new Error('there is no Platform');
	await lab.expectPrintsDecoded('A', statesOf(1, platform)[0]);
	const scene = page.getByRole('img', { name: 'The decoded action in Platform' });
	await expect(scene.locator('[data-layer=background] rect')).toHaveCount(3);
	await expect(page.getByRole('radio', { name: 'Leap' })).toBeAttached();
	await expect(page.getByRole('combobox', { name: 'colour' })).toHaveValue('parameter:0');

	await expect.poll(() => page.url()).toContain('#v1.');
	const other = new Lab(await context.newPage(), lab.engine);
	const manifest = await lab.manifest();
	expect(manifest.config.environment).toBe('platform');
	await page.getByTestId('share').click();
	await other.page.goto(await page.getByRole('textbox', { name: 'Link' }).inputValue());
	await other.ready();
	expect(await other.manifest()).toEqual(manifest);
	await other.page.close();

	await page.keyboard.press('Escape');
	await page.getByTestId('environment').selectOption('goal');
	// What was trained in the world before comes back as it was.
	await expect(lab.stepCount).toHaveAttribute('data-step', '10', LONG);
	await lab.ready();
	await lab.train(5);
	await expect(lab.discrete).toHaveText('Kick to');
	await lab.expectPrintsDecoded();
});

for (const environment of ENVIRONMENTS)
	testOnOnePage(
		`${environment.id}: a decoded action is played as the simulator plays it @once`,
		async ({ lab, page }) => {
			const transition = 7;
			const action = environment.actions.length - 1;
			const z = [0.6, -0.9];
			await lab.startOver();
			await lab.configure({ environment: environment.id, probe: { transition, action, z } });
			await lab.ready();
			expect((await lab.train(200)).step).toBe(200);

			// The same decision, carried out here.
			const dataset = collectTransitions({ environment, published: true, seed: 1, size: transition + 1 });
			const state = Array.from(dataset.state.subarray(transition * dataset.stateDim));
			const simulatorState = dataset.simulatorState.slice(transition * dataset.simulatorStateLength);
			const simulator = quietSimulator(environment, true);
			const [a, b] = await Promise.all(
				(['A', 'B'] as const).map(async (run) => {
					const parameters = await lab.decode(run, state, action, z);
					return simulateDecision(environment, simulator, { simulatorState, action, parameters });
				}),
			);

			await page.getByTestId('play-world').click();
			const world = page.getByTestId('world');
			await expect(world).toHaveAttribute('data-present', 'true');
			await expect(world).toContainText(environment.actions[action].name.en);
			const rows = page.getByTestId('world-errors').locator('tbody tr');
			for (const [feature, { low, high }] of environment.features.entries()) {
				const text = ({ stateDelta }: typeof a) =>
					formatChange((stateDelta[feature] * (high - low)) / 2, decimalsFor(low, high));
				await expect(rows.nth(feature).locator('td').nth(1)).toHaveText(text(a));
				await expect(rows.nth(feature).locator('td').nth(4)).toHaveText(text(b));
			}
			for (const [run, { ticks, terminal }] of [a, b].entries()) {
				const picture = world.locator(`[data-run="${run}"]`);
				const ending = `${ticks} tick${ticks === 1 ? '' : 's'}${terminal ? ', episode over' : ''}`;
				await expect(picture.locator('[data-part=outcome]')).toHaveText(ending);
				await expect(picture.locator('[data-layer=now] > *')).not.toHaveCount(0);
			}
			await expect(world.locator('output')).toContainText(`/ ${Math.max(a.ticks, b.ticks)}`);
			await expect(lab.notices).toHaveCount(0);
		},
	);

test('one of 1,024 actions is found by typing, and by its direction in the data @once', async ({ lab, page }) => {
	await lab.openSmall({ environment: 'hard-move-10', data: { size: 2_000 }, display: { colorBy: 'action' } });
	await lab.train(2);
	await expect(page.getByRole('list', { name: /by direction/ }).getByRole('listitem')).toHaveCount(9);
	const picker = lab.decodedAction.getByRole('combobox', { name: 'Discrete action' });
	await picker.fill('1100000000');
	const options = lab.decodedAction.getByRole('listbox').getByRole('option');
	await expect(options).toHaveCount(1);
	const axe = (part: string) => axeFindings(page, { parts: [`[data-testid=${part}]`], least: 'minor' });
	expect(await axe('decoded-action')).toEqual([]);
	await page.keyboard.press('Enter');
	await expect(picker).toHaveValue(/1100000000$/);
	expect((await lab.config()).probe.action).toBe(0b1100000000);
	await expect(lab.discrete).toContainText('Push → right');

	// Few of the options exist at once, and the keys reach the last.
	await picker.click();
	expect(await options.count()).toBeLessThan(12);
	await page.keyboard.press('End');
	await expect(lab.decodedAction.getByRole('option', { name: /1111111111/ })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(picker).toHaveAttribute('aria-expanded', 'false');

	await page.getByTestId('advanced').click();
	const sheet = page.getByTestId('advanced-sheet');
	const taken = sheet.getByTestId('data-actions-taken');
	await expect(taken).toContainText(/1.024 of 1.024/);
	for (const direction of ['→ right', '← left']) await sheet.getByRole('checkbox', { name: direction }).uncheck();
	await expect(taken).not.toContainText(/1.024 of 1.024/);
	await sheet.getByRole('combobox', { name: /Include or exclude/ }).fill('no motion 0000000000');
	expect(await axe('advanced-sheet')).toEqual([]);
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(sheet).toBeVisible();
	await page.getByTestId('apply-pending').click();
	await lab.ready();
	const { actions } = (await lab.config()).data;
	const directions = new Set(actions?.map((action) => environmentById('hard-move-10')?.actionGroups?.of(action)));
	expect(directions).toEqual(new Set([1, 2, 3, 5, 6, 7, 8]));
	expect(actions).not.toContain(0);
});

test('states that never occur are told as such, and every state is a click away @once', async ({ lab, page }) => {
	await lab.openSmall();
	const states = { feature: 'player-x', low: 500, high: 600 };
	await page.evaluate((range) => void window.latentLab.configure({ data: { states: range } }), states);
	const notice = lab.notice('engine');
	await expect(notice).toContainText('states with player x (m) from 500 to 600 hardly ever occur');
	await notice.getByRole('button', { name: 'Include every state' }).click();
	await lab.ready();
	await expect(notice).toHaveCount(0);
	expect((await lab.train(3)).step).toBe(3);
});
