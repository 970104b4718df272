/** Plots taken along as pictures: what is in the files is what stands on the page. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeFindings } from './axe';
import { expect, type Lab, test } from './lab';

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(button).click()]);
	return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function savedSvg(page: Page, id: string): Promise<string> {
	await page.locator(`[data-figure-id="${id}"]`).check({ force: true });
	return (await saved(page, 'save-svg')).bytes.toString('utf8');
}

/** What a reader of SVG finds in a file. */
function readSvg(page: Page, text: string) {
	return page.evaluate((svg) => {
		const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
		const all = Array.from(root.querySelectorAll('*'));
		return {
			tag: root.localName,
			broken: root.querySelectorAll('parsererror, script, foreignObject, style').length,
			handlers: all.filter(({ attributes }) => Array.from(attributes).some(({ name }) => /^on/i.test(name))).length,
			// A reader without the font keeps the widths.
			unfit: Array.from(root.querySelectorAll('text')).filter((text) => !(Number(text.getAttribute('textLength')) > 0))
				.length,
			texts: Array.from(root.querySelectorAll('text'), ({ textContent }) => textContent ?? ''),
			fills: all.map((element) => element.getAttribute('fill')),
			images: root.querySelectorAll('image').length,
			paths: root.querySelectorAll('path').length,
			size: [Number(root.getAttribute('width')), Number(root.getAttribute('height'))],
			metadata: root.querySelector('metadata')?.textContent ?? '',
		};
	}, text);
}

/** Width and height in the header of a PNG. */
function sizeOf(png: Buffer): number[] {
	return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** Everything written under KL that a person sees. */
async function printed(lab: Lab): Promise<string[]> {
	return lab.page.getByTestId('kl-meter').evaluate((meter) => {
		const texts = document.createTreeWalker(meter, NodeFilter.SHOW_TEXT);
		const lines: string[] = [];
		for (let node = texts.nextNode(); node; node = texts.nextNode())
			if (!node.parentElement?.closest('.visually-hidden') && node.parentElement?.checkVisibility())
				lines.push(node.textContent ?? '');
		return lines.filter((line) => /\d/.test(line));
	});
}

test('every plot that is open is saved as SVG and PNG with its numbers, its caption and its size @once', async ({
	lab,
	page,
	context,
	baseURL,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL });
	// Dark on the screen, light in the file.
	await page.emulateMedia({ colorScheme: 'dark' });
	await lab.openSmall({ display: { layers: { box: true } } });
	await lab.train(40);
	// What is measured of the last step comes a little later.
	await expect
		.poll(async () => {
			const before = await printed(lab);
			await page.waitForTimeout(400);
			return before.join() === (await printed(lab)).join();
		})
		.toBe(true);
	await page.getByTestId('share').click();
	await page.getByTestId('export').click();
	const bibtex = (await page.getByTestId('bibtex').textContent()) ?? '';
	expect(bibtex).toContain('@misc{latent-lab-goal-40,');
	expect(bibtex).toContain('#v1.');
	await page.getByTestId('open-figures').click();
	expect(await axeFindings(page, { parts: ['[data-testid="figures"]'] })).toEqual([]);
	const numbers = await printed(lab);
	expect(numbers.length).toBeGreaterThan(2);
	const ids = await page
		.locator('[data-figure-id]')
		.evaluateAll((inputs) => inputs.map((input) => (input as HTMLElement).dataset.figureId));
	expect(ids).toEqual(expect.arrayContaining(['maps', 'mapA', 'mapB', 'losses', 'kl', 'scene']));

	const map = await readSvg(page, await savedSvg(page, 'mapA'));
	expect(map).toMatchObject({ tag: 'svg', broken: 0, handlers: 0, images: 0, unfit: 0 });
	// 200 points and their ellipses as outlines, and the rings.
	expect(map.paths).toBeGreaterThan(200);
	expect(map.fills[map.fills.indexOf('#ffffff')]).toBe('#ffffff');
	const caption = map.texts.join(' ');
	const { config } = await lab.state();
	for (const part of ['step 40', 'Goal', 'training seed 1', 'width 16', 'KL weight 0.1', 'Latent Lab'])
		expect(caption).toContain(part);
	expect(JSON.parse(map.metadata)).toMatchObject({ format: 'latent-lab-manifest', config, step: 40 });
	expect(map.texts.join('')).toContain('#v1.');

	const kl = await readSvg(page, await savedSvg(page, 'kl'));
	expect(kl).toMatchObject({ broken: 0, unfit: 0 });
	const written = kl.texts.join(' ').replace(/\s+/g, ' ');
	for (const line of numbers) for (const number of line.match(/\d[\d.]*/g) ?? []) expect(written).toContain(number);

	await page.getByTestId('figure-3x').click();
	const png = await saved(page, 'save-png');
	expect(png.name).toBe('latent-lab-goal-kl-step-40@3x.png');
	expect(sizeOf(png.bytes)).toEqual(kl.size.map((side) => 3 * side));

	await page.getByTestId('figure-transparent').click();
	const bare = await readSvg(page, await savedSvg(page, 'losses'));
	expect(bare.fills).not.toContain('#ffffff');
	expect(bare.broken).toBe(0);
	await page.getByTestId('figure-1x').click();
	await page.getByTestId('copy-png').click();
	await expect(page.getByText('The PNG was copied.')).toBeVisible();
	const copied = await page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const bitmap = await createImageBitmap(await item.getType('image/png'));
		return [bitmap.width, bitmap.height];
	});
	expect(copied).toEqual(bare.size);
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('figures')).toHaveCount(0);
	// The page is dark again, and nothing of the light one is left.
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

	await lab.mapB.click({ button: 'right', position: { x: 20, y: 60 } });
	await expect(page.locator('[data-figure-id="mapB"]')).toBeChecked();
	const shown = await lab.codes('A');
	const video = await saved(page, 'save-video');
	expect(video.name).toMatch(/^latent-lab-goal-mapB-step-40\.(webm|mp4)$/);
	// The page itself may load no media.
	const player = await context.newPage();
	const played = await player.evaluate(async (bytes) => {
		const element = document.createElement('video');
		element.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
		await new Promise((resolve, reject) => {
			element.onloadeddata = resolve;
			element.onerror = reject;
		});
		return [element.videoWidth, element.videoHeight];
	}, Array.from(video.bytes));
	await player.close();
	expect(Math.min(...played)).toBeGreaterThan(100);
	// The page shows what it showed before.
	expect(await lab.codes('A')).toEqual(shown);
	await page.keyboard.press('Escape');

	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.emulateMedia({ media: 'print' });
	const report = page.getByRole('article');
	await expect(report.getByRole('figure').first()).toContainText('Both latent maps, Goal, step 40');
	await expect(report).toContainText('training seed 1');
	await expect(report.locator('svg text').first()).toBeVisible();
	await expect(report).toContainText('½μ²');
	// A pattern or a clip of one figure is never taken for another's.
	const names = await report.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
	expect(names.length).toBeGreaterThan(3);
	expect(new Set(names).size).toBe(names.length);
	await expect(lab.trainButton).toBeHidden();
	// Of the dark page nothing is printed, not even as the rest of the last sheet.
	await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
	await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect(report).toHaveCount(0);
	await expect(lab.trainButton).toBeVisible();
});

test('the model is a figure with all its names and fine strokes, the maps without their scrubber @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await lab.train(5);
	await page.getByTestId('dock').getByRole('tab').first().click();
	await expect(page.getByTestId('model')).toBeVisible();
	await page.getByTestId('share').click();
	await page.getByTestId('export').click();
	await page.getByTestId('open-figures').click();
	const model = await savedSvg(page, 'model');
	const { texts } = await readSvg(page, model);
	for (const name of ['mean', 'std', 'z', 'ε', 'u = x̂', 's = Δŝ', 'ΣKL ÷ Z', 'Kick to', 'Transition #0'])
		expect(texts).toContain(name);
	// The rings are drawn in units of σ, of which one is many pixels.
	const rings = Array.from(model.matchAll(/<circle [^>]*r="[123]"[^>]*>/g), ([ring]) =>
		Number(/stroke-width="([\d.]+)/.exec(ring)?.[1]),
	);
	expect(rings).toHaveLength(3);
	for (const width of rings) expect(width).toBeLessThan(0.2);
	const maps = await readSvg(page, await savedSvg(page, 'maps'));
	expect(maps.texts).not.toContain('5');
});
