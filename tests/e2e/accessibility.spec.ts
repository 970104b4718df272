/** What axe finds, in every state of the page that a visitor comes to. */
import { axeFindings } from './axe';
import { expect, test } from './lab';

test('axe finds nothing serious on opening @once', async ({ lab, page }) => {
	await lab.open();
	await lab.pastStep(0);
	expect(await axeFindings(page)).toEqual([]);
});

test('axe finds nothing serious with everything unfolded @once', async ({ lab, page }) => {
	await lab.openSmall({ model: { latentDim: 3 } });
	await lab.train(20);
	await page.getByRole('button', { name: 'Take 100 samples' }).click();
	await page.getByTestId('interpolate').click();
	await expect(page.getByRole('img', { name: /along the path: / })).toBeVisible();
	await page.getByRole('button', { name: 'Edit the state' }).click();
	await page.getByRole('button', { name: 'Latent box in numbers' }).click();
	await page.getByTestId('kl-weight-value').fill('-1');
	await page.getByTestId('kl-weight-value').press('Enter');
	await expect(page.getByRole('alert')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	await page.getByRole('button', { name: 'layers', exact: true }).click();
	await page.getByTestId('advanced').click();
	await expect(page.getByTestId('advanced-sheet')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
});

test('axe finds nothing serious in the table, the share dialog and a notice @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(5);
	await lab.openFile('wrong.json', '[]');
	await expect(lab.notice('file')).toBeVisible();
	await page.getByRole('button', { name: 'table' }).click();
	await expect(page.getByRole('region', { name: 'Points' })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
	await page.getByTestId('share').click();
	await expect(page.getByRole('dialog', { name: 'Share this view' })).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
});

test('axe finds nothing serious in Chinese on dark ground @once', async ({ lab, page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await lab.openSmall();
	await lab.train(5);
	await page.getByTestId('language').click();
	await expect(lab.trainButton).toHaveText('训练');
	expect(await axeFindings(page)).toEqual([]);
	await page.getByTestId('advanced').click();
	await expect(page.getByTestId('advanced-sheet')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);
});

test('axe finds nothing serious on a narrow screen @once', async ({ lab, page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await lab.openSmall();
	await lab.train(5);
	expect(await axeFindings(page)).toEqual([]);
});
