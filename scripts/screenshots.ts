/**
 * Takes the screenshots of the README from the built page, trained in both themes and languages.
 *
 *   node scripts/run-typescript.mjs scripts/screenshots.ts
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from './find-chromium.mjs';
import { inProject } from './paths.mjs';

/** Steps trained before the picture: enough for the two clouds to differ as they will. */
const STEPS = 1_000;

const PICTURES = [
	{ name: 'screenshot-light', colorScheme: 'light', locale: 'en-US' },
	{ name: 'screenshot-dark', colorScheme: 'dark', locale: 'zh-CN' },
] as const;

await build({ root: inProject('.'), logLevel: 'error' });
const server = await preview({ root: inProject('.'), preview: { port: 0 }, logLevel: 'error' });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
mkdirSync(inProject('docs/images'), { recursive: true });
for (const { name, colorScheme, locale } of PICTURES) {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme, locale });
	await page.goto(address);
	await page.waitForFunction(() => 'latentLab' in window);
	await page.evaluate(() => window.latentLab.everything(true));
	await page.evaluate((steps) => window.latentLab.train(steps), STEPS);
	await page.getByTestId('interpolate').first().click();
	await page.waitForTimeout(1_500);
	await page.screenshot({ path: inProject('docs/images', `${name}.png`) });
	await page.close();
}
await browser.close();
await server.close();
process.exit(0);
