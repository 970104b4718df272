/** Parts of the page in a frame of another page, in the narrowest sandbox that runs scripts. */
import { expect, hashOf, LONG, test } from './lab';

const SMALL = hashOf({
	model: { width: 16 },
	data: { size: 500 },
	training: { batchSize: 16, stopAt: 0 },
	engine: 'simd',
});

// The frame has no storage that could say what is unfolded.
test.use({ calm: true });

test('each part trains in a frame without an origin and answers the page that its link names @once', async ({
	lab,
	page,
	baseURL,
}) => {
	const slides = new URL(baseURL ?? '').origin;
	await page.route('**/slides.html*', (route) => {
		const part = new URL(route.request().url()).searchParams.get('part');
		const address = `/?embed=${part}&for=${slides}${SMALL}`;
		return route.fulfill({
			contentType: 'text/html',
			body: `<!doctype html><iframe sandbox="allow-scripts" width="600" height="380" src="${address}"></iframe>`,
		});
	});
	const ask = (call: string, ...args: readonly unknown[]) =>
		page.evaluate(
			([name, values]) =>
				new Promise<unknown>((resolve) => {
					addEventListener('message', ({ data }) => resolve(data.result ?? data.error), { once: true });
					const question = { latentLab: 'call', id: 1, call: name, args: values };
					document.querySelector('iframe')?.contentWindow?.postMessage(question, '*');
				}),
			[call, args] as const,
		);
	const frame = page.frameLocator('iframe');

	await page.goto('/slides.html?part=twins');
	await expect(frame.getByTestId('latent-map-b')).toBeVisible(LONG);
	await expect(frame.getByTestId('share')).toHaveCount(0);
	const [, inner] = page.frames();
	await inner.waitForFunction(() => 'latentLab' in window);
	expect(await inner.evaluate(() => origin)).toBe('null');
	expect(await ask('train', 20)).toMatchObject({ step: 20, engine: 'simd' });
	expect(await ask('train', 0)).toBe('steps: a whole number from 1');
	await expect(frame.getByTestId('embed-step')).toHaveAttribute('data-step', '20');
	await frame.getByTestId('train').click();
	await expect
		.poll(async () => Number(await frame.getByTestId('embed-step').getAttribute('data-step')), LONG)
		.toBeGreaterThan(20);
	// Nothing has to be scrolled to.
	const over = await inner.evaluate(() => {
		const { scrollWidth, scrollHeight } = document.documentElement;
		return [scrollWidth - innerWidth, scrollHeight - innerHeight];
	});
	expect(over).toEqual([0, 0]);
	await expect(frame.getByTestId('embed-whole')).toHaveAttribute('href', /#v1\./);

	for (const [part, shown] of [
		['map', 'latent-map-a'],
		['model', 'model'],
		['agent', 'agent-train'],
	] as const) {
		await page.goto(`/slides.html?part=${part}`);
		await expect(frame.getByTestId(shown)).toBeVisible(LONG);
	}
	await page.goto('/slides.html?part=bench');
	await expect(frame.locator('[data-instrument="gaussianKl"]').getByRole('slider').first()).toBeVisible(LONG);
	await expect(frame.getByTestId('train')).toHaveCount(0);
	// In a frame as wide as a phone the picture stands over the numbers.
	await page.locator('iframe').evaluate((element) => element.setAttribute('width', '380'));
	const picture = frame.locator('[data-instrument="gaussianKl"] canvas').first();
	await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan(300);
	expect(lab.faults).toEqual([]);
});
