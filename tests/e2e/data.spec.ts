/** Data of a person's choosing: collected again, split, described, and back from a link. */
import { axeFindings } from './axe';
import { expect, test } from './lab';

test('a choice of data waits, is applied, and is what the data have @once', async ({ lab, page }) => {
	await lab.openSmall({ environment: 'catch-point', data: { size: 600 } });
	await lab.train(2);
	await page.getByTestId('advanced').click();
	const sheet = page.getByTestId('advanced-sheet');
	await sheet.getByLabel('Scripted policy, fraction').fill('0.5');
	await sheet.getByLabel('Noise on its parameters, σ').fill('0.1');
	await sheet.getByRole('checkbox', { name: 'Catch' }).uncheck();
	await sheet.getByLabel('Test split (fraction)').fill('0.25');
	await sheet.getByLabel('Test split (fraction)').press('Enter');
	// Nothing is lost by a slip: the trained model stays until it is given up.
	expect((await lab.config()).data.actions).toBeNull();
	await page.getByTestId('apply-pending').click();
	await lab.ready();
	expect((await lab.config()).data).toEqual({
		size: 600,
		seed: 1,
		scriptedShare: 0.5,
		scriptedNoise: 0.1,
		actions: [0],
		states: null,
		testShare: 0.25,
	});
	await sheet.getByRole('button', { name: 'Close' }).click();

	await page.getByRole('tab', { name: 'Data' }).click();
	await expect(page.getByTestId('data-size')).toHaveText(/600 transitions/);
	await expect(page.getByTestId('data-parts')).toContainText('in the test split');
	const [move, never] = [page.getByTestId('data-action').nth(0), page.getByTestId('data-action').nth(1)];
	await expect(move).toContainText('600 · 100 %');
	await expect(never).toContainText('0 · 0 %');
	expect(await axeFindings(page, { parts: ['[data-testid=data-card]'], least: 'minor' })).toEqual([]);
});

test('the loss on the test split is drawn where there is one @once', async ({ lab, page }) => {
	await lab.openSmall();
	await expect(page.getByTestId('loss-chart')).toBeVisible();
	await expect(page.getByTestId('test-legend')).toHaveCount(0);
	await lab.openSmall({ data: { size: 500, testShare: 0.3 } });
	await lab.train(4);
	await expect(page.getByTestId('test-legend')).toBeVisible();
	await lab.expectEngine(lab.engine);
});

test('states outside the range are in none of the data @once', async ({ lab, page }) => {
	await lab.openSmall({ data: { size: 500, states: { feature: 'ball-y', low: 0, high: 10 } } });
	await page.getByRole('tab', { name: 'Data' }).click();
	const ball = page.getByTestId('data-card').getByRole('img', { name: /^ball y: / });
	await expect(ball).toHaveAttribute('aria-label', /from 0(\.\d+)? to \d(\.\d+)? m/);
});

test('the paper scale has the sizes of the environment @once', async ({ lab, page }) => {
	await lab.openSmall({ environment: 'catch-point' });
	await lab.train(1);
	await page.getByTestId('advanced').click();
	await page.getByRole('button', { name: 'paper scale' }).click();
	const sheet = page.getByTestId('advanced-sheet');
	await expect(sheet.getByLabel('Latent dimensions Z')).toHaveValue('4');
	await expect(sheet.getByLabel('Embedding dimensions')).toHaveValue('4');
	await expect(sheet.getByLabel('Width as a number')).toHaveValue('256');
	await sheet.getByRole('button', { name: 'Discard' }).click();
	await expect(sheet.getByLabel('Latent dimensions Z')).toHaveValue('2');
});
