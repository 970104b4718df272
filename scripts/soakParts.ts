/** Parts of the page that a soak opens in turn. */
import type { ElementHandle, Page } from 'puppeteer-core';
import { EMBED_PARTS } from '../src/views/App/Embed/embedPart';
import { inProject } from './paths.mjs';

/** Milliseconds that a part is looked at. */
const SHORT_LOOK = 800;
const LONG_LOOK = 4_000;

/** Agents that learn within seconds. */
const SMALL_AGENTS = {
	seed: 1,
	width: 16,
	randomEpisodes: 100,
	representationSteps: 100,
	environmentSteps: 200,
	evaluateEvery: 50,
	evaluationEpisodes: 10,
} as const;

const rest = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Presses something if it is there. */
export async function press(page: Page, selector: string): Promise<void> {
	await page.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);
}

/** Resolves when something is there. No handle of it is kept: it would keep what the page takes away later. */
async function present(page: Page, selector: string, visible = true): Promise<void> {
	const handle = await page.waitForSelector(selector, { timeout: 60_000, visible });
	await handle?.dispose();
}

/** Presses the next of several of its kind: with every call the one after. */
function pressNext(selector: string): (page: Page) => Promise<void> {
	let turn = 0;
	return (page) => {
		const now = turn++;
		return page.evaluate(
			(wanted, index) => {
				const found = document.querySelectorAll<HTMLElement>(wanted);
				if (found.length > 0) found[index % found.length].click();
			},
			selector,
			now,
		);
	};
}

/** Into a lesson and out again; its stage is another training, so that the page's own then goes on. */
async function visitCourse(page: Page): Promise<void> {
	await press(page, '[data-testid=course]');
	await rest(LONG_LOOK);
	await press(page, '[data-testid=course]');
	await rest(SHORT_LOOK);
	await present(page, '[data-testid=train], [data-testid=pause]');
}

/** Two agents learn in a worker of their own, and are forgotten. */
async function learnAsAgents(page: Page): Promise<void> {
	await page.evaluate(async (small) => {
		const { agent } = window.latentLab;
		await agent.reset();
		await agent.configure(small);
		await agent.train(small.environmentSteps);
	}, SMALL_AGENTS);
	await rest(LONG_LOOK);
	await page.evaluate(() => window.latentLab.agent.reset());
}

/** A table is read in a worker, and its columns are asked about; nobody takes it. */
async function openTable(page: Page): Promise<void> {
	await press(page, '[data-testid=share]');
	await present(page, '[data-testid=manifest-file]', false);
	const input = await page.$('input[data-testid=manifest-file]');
	await (input as ElementHandle<HTMLInputElement> | null)?.uploadFile(inProject('tests/fixtures/data/german.csv'));
	await input?.dispose();
	await present(page, '[data-testid=own-data]');
	await rest(SHORT_LOOK);
	await page.keyboard.press('Escape');
}

/** Every plot of the page as a figure. */
async function lookAtFigures(page: Page): Promise<void> {
	await press(page, '[data-testid=share]');
	for (const next of ['export', 'open-figures']) {
		await present(page, `[data-testid=${next}]`);
		await press(page, `[data-testid=${next}]`);
	}
	await present(page, '[data-testid=figures]');
	await rest(LONG_LOOK);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
}

/** A part for a frame, as a page of its own, which trains and is closed. */
function visitEmbed(): (page: Page) => Promise<void> {
	let turn = 0;
	return async (page) => {
		const part = EMBED_PARTS[turn++ % EMBED_PARTS.length];
		const other = await page.browser().newPage();
		await other.goto(new URL(`?embed=${part}`, page.url()).href);
		await present(other, '[data-testid=embed-whole]');
		await rest(LONG_LOOK);
		await other.close();
		await page.bringToFront();
	};
}

const nextTab = pressNext('[data-testid=dock] [role=tab]');
const nextInstrument = pressNext('[data-testid=instruments] nav li button');

/** Parts that are opened in turn; Escape closes those that lie in front. */
export const PARTS: readonly ((page: Page) => Promise<void>)[] = [
	nextTab,
	nextInstrument,
	(page) => press(page, '[data-testid=share]'),
	nextInstrument,
	learnAsAgents,
	(page) => press(page, '[data-testid=advanced]'),
	nextInstrument,
	openTable,
	(page) => press(page, '[data-testid=language]'),
	nextTab,
	lookAtFigures,
	visitCourse,
	visitEmbed(),
];
