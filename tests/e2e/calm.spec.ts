/** The first screen: few controls, everything else one gesture away, and what was unfolded is there again. */
import type { Page } from '@playwright/test';
import { axeFindings } from './axe';
import { expect, hashOf, runs, test } from './lab';

test.use({ calm: true });

/** Names of the controls in view that the keyboard reaches. */
function controlsInView(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const inView = (element: HTMLElement | SVGElement) => {
			const { width, height, top, bottom, left, right } = element.getBoundingClientRect();
			const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
			return width > 0 && height > 0 && inside && element.checkVisibility({ visibilityProperty: true });
		};
		const candidates = document.querySelectorAll<HTMLElement | SVGElement>(
			'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]',
		);
		return Array.from(candidates)
			.filter((element) => element.tabIndex >= 0 && !element.matches(':disabled') && inView(element))
			.map((element) => element.dataset.testid ?? element.getAttribute('aria-label') ?? element.outerHTML);
	});
}

test('a first visit sees one sentence, two named maps and at most 16 controls @once', async ({ lab, page }) => {
	await lab.open();
	await lab.pastStep(0);
	await expect(page.getByText('Every dot is an action in Goal, squeezed into 2 numbers.')).toBeVisible();
	await expect(lab.title('A')).toHaveText(/A\s*with KL, weight 0\.10$/);
	await expect(lab.title('B')).toHaveText(/B\s*without KL$/);
	for (const [width, height] of [
		[1440, 900],
		[1280, 800],
	] as const) {
		await page.setViewportSize({ width, height });
		await expect(page.getByTestId('loss-spark')).toBeVisible();
		const controls = await controlsInView(page);
		expect(controls.length, controls.join('\n')).toBeLessThanOrEqual(16);
		for (const part of [lab.mapA, lab.mapB, lab.trainButton, page.getByTestId('kl-weight'), lab.discrete])
			await expect(part).toBeInViewport({ ratio: 1 });
		for (const chip of ['Sample', 'Walk A→B', 'Why?'])
			await expect(page.getByRole('button', { name: chip, exact: true })).toBeInViewport({ ratio: 1 });
	}
	expect(await axeFindings(page)).toEqual([]);
});

test('each chip does its thing and unfolds where it is done again @once', async ({ lab, page }) => {
	await lab.open(
		hashOf({ engine: lab.engine, model: { width: 16 }, data: { size: 500 }, training: { batchSize: 16 } }),
	);
	await lab.ready();
	await lab.train(20);
	await page.getByTestId('chip-samples').click();
	await expect(page.getByTestId('prior-samples')).toBeVisible();
	await expect(page.getByTestId('prior-samples').getByRole('img').first()).toBeVisible();
	const z = await lab.z();
	await page.getByTestId('chip-path').click();
	await expect.poll(() => lab.z()).not.toEqual(z);
	await page.getByTestId('chip-why').click();
	const why = page.getByTestId('why');
	await expect(why.getByRole('row', { name: /^B 0 / })).toHaveText(/%$/);
	expect(await axeFindings(page)).toEqual([]);
	for (const chip of ['samples', 'path', 'why']) await page.getByTestId(`chip-${chip}`).click();
	await expect(why).toBeHidden();
	await expect(page.getByTestId('interpolation')).toBeHidden();
});

test('everything is one gesture away and remembered; e shows all of it @once', async ({ lab, page }) => {
	await lab.open();
	await page.getByTestId('more').click();
	await expect(page.getByTestId('less')).toBeFocused();
	for (const part of ['kl-weight-b', 'loss-formula', 'step', 'advanced'])
		await expect(page.getByTestId(part)).toBeVisible();
	await page.getByTestId('loss-spark').click();
	await expect(page.getByRole('tab', { name: 'Loss · KL' })).toBeFocused();
	await page.getByTestId('view-menu').click();
	await page.getByLabel('Key and tools of the maps').check();
	await page.getByLabel('Numbers of the action').check();
	await page.keyboard.press('Escape');
	await page.reload();
	await page.waitForFunction(() => 'latentLab' in window);
	for (const part of ['kl-weight-b', 'loss-chart', 'latent-box-toggle', 'predicted-delta'])
		await expect(page.getByTestId(part)).toBeVisible();
	await page.getByTestId('less').click();
	await expect(page.getByTestId('more')).toBeFocused();
	await page.getByTestId('dock-fold').click();
	await expect(page.getByTestId('loss-spark')).toBeFocused();
	await expect(page.getByTestId('loss-chart')).toBeHidden();

	await page.keyboard.press('e');
	await expect(page.getByTestId('calm-bar')).toBeHidden();
	for (const part of ['kl-weight-b', 'loss-chart', 'interpolate', 'sample-prior'])
		await expect(page.getByTestId(part)).toBeVisible();
	await page.keyboard.press('e');
	await expect(page.getByTestId('calm-bar')).toBeVisible();
	await page.getByTestId('view-menu').click();
	await page.getByTestId('glossary-open').click();
	await expect(page.getByTestId('glossary')).toBeVisible();
	// A letter that is typed is no key.
	await page.keyboard.type('e');
	await expect(page.getByTestId('calm-bar')).toBeVisible();
});

test('links, scripts and lessons open what they need, where storage is forbidden too @once', async ({ lab, page }) => {
	await page.addInitScript(() => {
		if (location.protocol !== 'about:')
			Object.defineProperty(window, 'localStorage', {
				get() {
					throw new DOMException('denied', 'SecurityError');
				},
			});
	});
	await lab.open(hashOf({ runs: runs({}, { klWeight: 1 }) }));
	await expect(page.getByTestId('kl-weight-value-b')).toHaveValue('1');
	await expect(page.getByTestId('latent-box-toggle')).toBeHidden();
	await lab.configure({ display: { colorBy: 'action' } });
	await expect(page.getByTestId('latent-box-toggle')).toBeVisible();
	await page.getByTestId('less').click();
	await page.getByTestId('course').click();
	for (const part of ['lesson', 'dock']) await expect(page.getByTestId(part)).toBeVisible();
	await expect(page.getByTestId('calm-bar')).toBeHidden();
	await page.getByTestId('course').click();
	await expect(page.getByTestId('more')).toBeVisible();
	await page.evaluate(() => window.latentLab.everything(true));
	await expect(page.getByTestId('interpolate')).toBeVisible();
});
