/** Sampling N(0, I): one, many, other scales, and clearing them. Decoding is the page's own, not the engine's. */
import { expect, test } from './lab';

test('a sample of the prior takes the probe with it @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	const picture = await lab.picture(lab.mapB);
	const seen: string[] = [];
	for (let draw = 1; draw <= 3; draw++) {
		await page.getByTestId('sample-prior').click();
		await expect(page.getByText(`N(0, I) ${draw}`, { exact: true })).toBeVisible();
		const z = await lab.z();
		for (const value of z) expect(Math.abs(value)).toBeLessThan(6);
		seen.push(String(z));
		await lab.expectPrintsDecoded();
	}
	expect(new Set(seen).size).toBe(3);
	await expect.poll(() => lab.picture(lab.mapB)).not.toBe(picture);
});

test('a hundred samples are decoded by both runs, at the scale that is set @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	const empty = await lab.ink(lab.mapA);
	await page.getByRole('button', { name: 'Take 100 samples' }).click();
	await expect(page.getByText('N(0, I) 100', { exact: true })).toBeVisible();
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(empty + 500);
	const histogram = page.getByRole('img', { name: /target x: 100 samples/ });
	await expect(histogram.locator('path').nth(1)).toHaveAttribute('d', /V/);
	await expect(lab.decodedAction).toContainText(/in holes \d+(\.\d)? % \(A\) · \d+(\.\d)? % \(B\)/);

	// The same draws, stretched.
	const picture = await lab.picture(lab.mapA);
	const noise = page.getByRole('slider', { name: /noise/i });
	await noise.fill('2');
	await expect(page.getByTestId('sample-prior')).toHaveText('Sample N(0, 2.0²·I)');
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(picture);

	await page.getByRole('button', { name: 'Take 100 samples' }).click();
	await expect(page.getByRole('img', { name: /target x: 200 samples/ })).toBeVisible();
	await page.getByRole('button', { name: 'Clear the samples' }).click();
	await expect(page.getByText(/^N\(0, I\) \d/)).toHaveCount(0);
	await expect(histogram).toHaveCount(0);
	await expect.poll(() => lab.ink(lab.mapA)).toBe(empty);
});

test('samples are those of the seed @once', async ({ lab, page }) => {
	const drawn: (readonly number[])[] = [];
	for (const seed of [1, 1, 2]) {
		await lab.openSmall({ training: { seed } });
		await page.getByTestId('sample-prior').click();
		await expect(page.getByText('N(0, I) 1', { exact: true })).toBeVisible();
		drawn.push(await lab.z());
	}
	expect(drawn[1]).toEqual(drawn[0]);
	expect(drawn[2]).not.toEqual(drawn[0]);
});
