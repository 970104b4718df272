/** What is seen without scrolling, on a laptop and on a telephone. */
import { cutTexts } from './cutTexts';
import { expect, LONG, test } from './lab';

test('at 1280 × 800 everything that matters is in view at once @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(10);
	for (const element of [
		lab.trainButton,
		lab.mapA,
		lab.mapB,
		lab.discrete,
		lab.parameters,
		page.getByTestId('predicted-delta'),
		page.getByTestId('kl-weight'),
		page.getByTestId('loss-chart'),
		page.getByTestId('sample-prior'),
		page.getByTestId('interpolate'),
	])
		await expect(element).toBeInViewport({ ratio: 1 });
	// The loss is told to its last line: nothing of it is under what stands below.
	const [formula, advanced] = [
		await page.getByTestId('loss-formula').boundingBox(),
		await page.getByTestId('advanced').boundingBox(),
	];
	expect((formula?.y ?? 0) + (formula?.height ?? 800)).toBeLessThanOrEqual(advanced?.y ?? 0);
	const { width, height } = await page.evaluate(() => {
		const { scrollWidth, scrollHeight } = document.documentElement;
		return { width: scrollWidth, height: scrollHeight };
	});
	expect([width, height]).toEqual([1280, 800]);
});

test('the maps keep the same size and share their height @once', async ({ lab }) => {
	await lab.openSmall();
	const [a, b] = [await lab.mapA.boundingBox(), await lab.mapB.boundingBox()];
	expect(a?.width).toBeCloseTo(b?.width ?? 0, 0);
	expect(a?.height).toBeCloseTo(b?.height ?? 0, 0);
	expect(a?.y).toBe(b?.y);
	expect(a?.width).toBeGreaterThan(300);
});

test.describe('on a wide page', () => {
	test.use({ calm: true, viewport: { width: 1440, height: 900 } });

	test('what is opened stands in the right column, and the maps keep their size @once', async ({ lab, page }) => {
		await lab.open();
		await lab.pastStep(0);
		await expect(page.getByTestId('loss-spark')).toBeVisible();
		const before = await lab.mapB.boundingBox();
		await page.getByTestId('loss-spark').click();
		await expect(page.getByTestId('loss-chart')).toBeVisible();
		for (const tab of ['Environment', 'Rollouts', 'Data', 'Instruments']) {
			await page.getByRole('tab', { name: tab, exact: true }).click();
			expect(await lab.mapB.boundingBox()).toEqual(before);
			await expect.poll(() => cutTexts(page), { message: tab }).toEqual([]);
		}
		const dock = await page.getByTestId('dock').boundingBox();
		expect(dock?.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
		// Nothing of it is cut off at the side.
		const instruments = page.getByTestId('instruments');
		await expect(instruments.getByRole('table').first()).toBeVisible();
		expect(await instruments.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
		await expect(lab.decodedAction.getByRole('img').first()).toBeInViewport({ ratio: 1 });
		await page.setViewportSize({ width: 1920, height: 1080 });
		const wide = await lab.mapB.boundingBox();
		await page.getByTestId('dock-fold').click();
		expect(await lab.mapB.boundingBox()).toEqual(wide);
	});
});

for (const [width, height] of [
	[1440, 900],
	[1280, 800],
	[1024, 768],
] as const)
	test(`at ${width} × ${height} nothing that is measured in the dock is cut or scrolls sideways @once`, async ({
		lab,
		page,
	}) => {
		await page.setViewportSize({ width, height });
		await lab.openSmall();
		await lab.train(10);
		/** How far what scrolls under the maps is wider than its frame, px. */
		const beyond = () =>
			page.getByTestId('dock').evaluate((dock) => {
				const wider = Array.from(dock.querySelectorAll('*'), (part) =>
					['auto', 'scroll'].includes(getComputedStyle(part).overflowX) ? part.scrollWidth - part.clientWidth : 0,
				);
				return Math.max(...wider);
			});
		// All of the model lies side by side: it stands upright on a phone alone.
		await page.getByRole('tab', { name: 'Model' }).click();
		const model = page.getByTestId('model');
		for (const block of ['state', 's'])
			await expect(model.locator(`[data-block="${block}"]`)).toBeInViewport({ ratio: 1 });
		await page.getByRole('tab', { name: 'Rollouts' }).click();
		await expect(page.getByTestId('rollout-state')).toHaveAttribute('data-phase', 'done', LONG);
		await page.getByTestId('rollout-reference').selectOption('nearest');
		expect(await beyond()).toBeLessThanOrEqual(1);
		await expect.poll(() => cutTexts(page)).toEqual([]);
		await page.getByRole('tab', { name: 'Instruments' }).click();
		for (const [instrument, seen] of [
			['Predict, then reveal', page.getByTestId('predict-reveal')],
			['Relabelling (RSC)', page.getByTestId('relabelling-entries')],
		] as const) {
			const instruments = page.getByTestId('instruments');
			const button = instruments.getByRole('button', { name: instrument });
			const choice = instruments.getByRole('combobox').first();
			// They load with their tab; narrow docks have a menu in place of the list.
			await expect(button.or(choice).first()).toBeVisible();
			if (await button.isVisible()) await button.click();
			else await choice.selectOption({ label: instrument });
			await expect(seen).toBeVisible();
			expect(await beyond(), instrument).toBeLessThanOrEqual(1);
		}
	});

for (const [width, height] of [
	[390, 844],
	[320, 640],
] as const) {
	test(`at ${width} × ${height} there is one column, the map first, and nothing sideways @once`, async ({
		lab,
		page,
	}) => {
		await page.setViewportSize({ width, height });
		await lab.openSmall();
		await expect(lab.trainButton).toBeInViewport({ ratio: 1 });
		await expect(lab.mapA).toBeInViewport();
		await lab.trainButton.click();
		await lab.pastStep(1);
		await lab.pause();

		const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(scrollWidth).toBe(width);
		const top = async (testId: string) => (await page.getByTestId(testId).boundingBox())?.y ?? 0;
		const map = await top('latent-map-a');
		for (const below of ['kl-weight', 'decoded-action', 'loss-chart']) expect(await top(below)).toBeGreaterThan(map);
		for (const testId of ['latent-map-a', 'decoded-action', 'loss-chart', 'kl-weight']) {
			const box = await page.getByTestId(testId).boundingBox();
			expect(box?.x).toBeGreaterThanOrEqual(0);
			expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
		}
		await page.getByTestId('sample-prior').scrollIntoViewIfNeeded();
		await page.getByTestId('sample-prior').click();
		await expect(page.getByText('N(0, I) 1', { exact: true })).toBeAttached();
	});
}
