/** HyAR's latent box: on the maps, in numbers, and as the square that a policy answers in. */
import { expect, type Lab, numberOf, test } from './lab';

/** With as many points drawn as there are data, page and script make the box from the same z. */
const ALL_POINTS = { data: { size: 500 }, display: { points: 500 } } as const;

/** The bounds of both runs in each dim, as the panel prints them. */
async function printedBounds(lab: Lab): Promise<number[]> {
	const cells = lab.page.getByRole('dialog', { name: 'Latent box' }).getByRole('cell', { name: '…' });
	const texts = await cells.allTextContents();
	return texts.flatMap((text) => text.split('…').map(numberOf));
}

/** The same from the script. */
async function scriptedBounds(lab: Lab, percent: number): Promise<number[]> {
	const [a, b] = [await lab.box('A', percent), await lab.box('B', percent)];
	return [0, 1].flatMap((dim) => [a.lower[dim], a.upper[dim], b.lower[dim], b.upper[dim]]);
}

async function expectSameBounds(lab: Lab, percent: number): Promise<void> {
	const scripted = await scriptedBounds(lab, percent);
	await expect(async () => {
		const printed = await printedBounds(lab);
		expect(printed).toHaveLength(scripted.length);
		for (const [i, value] of scripted.entries()) expect(Math.abs(printed[i] - value)).toBeLessThan(0.00501);
	}).toPass({ timeout: 5_000 });
}

test('the box is shown and hidden on both maps @once', async ({ lab, page }) => {
	await lab.openSmall(ALL_POINTS);
	await lab.train(60);
	const toggle = page.getByTestId('latent-box-toggle');
	await expect(toggle).toHaveAttribute('aria-pressed', 'true');
	const { lower, upper } = await lab.box('A', 96);
	const bound = lab.mapA.getByText(lower[0].toFixed(2).replace('-', '−'), { exact: true });
	await expect(bound).toBeVisible();
	await expect(lab.mapA.getByText(upper[0].toFixed(2).replace('-', '−'), { exact: true })).toBeVisible();
	await toggle.click();
	await expect(toggle).toHaveAttribute('aria-pressed', 'false');
	await expect(bound).toBeHidden();
	expect((await lab.config()).display.layers.box).toBe(false);
	await toggle.click();
	await expect(bound).toBeVisible();
});

test('the box in numbers is that of the script, at every share @once', async ({ lab, page }) => {
	await lab.openSmall(ALL_POINTS);
	await lab.train(60);
	await page.getByRole('button', { name: 'Latent box in numbers' }).click();
	await expectSameBounds(lab, 96);
	const wide = await printedBounds(lab);

	const percent = page.getByRole('spinbutton', { name: /Fraction of z inside the box/ });
	await percent.fill('70');
	await percent.press('Enter');
	await expect(page.getByTestId('latent-box-toggle')).toHaveText(/70 %/);
	await expectSameBounds(lab, 70);
	const narrow = await printedBounds(lab);
	expect(narrow[1] - narrow[0]).toBeLessThan(wide[1] - wide[0]);

	await percent.fill('30');
	await percent.press('Enter');
	await expect(page.getByRole('alert')).toContainText('50 to 100');
	expect((await lab.config()).display.boxPercent).toBe(70);
});

test('a policy moves the probe inside the box, and no farther @once', async ({ lab, page }) => {
	await lab.openSmall(ALL_POINTS);
	await lab.train(60);
	const { lower, upper } = await lab.box('A', 96);
	await page.getByRole('button', { name: 'Latent box in numbers' }).click();
	const square = page.getByRole('slider', { name: /Policy square of run A/ });
	await square.focus();
	await page.keyboard.press('Home');
	const middle = await lab.z();
	for (const dim of [0, 1]) expect(middle[dim]).toBeCloseTo((lower[dim] + upper[dim]) / 2, 3);
	for (let press = 0; press < 6; press++) await page.keyboard.press('Shift+ArrowRight');
	const [z] = await lab.z();
	expect(z).toBeCloseTo(upper[0], 3);
	await expect(square).toHaveAttribute('aria-valuetext', 'a = (1.00, 0.00)');
	await lab.expectPrintsDecoded();
});
