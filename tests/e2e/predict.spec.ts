/** The KL term is predicted, then shown. */
import { expect, LONG, test } from './lab';

test('a guess is made before the run and compared with what comes of it @once', async ({ lab, page }) => {
	await lab.openSmall();
	await page.getByRole('tab', { name: 'Instruments' }).click();
	await page.getByRole('button', { name: 'Predict, then reveal' }).click();
	const sigma = page.getByLabel('median σ after 600 steps');
	await sigma.fill('0.81');
	await page.getByTestId('predict-reveal').click();
	await expect(page.getByTestId('predict-verdict')).toContainText('Without KL no term holds σ up', LONG);
	await expect(sigma).toBeDisabled();
	// Said 1, measured at the floor of the clamp, and reported as it is in the codes.
	const { std } = await lab.codes('A');
	const { sigma: measured, step } = await page.evaluate(() => window.latentLab.codeSummary('A'));
	expect(step).toBe(600);
	expect(measured).toBeLessThan(0.3);
	expect(Math.max(...std)).toBeLessThan(0.3);
	await expect(page.getByText(/your prediction: 1\.0, measured: 0\.0\d+/)).toBeVisible();
	expect(await lab.step()).toBe(600);
	await page.getByRole('button', { name: 'another prediction' }).click();
	await expect(sigma).toBeEnabled();
});
