/** The way from one code to another. */
import { type Codes, expect, type Lab, test } from './lab';

/** μ of a transition. */
const meanOf = ({ mean }: Codes, row: number) => [mean[2 * row], mean[2 * row + 1]];

async function expectProbeAt(lab: Lab, [x, y]: readonly number[]): Promise<void> {
	await expect
		.poll(async () => {
			const z = await lab.z();
			return Math.hypot(z[0] - x, z[1] - y);
		})
		.toBeLessThan(1e-4);
}

/** The pinned transitions, from their fields. */
async function pins(lab: Lab): Promise<number[]> {
	const fields = ['start', 'end'].map((end) =>
		lab.page.getByRole('spinbutton', { name: `Transition pinned as ${end}` }),
	);
	return Promise.all(fields.map(async (field) => Number(await field.inputValue())));
}

test('Interpolate pins two far codes of the action and walks from one to the other @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(80);
	await page.getByTestId('interpolate').click();
	const strip = page.getByRole('img', { name: /along the path: / });
	await expect(strip).toBeVisible();
	await expect(strip.locator('rect')).toHaveCount(40);
	const codes = await lab.codes('A');
	const [from, to] = await pins(lab);
	expect(from).not.toBe(to);
	for (const pin of [from, to]) expect(codes.action[pin]).toBe(0);
	await expectProbeAt(lab, meanOf(codes, to));
	await lab.expectPrintsDecoded();

	const scrubber = page.getByRole('slider', { name: /Position on the path/ });
	await scrubber.fill('0');
	await expectProbeAt(lab, meanOf(codes, from));
	await scrubber.fill('50');
	await expectProbeAt(
		lab,
		meanOf(codes, from).map((value, dim) => (value + meanOf(codes, to)[dim]) / 2),
	);
	await lab.expectPrintsDecoded();
});

test('the arc keeps the distance to the origin, between those of its ends @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(80);
	const codes = await lab.codes('A');
	const [from, to] = [3, 11];
	for (const [end, row] of [
		['start', from],
		['end', to],
	] as const)
		await page.getByRole('spinbutton', { name: `Transition pinned as ${end}` }).fill(String(row));
	await page.getByRole('radio', { name: 'Arc of constant radius' }).check({ force: true });
	const scrubber = page.getByRole('slider', { name: /Position on the path/ });
	const radius = ([x, y]: readonly number[]) => Math.hypot(x, y);
	for (const percent of [50, 0, 100]) {
		await scrubber.fill(String(percent));
		const share = percent / 100;
		const wanted = (1 - share) * radius(meanOf(codes, from)) + share * radius(meanOf(codes, to));
		await expect.poll(async () => Math.abs(radius(await lab.z()) - wanted)).toBeLessThan(1e-4);
	}
	await expectProbeAt(lab, meanOf(codes, to));
});

test('with less motion the probe is put half way at once @once', async ({ lab, page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await lab.openSmall();
	await lab.train(20);
	await page.getByTestId('interpolate').click();
	const codes = await lab.codes('A');
	const [from, to] = await pins(lab);
	await expectProbeAt(
		lab,
		meanOf(codes, from).map((value, dim) => (value + meanOf(codes, to)[dim]) / 2),
	);
});
