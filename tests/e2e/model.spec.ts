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
		const printed = model.locator(`[data-block="${block}"] span span`);
		await expect
			.poll(async () => (await printed.allTextContents()).map(numberOf))
			.toEqual(values.slice(0, 2).map((value) => Number(value.toFixed(2))));
	}
	// What x̂ is compared with has its name.
	await expect(model.locator('[data-block="u"]')).toContainText('u = x̂ (x)');
	// The KL's way back is there with a weight, and gone without.
	await page.getByTestId('model-backward').click();
	await expect(model.locator('[data-ribbon="kl-mean"]')).toHaveCount(1);
	// The embedding learns from both halves, so its ribbons are there.
	for (const ribbon of ['choice-encoderCondition', 'condition'])
		expect(Number(await model.locator(`[data-ribbon="${ribbon}"]`).getAttribute('stroke-width'))).toBeGreaterThan(0);
	await expect(model.locator('[data-ribbon="state-encoderCondition"]')).toHaveCount(0);
	await model.getByRole('radio', { name: 'Run B' }).check({ force: true });
	await expect(model.locator('[data-ribbon="kl-mean"]')).toHaveCount(0);
	await expect(model.locator('[data-ribbon="latent-decoderLatent"]')).toHaveCount(1);
	// A symbol explains itself.
	await page.getByTestId('model-whole').click();
	for (const name of ['std', 'ΣKL ÷ Z']) {
		await model.getByRole('button', { name, exact: true }).click();
		await expect(page.getByTestId('symbol-explanation')).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByTestId('symbol-explanation')).toBeHidden();
	}
	await page.getByTestId('model-backward').click();
	// A change by hand goes through everything to the right of it.
	const before = await model.locator('[data-block="mean"]').textContent();
	const state = model.getByRole('img', { name: /^state s/ });
	await state.focus();
	await page.keyboard.press('ArrowRight');
	for (let lift = 0; lift < 10; lift++) await page.keyboard.press('ArrowUp');
	await expect(model.locator('[data-block="mean"]')).not.toHaveText(before ?? '');
	// A layer that is reached by the keyboard says what it computes, a unit of it which product it goes into.
	await model.locator('[data-block="encoderParameters"] svg').focus();
	await expect(model.getByTestId('model-hint')).toContainText('e0_1: relu(W·x + b), 2 → 64');
	await page.keyboard.press('ArrowRight');
	await expect(model.getByTestId('model-hint')).toContainText(/^e0_1\[0\] = .*; e0_0 × e0_1: \S+ × \S+ = \S+/);
	await page.getByTestId('model-undo').click();
	await expect(model.locator('[data-block="mean"]')).toHaveText(before ?? '');

	await page.setViewportSize({ width: 1024, height: 768 });
	await page.getByTestId('model-large-open').click();
	const large = page.getByTestId('model-page');
	const place = page.getByTestId('model-place');
	await expect(place).toHaveText('7 / 8');
	await expect(page).toHaveURL(/\?show=model/);
	// A symbol explains itself here too, and Escape closes its words alone.
	await large.getByRole('button', { name: 'z', exact: true }).click();
	await expect(large.getByTestId('symbol-explanation')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(large.getByTestId('symbol-explanation')).toBeHidden();
	await large.focus();
	for (const [key, at] of [
		['PageUp', 6],
		['ArrowLeft', 5],
		['Shift+Space', 4],
		['ArrowRight', 5],
		['Space', 6],
		['PageDown', 7],
		['PageDown', 8],
		['PageDown', 8],
	] as const) {
		await page.keyboard.press(key);
		await expect(place).toHaveText(`${at} / 8`);
	}
	// The last part is the update: its table is there before the sizes are tried.
	await expect(large.getByTestId('model-adam')).toBeVisible(LONG);
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

test('a training step from its batch to its new weights, with the numbers that training then has @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall({ runs: runs({}, { optimizer: 'rebuilt' }) });
	await lab.train(40);
	await page.getByTestId('dock').getByRole('tab', { name: 'Model' }).click();
	const model = page.getByTestId('model');
	const expected = await page.evaluate(async () => {
		const { step, z, allTotal, allAfter, ownTotal, slopeMean } = await window.latentLab.slowStep('A', 3);
		return { step, z: Array.from(z), allTotal, allAfter, ownTotal, slopeMean };
	});
	expect(expected.step).toBe(41);
	const three = (value: number) => Number(value.toPrecision(3));
	const numberAfter = (text: string | null, name: string) =>
		numberOf(new RegExp(`${name} = ([−0-9.e]+)`).exec(text ?? '')?.[1] ?? '?');

	// Batch: its mean loss, and a row that is followed from there on, by mouse and by keys.
	await page.getByTestId('model-batch').click();
	const batchLoss = page.getByTestId('model-batch-loss');
	await expect(batchLoss).toContainText('Mean of the 16 rows', LONG);
	expect(numberAfter(await batchLoss.textContent(), 'L')).toBeCloseTo(three(expected.allTotal), 6);
	const line = page.getByTestId('model-batch-line');
	await line.click();
	const source = page.getByTestId('model-source');
	await expect(source).toHaveValue('batch');
	await line.focus();
	for (let press = 0; press < 16; press++) await page.keyboard.press('ArrowLeft');
	for (let press = 0; press < 16; press++) {
		if ((await line.getAttribute('aria-valuenow')) === '4') break;
		await page.keyboard.press('ArrowRight');
	}
	await expect(source.locator('option:checked')).toHaveText(/^Row 4 of 16: #\d+$/);
	await expect(page.getByTestId('model-row')).toContainText('row 4 of 16');
	expect(numberAfter(await page.getByTestId('model-row').textContent(), 'L')).toBeCloseTo(three(expected.ownTotal), 6);

	// The row's numbers forward and backward are those of the step.
	await page.getByTestId('model-sample').click();
	const numbers = page.getByTestId('model-numbers');
	await expect(numbers.locator('[data-tone="z"]').first()).toContainText(
		`= ${expected.z[0].toFixed(3).replace('-', '−')}`,
	);
	await page.getByTestId('model-backward').click();
	const slope = await numbers.locator('[data-tone="mu"]').first().textContent();
	expect(numberOf(slope?.split('=').at(-1)?.trim() ?? null)).toBeCloseTo(three(expected.slopeMean[0]), 5);

	// Update: A's Adam is kept, B's is re-created; a unit that is pointed at has its own weight in the table.
	await page.getByTestId('model-update').click();
	const table = model.getByTestId('model-adam');
	await expect(table.getByText('kept (this run)')).toBeVisible(LONG);
	await expect(table.locator('[data-quantity="kept-t"]')).toHaveText('41');
	await model.getByRole('img', { name: /^mean, steps/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(table.locator('th').first()).toHaveText(/^mean\[0\] ← /);
	await model.getByRole('radio', { name: 'Run B' }).check({ force: true });
	await expect(table.getByText('re-created (this run)')).toBeVisible(LONG);
	await expect(table.locator('[data-quantity="rebuilt-t"]')).toHaveText('1');
	const change = numberOf(await table.locator('[data-quantity="rebuilt-Δθ"]').textContent());
	expect(Math.abs(change)).toBeCloseTo(1e-2, 5);

	// The step that is taken next has the loss that was foretold.
	const { metrics } = await lab.train(1);
	const total = metrics[0].state + 2 * metrics[0].parameters + 0.1 * metrics[0].kl;
	expect(total).toBeCloseTo(expected.allTotal, 4);
	expect(lab.faults).toEqual([]);
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
	await expect(large.getByTestId('model-at')).toContainText('8 units a bar');
	await large.getByTestId('model-choice').selectOption('1023');
	await expect(large.getByTestId('model-undo')).toBeVisible();
	await page.setViewportSize({ width: 390, height: 844 });
	expect(await large.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
	// Upright, the loss stands over the picture, and the KL's way leads up to it.
	await expect(large.locator('[data-ribbon="kl-mean"]')).toHaveAttribute('d', /V0$/);
	// A finger points at a unit: what it is stays in view, though the picture is longer than the screen.
	const hint = large.getByTestId('model-hint');
	await large
		.locator('[data-block="encoderCondition"] svg')
		.dispatchEvent('pointerdown', { pointerType: 'touch', pointerId: 7, button: 0, clientX: 150, clientY: 300 });
	await large
		.locator('[data-block="encoderCondition"]')
		.dispatchEvent('pointerout', { pointerType: 'touch', pointerId: 7 });
	await expect(hint).toContainText(/^e0_0\[\d+\] = /);
	await expect(hint).toBeInViewport();
	await page.getByTestId('model-page-leave').click();
	await expect(large).toHaveCount(0);
	expect(lab.faults).toEqual([]);
});
