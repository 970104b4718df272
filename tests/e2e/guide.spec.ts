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
	await expect(page.getByTestId('sentence-drag')).toBeHidden();

	await at('sample');
	await page.getByTestId('chip-samples').click();
	await at('holes');
	await page.getByRole('button', { name: /100/ }).click();
	await at('klWeight');
	// What is told is what the panel says of the same draws: A's fall among its dots, B's do not.
	const measured = page.getByTestId('guide-measured');
	const panel = page.getByTestId('prior-samples').getByText('in holes');
	await expect(measured).toContainText('KL weight 0.1');
	const [, ofA, , ofB] = numbersOf(await measured.textContent());
	expect(numbersOf(await panel.textContent())).toEqual([ofA, ofB]);
	expect(ofA).toBeLessThan(ofB);
	await page.getByTestId('kl-weight').press('Home');
	await at('yours');
	expect((await lab.config()).runs[0].klWeight).toBe(0);
	for (const run of ['A', 'B'] as const) await expect(lab.title(run)).toHaveText(/without KL/);
	// A as it was against A as it is: by now B is the same.
	await expect(measured).toContainText('with KL weight 0.1', LONG);
	const told = async () => numbersOf(await measured.textContent());
	await expect.poll(async () => (await told())[3] === numbersOf(await panel.textContent())[0]).toBe(true);
	const [, before, , now] = await told();
	expect(before).toBe(ofA);
	expect(now).toBeGreaterThan(before);
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
	// On a short phone too the card leaves what it asks to press in view.
	const chip = page.getByTestId('chip-samples');
	await expect(chip).toBeInViewport({ ratio: 1 });
	await expect.poll(() => chip.evaluate(isOnTop)).toBe(true);
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

for (const [width, height] of [
	[390, 844],
	[1280, 720],
] as const)
	test.describe(`${width} × ${height}`, () => {
		test.use({ viewport: { width, height }, hasTouch: width === 390 });

		test('no act is covered by the card, and what it does is in view @once', async ({ lab, page }) => {
			await lab.open();
			await lab.pastStep(0);
			const controls = {
				drag: lab.probe,
				sample: page.getByTestId('chip-samples'),
				holes: page.getByRole('button', { name: /100/ }),
				klWeight: page.getByTestId('kl-weight'),
				yours: lab.trainButton,
			};
			for (const [step, control] of Object.entries(controls)) {
				await expect(page.getByTestId('guide')).toHaveAttribute('data-step', step, LONG);
				// It is scrolled there by the page alone.
				await expect.poll(() => control.evaluate(isOnTop), step).toBe(true);
				if (step === 'yours') break;
				await page.getByTestId('guide-show').click();
				// Where the panel is out of view, the probe that is led has its action beside it.
				const bubble = page.getByTestId('thumb-reading');
				if (step === 'drag' && width === 390) await expect(bubble).toHaveText(/\d/);
				await expect(bubble).toBeVisible({ visible: step === 'drag' && width === 390 });
				if (step !== 'sample' && step !== 'holes') continue;
				await expect.poll(() => lab.mapA.evaluate(isOnTop), step).toBe(true);
				await expect.poll(() => lab.title('A').evaluate(isOnTop), step).toBe(true);
			}
			await page.getByTestId('guide-end').click();
			if (width > 390) return;
			// The bar at the thumb hides nothing of the end of the page.
			await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
			const bar = await page.getByTestId('calm-bar').boundingBox();
			const panel = await page.getByTestId('prior-samples').boundingBox();
			expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
		});
	});

/** Whether a press on the middle of an element meets it. */
function isOnTop(element: Element): boolean {
	const { left, top, width, height } = element.getBoundingClientRect();
	const met = document.elementFromPoint(left + width / 2, top + height / 2);
	return element.contains(met);
}
