/**
 * Takes the screenshots of docs/instruments.md: every instrument of the menu, on a model that has learned a little.
 *
 *   node scripts/run-typescript.mjs scripts/instrument-screenshots.ts [address of a page that is served] [ids: all of the registry when left out]
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { INSTRUMENTS } from '../src/instruments/registry';
import { findChromium } from './find-chromium.mjs';
import { inProject } from './paths.mjs';

/** Steps trained before the pictures, and between storing replay entries and judging them. */
const STEPS = 600;
const STEPS_AFTER_STORING = 300;

/** Instruments that mark the maps: their pictures show the maps as well. */
const ON_THE_MAPS = ['holes', 'atlas', 'forces', 'noise', 'truePosterior'];

/** Five runs of 2,000 steps on the slowest engine, ms. */
const SWEEP_WAIT = 900_000;

/** Time that an instrument gets to measure once, ms. */
const WAIT = 1_200;

const given = process.argv.slice(2);
const served = given.find((part) => part.startsWith('http'));
const wanted = given.filter((part) => part !== served);
const server = served ? null : await serve();
const address = served ?? server?.resolvedUrls?.local[0] ?? '';

async function serve() {
	await build({ root: inProject('.'), logLevel: 'error' });
	return preview({ root: inProject('.'), preview: { port: 0 }, logLevel: 'error' });
}

const folder = inProject('docs/images/instruments');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en-US' });
await page.goto(address);
await page.waitForFunction(() => 'latentLab' in window);
await page.evaluate(async () => {
	await window.latentLab.everything(true);
	await window.latentLab.configure({ probe: { transition: 25 } });
});
await page.evaluate((steps) => window.latentLab.train(steps), STEPS);
await page.getByRole('tab', { name: 'Instruments' }).click();
const instruments = page.getByTestId('instruments');
const menu = instruments.getByRole('navigation');
await menu.locator('option').first().waitFor({ state: 'attached' });
const ids = INSTRUMENTS.map(({ id }) => id).filter((id) => wanted.length === 0 || wanted.includes(id));

async function open(id: string): Promise<void> {
	const { default: texts } = await import(`../src/instruments/${id}/en.ts`);
	await menu.getByRole('button', { name: texts.name, exact: true }).click();
}

await page.evaluate(() => window.latentLab.storeEntries());
// Curves begin when their instrument is open.
for (const id of ['holes', 'boxUse', 'dimensions', 'relabelling'] as const) {
	if (!ids.includes(id)) continue;
	await open(id);
	for (let part = 0; part < 10; part++) {
		await page.evaluate((steps) => window.latentLab.train(steps), STEPS_AFTER_STORING / 10);
		await page.waitForTimeout(250);
	}
}
for (const id of ids) {
	await open(id);
	await page.waitForTimeout(WAIT);
	if (id === 'sweep') await trainSweep();
	const picture = ON_THE_MAPS.includes(id) ? page : instruments.locator('[data-instrument]');
	await picture.screenshot({ path: `${folder}/${id}.png` });
}
/** The sweep until it pauses by itself: dots on the plane, not an empty one. */
async function trainSweep(): Promise<void> {
	await instruments.getByTestId('sweep-start').click();
	await instruments.locator('[data-testid="sweep-step"][data-phase="paused"]').waitFor({ timeout: SWEEP_WAIT });
	await page.waitForTimeout(WAIT);
}

await browser.close();
await server?.close();
process.exit(0);
