/** Several KL weights at once, and two of them taken over. */
import { expect, LONG, test } from './lab';

test('opens with a short sweep of the page’s own, which goes on where the button is pressed @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await page.getByRole('tab', { name: 'Instruments' }).click();
	await page.getByRole('button', { name: 'Sweep of KL weights' }).click();
	const step = page.getByTestId('sweep-step');
	await expect(step).toHaveAttribute('data-step', '400', LONG);
	await expect(step).toHaveAttribute('data-phase', 'paused', LONG);
	await expect(page.getByText('Begun by the page: 400 steps of each weight.')).toBeVisible();
	await page.getByTestId('sweep-start').click();
	await expect(async () => expect(Number(await step.getAttribute('data-step'))).toBeGreaterThan(400)).toPass(LONG);
	// What a person has thrown away does not come back by itself.
	await page.getByRole('button', { name: 'End the sweep and discard it' }).click();
	await expect(step).toHaveAttribute('data-phase', 'idle');
	await page.getByRole('button', { name: 'Holes', exact: true }).click();
	await page.getByRole('button', { name: 'Sweep of KL weights' }).click();
	await expect(step).toHaveAttribute('data-step', '400', LONG);
});

test('a sweep trains five weights, and two of them go on as A and B @once', async ({ lab, page }) => {
	await lab.openSmall();
	const swept = await page.evaluate(() => window.latentLab.sweep([0, 0.1, 5], 60));
	expect(swept.map(({ klWeight }) => klWeight)).toEqual([0, 0.1, 5]);
	// More weight: a smaller rate, wider posteriors.
	expect(swept[0].rate).toBeGreaterThan(swept[1].rate);
	expect(swept[1].rate).toBeGreaterThan(swept[2].rate);
	expect(swept[0].sigma).toBeLessThan(swept[2].sigma);

	// Narrow models are through with the 2,000 steps before anyone is back at the button.
	await lab.configure({ model: { width: 64 } });
	await lab.ready();
	await page.getByRole('tab', { name: 'Instruments' }).click();
	await page.getByRole('button', { name: 'Sweep of KL weights' }).click();
	await page.getByLabel('KL weight of run 5 of the sweep').fill('3');
	await page.getByLabel('KL weight of run 5 of the sweep').press('Enter');
	await page.getByTestId('sweep-start').click();
	const step = page.getByTestId('sweep-step');
	await expect(async () => expect(Number(await step.getAttribute('data-step'))).toBeGreaterThan(20)).toPass(LONG);
	await page.getByTestId('sweep-start').click();
	await expect(step).toHaveAttribute('data-phase', 'paused', LONG);
	const reached = Number(await step.getAttribute('data-step'));
	await page.getByLabel('w = 3 becomes run B').check();
	await page.getByTestId('sweep-take').click();
	await lab.ready();
	expect((await lab.config()).runs.map(({ klWeight }) => klWeight)).toEqual([0.1, 3]);
	await expect(lab.stepCount).toHaveAttribute('data-step', String(reached), LONG);
	await lab.train(5);
	expect(await lab.step()).toBe(reached + 5);
});
