/** The dock under the maps, and the world in it: the decoded action and a hundred samples, played. */
import type { Locator } from '@playwright/test';
import { axeFindings } from './axe';
import { expect, type Lab, numberOf, test } from './lab';

/** Green pixels of the traces on a run's canvas. */
function traces(lab: Lab, run: 0 | 1): Promise<number> {
	return lab.ink(lab.page.locator(`[data-testid=world] [data-run="${run}"]`));
}

/** The tick shown and the last. */
async function ticks(world: Locator): Promise<number[]> {
	const text = (await world.locator('output').textContent()) ?? '';
	return Array.from(text.matchAll(/\d+/g), ([number]) => Number(number));
}

test('the decoded action is played, scrubbed, and a hundred samples after it @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(200);
	await expect(page.getByTestId('loss-chart')).toBeVisible();
	await page.getByTestId('play-world').click();

	const world = page.getByTestId('world');
	await expect(page.getByRole('tab', { name: 'Environment' })).toHaveAttribute('aria-selected', 'true');
	await expect(world).toHaveAttribute('data-present', 'true');
	const scrubber = world.getByRole('slider', { name: 'Tick' });
	await expect.poll(async () => (await ticks(world))[1]).toBeGreaterThan(0);
	// It plays by itself and comes to rest at the end.
	await expect(async () => {
		const [tick, last] = await ticks(world);
		expect(tick).toBe(last);
	}).toPass({ timeout: 30_000 });
	await expect(world.getByRole('button', { name: 'Play' })).toBeVisible();

	// Both runs, with start, present and predicted figures.
	for (const name of ['A', 'B']) {
		const picture = world.getByRole('img', { name: new RegExp(`^Run ${name}: the decoded action played in Goal`) });
		for (const layer of ['background', 'start', 'now', 'ghost'])
			expect(await picture.locator(`[data-layer=${layer}] > *`).count()).toBeGreaterThan(0);
	}
	// Predicted, simulated and error of every feature.
	const cells = await page.getByTestId('world-errors').locator('tbody tr').first().locator('td').allTextContents();
	expect(cells).toHaveLength(6);
	for (const run of [0, 3]) {
		const [predicted, simulated, error] = cells.slice(run, run + 3).map(numberOf);
		expect(Math.abs(Math.abs(predicted - simulated) - error)).toBeLessThan(0.151);
	}

	// On a phone a name stands in one line over its numbers.
	const { width, height } = page.viewportSize() ?? { width: 1280, height: 800 };
	await page.setViewportSize({ width: 390, height: 844 });
	const names = page.getByTestId('world-errors').locator('tbody th > span');
	const lines = () => names.evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().height));
	await expect.poll(async () => Math.max(...(await lines()))).toBeLessThan(24);
	const [table, name] = [page.getByTestId('world-errors'), names.last()];
	const right = async (part: typeof name) => part.evaluate((element) => element.getBoundingClientRect().right);
	expect(await right(name)).toBeLessThanOrEqual((await right(table)) + 1);
	await page.setViewportSize({ width, height });

	// Scrubbing with the keyboard moves the figures.
	const trail = world.locator('[data-run="0"] [data-layer=trail]');
	const whole = await trail.getAttribute('points');
	await scrubber.focus();
	await page.keyboard.press('Home');
	expect((await ticks(world))[0]).toBe(0);
	await page.keyboard.press('ArrowRight');
	expect((await ticks(world))[0]).toBe(1);
	expect((await trail.getAttribute('points'))?.length).toBeLessThan(whole?.length ?? 0);
	await page.keyboard.press('Space');
	await expect.poll(async () => (await ticks(world))[0]).toBeGreaterThan(1);

	await world.getByText('100 samples of N(0, I)').click();
	await expect(world).toHaveAttribute('data-present', 'true');
	await expect(page.getByText('N(0, I) 100', { exact: true })).toBeVisible();
	for (const run of [0, 1] as const) await expect.poll(() => traces(lab, run)).toBeGreaterThan(50);
	const spread = page.getByTestId('world-samples').locator('tbody tr').nth(1).locator('td');
	await expect(spread).toHaveText([/\d/, /\d/, /\d/]);
	await page.getByRole('button', { name: 'Clear the samples' }).click();
	await expect(world.getByRole('button', { name: 'Take 100 samples' })).toBeVisible();

	await page.getByRole('tab', { name: 'Loss · KL' }).click();
	await expect(page.getByTestId('loss-chart')).toBeVisible();
	await expect(world).toHaveCount(0);
});

test('who asks for less motion sees the end at once @once', async ({ lab, page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await lab.openSmall();
	await lab.train(20);
	await page.getByTestId('play-world').click();
	const world = page.getByTestId('world');
	await expect.poll(async () => (await ticks(world))[1]).toBeGreaterThan(0);
	const [tick, last] = await ticks(world);
	expect(tick).toBe(last);
	await world.getByRole('slider').focus();
	await page.keyboard.press('Home');
	await world.getByRole('button', { name: 'Play' }).click();
	expect((await ticks(world))[0]).toBe(last);
});

test('tabs are walked with the arrow keys, and the maps give a taller tab room @once', async ({ lab, page }) => {
	await lab.openSmall();
	const height = (await lab.mapA.boundingBox())?.height ?? 0;
	await page.getByRole('tab', { name: 'Loss · KL' }).focus();
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('tab', { name: 'Environment' })).toBeFocused();
	const panel = await page.getByRole('tabpanel', { name: 'Environment' }).boundingBox();
	const map = await lab.mapA.boundingBox();
	expect(map?.height).toBeLessThan(height);
	expect((map?.y ?? 0) + (map?.height ?? 0)).toBeLessThanOrEqual(panel?.y ?? 0);
	await page.keyboard.press('ArrowUp');
	await expect(page.getByTestId('loss-chart')).toBeVisible();
	await expect.poll(async () => (await lab.mapA.boundingBox())?.height).toBe(height);
});

test('a world of single ticks repeats the action @once', async ({ lab, page }) => {
	await lab.openSmall({ environment: 'catch-point' });
	await lab.train(20);
	await page.getByTestId('play-world').click();
	const world = page.getByTestId('world');
	await expect.poll(async () => (await ticks(world))[1]).toBe(1);
	await world.getByRole('checkbox', { name: /repeat it up to 25 times/ }).check();
	await expect.poll(async () => (await ticks(world))[1]).toBe(25);
});

test('axe finds nothing in the world @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(20);
	await page.getByTestId('play-world').click();
	const world = page.getByTestId('world');
	await expect(world).toHaveAttribute('data-present', 'true');
	const axe = () => axeFindings(page, { parts: ['[role=tabpanel]', '[role=tablist]'], least: 'minor' });
	expect(await axe()).toEqual([]);
	await world.getByText('100 samples of N(0, I)').click();
	await expect(page.getByTestId('world-samples')).toBeVisible();
	await expect(world).toHaveAttribute('data-present', 'true');
	expect(await axe()).toEqual([]);
});
