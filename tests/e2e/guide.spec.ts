/** The guided opening: it goes on by what a person does, or shows it, and is there once. */
import { axeFindings } from './axe';
import { controlsInView } from './controls';
import { expect, hashOf, LONG, test } from './lab';

test.use({ calm: true, guided: true });

test('a first visit is led by its own acts from the first drag to the page, once @once', async ({ lab, page }) => {
	await lab.open();
	const guide = page.getByTestId('guide');
	const at = (step: string) => expect(guide).toHaveAttribute('data-step', step, LONG);
	await at('drag');
	await expect(lab.probe).toHaveAttribute('data-spotlit', 'around');
	await lab.pastStep(0);
	// With the card the page has no more controls than without.
	expect(await controlsInView(page)).toContain('guide-show');
	expect((await controlsInView(page)).length).toBeLessThanOrEqual(16);
	expect(await axeFindings(page)).toEqual([]);
	const { x, y } = await lab.handleAt(lab.probe);
	const card = (await guide.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	expect(x > card.x + card.width || y < card.y || y > card.y + card.height).toBe(true);
	await lab.dragProbe(lab.probe, x - 60, y - 30);

	await at('sample');
	await page.getByTestId('chip-samples').click();
	await at('klWeight');
	const measured = page.getByTestId('guide-measured');
	await expect(measured).toContainText('KL weight 0.1');
	const inside = numbersOf(await measured.textContent());
	// A keeps its codes inside, B does not.
	expect(inside[0]).toBeGreaterThan(inside[2]);
	await page.getByTestId('kl-weight').press('Home');
	await at('holes');
	expect((await lab.config()).runs[0].klWeight).toBe(0);
	await page.getByRole('button', { name: /100/ }).click();
	await at('yours');
	// What is told is what a script measures.
	const { share } = await page.evaluate(() => window.latentLab.holes('A', 99));
	await expect(measured).toBeVisible();
	expect(numbersOf(await measured.textContent())[0]).toBeCloseTo(100 * share, -0.5);
	await expect(page.getByTestId('more')).toBeVisible();
	await page.getByTestId('guide-end').click();
	await expect(guide).toHaveCount(0);
	await expect(lab.trainButton).not.toHaveAttribute('data-spotlit');

	await page.reload();
	await page.waitForFunction(() => 'latentLab' in window);
	await expect(page.getByTestId('more')).toBeVisible();
	await expect(guide).toHaveCount(0);
	await page.getByTestId('view-menu').click();
	await page.getByTestId('guide-start').click();
	await at('drag');
	// The page does it itself; the focus stays where it was.
	const shows = page.getByTestId('guide-show');
	await page.setViewportSize({ width: 390, height: 664 });
	await shows.press('Enter');
	await at('sample');
	// On a telephone the card, over the bar at the thumb, leaves what it asks to press in view.
	const chip = page.getByTestId('chip-samples');
	await expect(chip).toBeInViewport({ ratio: 1 });
	const foot = await chip.evaluate((button) => button.getBoundingClientRect().bottom);
	expect(foot).toBeLessThanOrEqual((await guide.boundingBox())?.y ?? 0);
	await expect(shows).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(guide).toHaveCount(0);
	await expect(lab.probe).toBeFocused();
});

/** The numbers of a text, in their order. */
function numbersOf(text: string | null): number[] {
	return Array.from((text ?? '').matchAll(/\d+(\.\d+)?/g), ([number]) => Number(number));
}

test('a link and a lesson show no guide, and one that is under way ends there @once', async ({ lab, page }) => {
	await lab.open(hashOf({ model: { width: 16 }, data: { size: 500 } }));
	await expect(lab.stepCount).toBeVisible();
	await expect(page.getByTestId('guide')).toHaveCount(0);
	await lab.open();
	await expect(page.getByTestId('guide')).toBeVisible();
	await page.keyboard.press('e');
	await expect(page.getByTestId('guide')).toHaveCount(0);
});
