/** Looks that a system, a host or a person gives the page: forced colours, print, right to left, large type, frames, files. */
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { axeFindings } from './axe';
import { cutTexts } from './cutTexts';
import { chooseEverything, expect, hashOf, type Lab, LONG, test } from './lab';

/** Texts of the KL bars and of the decoded action that lie over one another. */
function collisions(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const parts = Array.from(document.querySelectorAll('[data-testid="kl-meter"], [data-testid="decoded-action"]'));
		return parts.flatMap((part) => {
			const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
			const seen: { text: string; box: DOMRect }[] = [];
			for (let node = texts.nextNode(); node; node = texts.nextNode()) {
				if (!node.textContent?.trim() || node.parentElement?.closest('.visually-hidden, svg, select')) continue;
				if (!node.parentElement?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
				const range = document.createRange();
				range.selectNodeContents(node);
				for (const box of range.getClientRects()) seen.push({ text: node.textContent.trim(), box });
			}
			return seen.flatMap(({ text, box }, index) =>
				seen.slice(index + 1).flatMap((other) => {
					const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
					const up = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
					// Boxes of letters are higher than the letters.
					return across > 2 && up > 0.4 * Math.min(box.height, other.box.height) ? [`${text} / ${other.text}`] : [];
				}),
			);
		});
	});
}

/**
 * What of an element differs from the ground: the share of its pixels, and which of the page's colours are among them.
 * @param names custom properties of the page without the dashes
 */
async function painted(element: Locator, names: readonly string[] = []): Promise<{ ink: number; colors: string[] }> {
	await element.scrollIntoViewIfNeeded();
	const picture = (await element.screenshot({ animations: 'disabled' })).toString('base64');
	return element.evaluate(
		async (_, [source, wanted]) => {
			const image = new Image();
			image.src = `data:image/png;base64,${source}`;
			await image.decode();
			const canvas = new OffscreenCanvas(image.width, image.height);
			const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
			/** Channels of a colour as CSS writes it. */
			const channels = (color: string) => {
				context.fillStyle = color;
				context.fillRect(0, 0, 1, 1);
				return Array.from(context.getImageData(0, 0, 1, 1).data.subarray(0, 3));
			};
			const style = getComputedStyle(document.documentElement);
			const ground = channels(getComputedStyle(document.body).backgroundColor);
			const colors = wanted.map((name) => channels(style.getPropertyValue(`--${name}`)));
			context.drawImage(image, 0, 0);
			const { data } = context.getImageData(0, 0, image.width, image.height);
			const apart = (at: number, color: readonly number[]) =>
				Math.max(...color.map((channel, index) => Math.abs(channel - data[at + index])));
			const places = Array.from({ length: data.length / 4 }, (_, pixel) => 4 * pixel);
			return {
				ink: places.filter((at) => apart(at, ground) > 60).length / places.length,
				colors: wanted.filter((_, index) => places.some((at) => apart(at, colors[index]) < 24)),
			};
		},
		[picture, names] as const,
	);
}

/** What of the keys and bars is gone where the system forces its colours. */
async function goneFrom(lab: Lab): Promise<string[]> {
	const { page } = lab;
	const meter = page.getByTestId('kl-meter');
	const legend = meter.locator('button');
	const bar = meter.locator('[data-run="B"]').first().locator('> span').nth(2);
	const weight = page.getByTestId('kl-weight-control');
	const parts: [string, Locator, string[]][] = [
		['KL bars', bar, ['mu', 'sigma']],
		['information and mismatch', page.getByTestId('kl-split-b').locator('> span'), ['z', 'prior']],
		['key of μ', legend.first(), ['mu']],
		['key of σ', legend.nth(1), ['sigma']],
		['slider', weight.locator('input[type="range"]'), ['kl', 'line-strong']],
		['run of a slider', weight.locator('i').first(), ['kl']],
		['latent box in the legend', page.getByRole('button', { name: /latent box/ }).first(), ['box']],
		['σ in the legend', page.getByRole('button', { name: '1 σ', exact: true }), ['sigma']],
	];
	const gone: string[] = [];
	for (const [name, element, wanted] of parts) {
		const { colors } = await painted(element, wanted);
		if (colors.length < wanted.length) gone.push(`${name}: ${wanted.filter((color) => !colors.includes(color))}`);
	}
	const mark = await painted(weight.locator('[style*="--at"]').first());
	if (mark.ink < 0.2) gone.push('mark of collapse');
	const scale = await painted(page.locator('[style*="gradient"]').first());
	if (scale.ink < 0.5) gone.push('colour scale');
	const glyphs: number[] = [];
	for (const use of ['live', 'weak', 'dead'])
		glyphs.push((await painted(meter.locator(`[data-use="${use}"] > i`).last())).ink);
	const [live, weak, dead] = glyphs;
	if (!(live > 1.1 * weak && weak > 1.1 * dead && dead > 0.1)) gone.push(`live, weak, dead: ${glyphs}`);
	return gone;
}

test('colours that are forced leave the keys, print is light, a host from right to left turns no figure @once', async ({
	lab,
	page,
}) => {
	await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light' });
	await lab.openSmall({ display: { layers: { box: true } } });
	await lab.train(300);
	await expect.poll(() => goneFrom(lab)).toEqual([]);
	// Also against a choice of the person's that the forced ground would swallow.
	await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
	await page.getByRole('button', { name: 'Colours: as the system' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect.poll(() => goneFrom(lab)).toEqual([]);

	await page.evaluate(() => {
		document.documentElement.dir = 'rtl';
	});
	await page.getByTestId('advanced').click();
	await expect(page.getByTestId('advanced-sheet')).toBeVisible();
	const turned = await page.evaluate(() => {
		const elements = Array.from(document.body.querySelectorAll('*'), (element) => getComputedStyle(element).direction);
		return elements.filter((direction) => direction !== 'ltr').length;
	});
	expect(turned).toBe(0);
	// "−1.2" and not "1.2−".
	const minus = await page.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const places: number[] = [];
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const at = /−\d/.exec(node.textContent ?? '')?.index;
			if (at === undefined || !node.parentElement?.checkVisibility()) continue;
			const [sign, digit] = [at, at + 1].map((start) => {
				const range = document.createRange();
				range.setStart(node, start);
				range.setEnd(node, start + 1);
				return range.getBoundingClientRect().left;
			});
			places.push(digit - sign);
		}
		return { least: Math.min(...places), count: places.length };
	});
	expect(minus.count).toBeGreaterThan(3);
	expect(minus.least).toBeGreaterThan(0);
	await page.keyboard.press('Escape');

	await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
	const look = () =>
		page.evaluate(() => {
			const style = getComputedStyle(document.documentElement);
			return [
				style.colorScheme,
				style.getPropertyValue('--z-ink').trim(),
				getComputedStyle(document.body).backgroundColor,
			];
		});
	// The page may still be answering the change of the system's colours.
	await expect(async () => {
		await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
		expect((await look())[0]).toBe('dark');
	}).toPass();
	await page.emulateMedia({ media: 'print' });
	expect(await look()).toEqual(['light', '#9b3a75', 'rgb(255, 255, 255)']);
});

test('with type of twice the size nothing is cut or lies over another @once', async ({
	playwright,
	launchOptions,
	baseURL,
}) => {
	const large = '--blink-settings=defaultFontSize=32';
	const browser = await playwright.chromium.launch({
		...launchOptions,
		args: [...(launchOptions.args ?? []), large],
	});
	const page = await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
	await chooseEverything(page);
	await page.goto(`/${hashOf({ model: { width: 16 }, data: { size: 500 }, training: { stopAt: 0 }, engine: 'simd' })}`);
	await page.waitForFunction(() => 'latentLab' in window);
	await page.evaluate(() => window.latentLab.train(20));
	await expect(page.getByTestId('kl-split-b')).toBeVisible(LONG);
	expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
	await expect.poll(() => collisions(page)).toEqual([]);
	// Also bars of less than a nat are filled by their parts.
	const filled = await page.getByTestId('kl-meter').evaluate((meter) =>
		Array.from(meter.querySelectorAll('[data-run] > span:nth-of-type(3) > span'), (bar) => {
			const parts = Array.from(bar.children, (part) => part.getBoundingClientRect().width);
			return Math.abs(parts.reduce((sum, width) => sum + width, 0) - bar.getBoundingClientRect().width);
		}),
	);
	expect(filled).toHaveLength(4);
	expect(Math.max(...filled)).toBeLessThan(1);
	expect(await cutTexts(page)).toEqual([]);
	expect(await axeFindings(page)).toEqual([]);
	// Nothing stands where no scrolling reaches.
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	const last = page.getByTestId('kl-meter').getByRole('button').last();
	await last.scrollIntoViewIfNeeded();
	await expect(last).toBeInViewport();
	await browser.close();
});

test('in a frame the wheel over a map scrolls the page, and a save says what a frame may forbid @once', async ({
	lab,
	page,
}) => {
	const settings = hashOf({ model: { width: 16 }, data: { size: 500 }, training: { stopAt: 0 }, engine: lab.engine });
	await page.route('**/host.html', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: `<!doctype html><html dir="rtl"><iframe sandbox="allow-scripts allow-same-origin" width="390" height="640" src="/${settings}"></iframe>`,
		}),
	);
	await page.goto('/host.html');
	const frame = page.frameLocator('iframe');
	await expect(frame.getByTestId('train')).toBeVisible(LONG);
	const [, inner] = page.frames();
	await inner.waitForFunction(() => 'latentLab' in window);
	await frame.getByTestId('latent-map-a').hover();
	await page.mouse.wheel(0, 200);
	await expect.poll(() => inner.evaluate(() => scrollY)).toBeGreaterThan(100);
	await inner.evaluate(() => scrollTo(0, 0));
	await frame.getByTestId('share').click();
	await frame.getByRole('button', { name: 'Manifest' }).click();
	await expect(frame.locator('[data-notice="saved"]')).toContainText('forbids downloads');
});

test('opened as a file the page says what it needs @once', async ({ page }) => {
	await page.goto(pathToFileURL('dist/index.html').href);
	await expect(page.locator('[data-reason="file"]').first()).toBeVisible();
	await expect(page.locator('[data-reason="file"]').first()).toContainText('npm start');
	await expect(page.locator('[data-reason="load"]').first()).toBeHidden();
});
