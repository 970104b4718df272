/** The page while a browser translates it: every text stands in an element of the translator's. */
import { expect, test } from './lab';

test('a translated page is used through and through, and no part of it fails', { tag: '@once' }, async ({
	lab,
	page,
}) => {
	/** Wraps every text as a translator does; new ones, too. */
	const translate = () =>
		page.evaluate(() => {
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			const found: Text[] = [];
			while (texts.nextNode()) found.push(texts.currentNode as Text);
			for (const text of found) {
				const around = text.parentElement;
				if (!around || around.closest('[translate=no], script, style, svg, textarea, option, font')) continue;
				const font = document.createElement('font');
				text.replaceWith(font);
				font.append(text);
			}
			return document.querySelectorAll('font').length;
		});
	await lab.openSmall();
	expect(await translate()).toBeGreaterThan(50);
	await lab.trainButton.click();
	await lab.pastStep(5);
	await translate();
	await lab.pause();
	await lab.stepButton.click();
	await lab.resetButton.click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0');
	// Formulas and figures are left as they are.
	await expect(page.getByTestId('loss-formula').locator('font [data-term], [data-term] font')).toHaveCount(0);
	for (const text of ['训练', 'Train']) {
		await translate();
		await page.getByTestId('language').click();
		await expect(lab.trainButton).toContainText(text);
	}
	await translate();
	await page.getByTestId('advanced').click();
	await expect(page.getByTestId('advanced-sheet')).toBeVisible();
	await translate();
	await page.keyboard.press('Escape');
	for (const name of ['Environment', 'Data', 'Instruments', 'Loss']) {
		await page.getByRole('tab', { name }).click();
		await expect(page.getByRole('tabpanel').locator('> *').first()).toBeVisible();
		await translate();
	}
	await page.getByTestId('interpolate').click();
	await page.getByTestId('sample-prior').click();
	await page.getByTestId('course').click();
	await expect(page.getByTestId('lesson')).toBeVisible();
	await translate();
	await page.getByTestId('course').click();
	await expect(lab.trainButton).toBeVisible();
	await expect(page.locator('#root [role=alert]')).toHaveCount(0);
	await expect(page.locator('#shell')).toBeHidden();
});
