/** The living model: in the dock, and on the whole screen for a projector. */
import type { Page } from '@playwright/test';
import { expect, LONG, numberOf, runs, test } from './lab';

/** Texts of the picture that are cut, or lie over one another, on the whole screen. */
function cutTexts(page: Page): Promise<string[]> {
	return page.getByTestId('model-page').evaluate((dialog) => {
		const texts = Array.from(
			dialog.querySelectorAll<HTMLElement>('[data-block] :is(span, small, b), [data-testid], label, button'),
		)
			.filter((element) => element.childElementCount === 0 && (element.textContent ?? '').trim() !== '')
			.filter((element) => element.getClientRects().length > 0);
		const cut = texts.filter((element) => {
			const block = element.closest('[data-block]') ?? dialog;
			const [own, frame] = [element.getBoundingClientRect(), block.getBoundingClientRect()];
			return (
				own.right > frame.right + 1 ||
				own.bottom > frame.bottom + 1 ||
				(element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== 'visible')
			);
		});
		if (dialog.scrollHeight > dialog.clientHeight || dialog.scrollWidth > dialog.clientWidth)
			cut.push(dialog as HTMLElement);
		return cut.map((element) => element.textContent ?? '');
	});
}

test('the model follows the chosen run, and on the whole screen a clicker steps through it @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall({ model: { width: 64 }, runs: runs({ klWeight: 0.5 }) });
	await lab.train(30);
	const tabs = page.getByTestId('dock').getByRole('tab');
	await expect(tabs.first()).toHaveText('Model');
	await tabs.first().click();
	const model = page.getByTestId('model');
	// What is drawn of the first transition is its code.
	const { mean, std } = await lab.codes('A');
	for (const [block, values] of [
		['mean', mean],
		['std', std],
	] as const) {
		const printed = await model.locator(`[data-block="${block}"] span span`).allTextContents();
		expect(printed.map(numberOf)).toEqual(values.slice(0, 2).map((value) => Number(value.toFixed(2))));
	}
	// The KL's way back is there with a weight, and gone without.
	await page.getByTestId('model-backward').click();
	await expect(model.locator('[data-ribbon="kl-mean"]')).toHaveCount(1);
	await model.getByRole('radio', { name: 'Run B' }).check({ force: true });
	await expect(model.locator('[data-ribbon="kl-mean"]')).toHaveCount(0);
	await expect(model.locator('[data-ribbon="latent-decoderLatent"]')).toHaveCount(1);
	// A change by hand goes through everything to the right of it.
	const before = await model.locator('[data-block="mean"]').textContent();
	const state = model.getByRole('img', { name: /^state s/ });
	await state.focus();
	await page.keyboard.press('ArrowRight');
	for (let lift = 0; lift < 10; lift++) await page.keyboard.press('ArrowUp');
	await expect(model.locator('[data-block="mean"]')).not.toHaveText(before ?? '');
	await page.getByTestId('model-undo').click();
	await expect(model.locator('[data-block="mean"]')).toHaveText(before ?? '');

	await page.setViewportSize({ width: 1024, height: 768 });
	await page.getByTestId('model-large-open').click();
	const large = page.getByTestId('model-page');
	const place = page.getByTestId('model-place');
	await expect(place).toHaveText('6 / 6');
	await expect(page).toHaveURL(/\?show=model/);
	for (const [key, at] of [
		['PageUp', 5],
		['ArrowLeft', 4],
		['Shift+Space', 3],
		['ArrowRight', 4],
		['Space', 5],
		['PageDown', 6],
		['PageDown', 6],
	] as const) {
		await page.keyboard.press(key);
		await expect(place).toHaveText(`${at} / 6`);
	}
	for (const size of [
		{ width: 1024, height: 768 },
		{ width: 1280, height: 720 },
		{ width: 1920, height: 1080 },
	]) {
		await page.setViewportSize(size);
		await expect.poll(() => cutTexts(page), { message: `${size.width} × ${size.height}` }).toEqual([]);
		const type = await large.evaluate((dialog) => Number.parseFloat(getComputedStyle(dialog).fontSize));
		expect(type).toBeGreaterThanOrEqual(Math.min(16, size.width / 64));
	}
	await page.keyboard.press('Escape');
	await expect(large).toHaveCount(0);
	await expect(page).not.toHaveURL(/show=model/);
	expect(await lab.step()).toBe(30);
});

test('a link opens the model on the whole screen; 1,024 actions and layers of 512 units are drawn and said so @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall({ environment: 'hard-move-10', model: { width: 512 }, data: { size: 500 } });
	await page.goto(`/?show=model${new URL(page.url()).hash}`);
	const large = page.getByTestId('model-page');
	await expect(large.getByTestId('model-choice').locator('option')).toHaveCount(1024, LONG);
	await expect(large.getByRole('img', { name: '512 units, 8 to a bar' }).first()).toBeVisible();
	await large.getByTestId('model-choice').selectOption('1023');
	await expect(large.getByTestId('model-undo')).toBeVisible();
	await page.setViewportSize({ width: 390, height: 844 });
	expect(await large.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
	await page.getByTestId('model-page-leave').click();
	await expect(large).toHaveCount(0);
	expect(lab.faults).toEqual([]);
});
