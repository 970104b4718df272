/**
 * Takes a screenshot of every state of the page, to be looked at: five widths, light and dark, both languages, with a
 * contact sheet for each width and look.
 *
 *   node scripts/run-typescript.mjs scripts/state-screenshots.ts folder [--at address] [--only state,state] [--widths 390,1280] [--looks en-light,zh-CN-dark]
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { FIRST_STEPS } from '../src/state/config/defaults';
import { findChromium, findHeadlessShell } from './find-chromium.mjs';
import { fromCaller, inProject } from './paths.mjs';

const HEIGHTS: Readonly<Record<number, number>> = { 390: 844, 1024: 768, 1280: 800, 1440: 900, 1920: 1080 };
const LOOKS = ['en-light', 'en-dark', 'zh-CN-light', 'zh-CN-dark'];

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		at: { type: 'string' },
		only: { type: 'string' },
		widths: { type: 'string', default: Object.keys(HEIGHTS).join() },
		looks: { type: 'string', default: LOOKS.join() },
	},
});

/** Time that a state gets to load, to measure and to come to rest, ms. */
const WAIT = 1_400;

/** Contact sheets: pictures a row, rows, and the width of each picture in px, for upright and wide ones. */
const SHEET = { upright: { columns: 7, rows: 2, width: 260 }, wide: { columns: 3, rows: 3, width: 620 } } as const;

/** What has to be done to come to a state; what is open from the state before is closed again. */
type Way = (page: Page) => Promise<void>;

/** Presses something, also where it is out of view or behind something else. */
async function press(page: Page, selector: string): Promise<void> {
	await page.locator(selector).first().dispatchEvent('click');
}

async function openTab(page: Page, tab: string): Promise<void> {
	await page.locator(`[data-testid=dock] [role=tab][id$="-tab-${tab}"]`).dispatchEvent('click');
}

async function openInstrument(page: Page, id: string): Promise<void> {
	await openTab(page, 'instruments');
	const menu = page.getByTestId('instruments').locator('nav select');
	await menu.waitFor({ state: 'attached' });
	await menu.evaluate((select: HTMLSelectElement, value) => {
		select.value = value;
		select.dispatchEvent(new Event('change', { bubbles: true }));
	}, id);
	// On a narrow page it stands below everything else.
	await page.locator(`[data-instrument=${id}]`).scrollIntoViewIfNeeded();
}

async function openLesson(page: Page, search: string): Promise<void> {
	const { origin, pathname } = new URL(page.url());
	await page.goto('about:blank');
	await page.goto(`${origin}${pathname}${search}`);
	await page.getByTestId('lesson-title').waitFor();
	await page.waitForFunction(() => !document.querySelector('[data-testid="lesson-stage"]:not([data-ready])'));
}

/** Each has a folder of its name. */
const INSTRUMENTS = readdirSync(inProject('src/instruments')).filter((id) =>
	existsSync(inProject('src/instruments', id, 'instrument.ts')),
);

const TABLE = readFileSync(inProject('tests/fixtures/data/german.csv'));

/** In this order, each after the one before: the page of a first visit, then everything, then what replaces the page. */
const STATES: Readonly<Record<string, Way>> = {
	opening: async () => {},
	calm: (page) => press(page, '[data-testid=guide-end]'),
	glossary: async (page) => {
		await press(page, '[data-testid=view-menu]');
		await press(page, '[data-testid=glossary-open]');
		await page.getByTestId('glossary').waitFor();
	},
	share: (page) => press(page, '[data-testid=share]'),
	ownData: async (page) => {
		await page.evaluate((bytes) => {
			const data = new DataTransfer();
			data.items.add(new File([Uint8Array.from(bytes)], 'german.csv'));
			document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
		}, Array.from(TABLE));
		await page.getByTestId('own-data').waitFor();
	},
	everything: (page) => page.evaluate(() => window.latentLab.everything(true)),
	model: (page) => openTab(page, 'model'),
	world: (page) => openTab(page, 'world'),
	rollouts: (page) => openTab(page, 'rollouts'),
	data: (page) => openTab(page, 'data'),
	agent: (page) => openTab(page, 'agent'),
	...Object.fromEntries(INSTRUMENTS.map((id): [string, Way] => [id, (page) => openInstrument(page, id)])),
	lesson: (page) => openLesson(page, '?lesson=kl'),
	presenter: async (page) => {
		await press(page, '[data-testid=teacher-tools]');
		await press(page, '[data-testid=teacher-presenter]');
	},
};

const wanted = options.only?.split(',') ?? Object.keys(STATES);
const folder = fromCaller(positionals[0] ?? 'test-results/states');
const server = options.at ? null : await served();
const address = options.at ?? server?.resolvedUrls?.local[0] ?? '';

async function served() {
	await build({ root: inProject('.'), logLevel: 'error' });
	return preview({ root: inProject('.'), preview: { port: 0 }, logLevel: 'error' });
}

/** Opens the page as a first visitor does, and waits until what it trains by itself is trained. */
async function openPage(browser: Browser, width: number, look: string): Promise<Page> {
	const [, language, theme] = /^(.+)-(light|dark)$/.exec(look) ?? [];
	const touch = width < 600;
	const page = await browser.newPage({
		viewport: { width, height: HEIGHTS[width] ?? Math.round((width * 5) / 8) },
		colorScheme: theme as 'light' | 'dark',
		locale: language,
		...(touch ? { isMobile: true, hasTouch: true } : {}),
	});
	await page.goto(address);
	await page.waitForFunction(() => 'latentLab' in window);
	await page.locator(`[data-testid=step-count][data-step="${FIRST_STEPS}"]`).waitFor({ state: 'attached' });
	return page;
}

/** Pictures beside each other under their names, as many on a sheet as can still be read. */
async function makeSheets(browser: Browser, width: number, look: string, states: readonly string[]): Promise<void> {
	const { columns, rows, width: each } = width < 600 ? SHEET.upright : SHEET.wide;
	const page = await browser.newPage({ viewport: { width: columns * (each + 8), height: 600 } });
	const style = `body{margin:0;display:grid;grid-template-columns:repeat(${columns},${each}px);gap:8px;font:14px sans-serif}figure{margin:0}img{width:100%}`;
	for (let first = 0; first < states.length; first += columns * rows) {
		const figures = states.slice(first, first + columns * rows).map((state) => {
			const picture = readFileSync(`${folder}/${width}.${look}.${state}.png`).toString('base64');
			return `<figure><figcaption>${state}</figcaption><img src="data:image/png;base64,${picture}"></figure>`;
		});
		await page.setContent(`<style>${style}</style>${figures.join('')}`);
		const sheet = 1 + first / (columns * rows);
		await page.screenshot({ path: `${folder}/sheet.${width}.${look}.${sheet}.png`, fullPage: true });
	}
	await page.close();
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
	executablePath: findHeadlessShell() ?? findChromium() ?? undefined,
	args: ['--disable-features=WebGPUService', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
for (const width of options.widths.split(',').map(Number)) {
	for (const look of options.looks.split(',')) {
		const page = await openPage(browser, width, look);
		const taken: string[] = [];
		for (const [state, come] of Object.entries(STATES)) {
			// What the later ones stand on.
			if (!wanted.includes(state) && !(state === 'everything' || (state === 'lesson' && wanted.includes('presenter'))))
				continue;
			await come(page);
			if (!wanted.includes(state)) continue;
			await page.waitForTimeout(WAIT);
			await page.screenshot({ path: `${folder}/${width}.${look}.${state}.png` });
			taken.push(state);
			if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
		}
		await page.close();
		await makeSheets(browser, width, look, taken);
		console.log(`${width} ${look}: ${taken.length} states`);
	}
}
await browser.close();
await server?.close();
process.exit(0);
