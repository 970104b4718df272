/** A canvas is as sharp as the screen, also after the screen has become another one with the page's size unchanged. */
import { expect, test } from './lab';

test('maps and loss chart are sharp again within two frames of another pixel ratio', { tag: '@once' }, async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	const session = await page.context().newCDPSession(page);
	const density = () =>
		page.evaluate(async () => {
			const frame = () => new Promise(requestAnimationFrame);
			await frame();
			await frame();
			const canvases = Array.from(
				document.querySelectorAll<HTMLCanvasElement>(
					'[data-testid^=latent-map] canvas, [data-testid=loss-chart] canvas',
				),
			);
			const inUse = canvases.filter(({ clientWidth }) => clientWidth > 0);
			return [
				inUse.length,
				...new Set(inUse.map(({ width, clientWidth }) => Math.round((20 * width) / clientWidth) / 20)),
			];
		});
	// The page has opened.
	await expect.poll(async () => (await density()).slice(1)).toEqual([1]);
	const [count] = await density();
	expect(count).toBeGreaterThan(6);
	// By way of another size: emulation alone tells the page of nothing, as a real screen does.
	const override = (width: number, deviceScaleFactor: number) =>
		session.send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor, mobile: false });
	for (const deviceScaleFactor of [2, 1.5, 1]) {
		await override(1281, deviceScaleFactor);
		await override(1280, deviceScaleFactor);
		expect(await density()).toEqual([count, deviceScaleFactor]);
		expect(await lab.ink(lab.mapA)).toBeGreaterThan(0);
	}
});
