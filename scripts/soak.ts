/**
 * `npm run soak [-- --minutes 30 --seed 1]`: the built page trains in Chromium for a long time while every tab, every
 * instrument, the dialogs, the course, agents, a table, the figures and the parts for a frame are opened in turn and a
 * seeded monkey acts. Told every ten seconds: what the page, its workers and the engine hold, and how quick it is. Ends
 * with status 1 where one of them grows on and on, or the training stops.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launch, type Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { integerAt, Stream } from '../src/randomness/counterRandom';
import { findChromium, findHeadlessShell } from './find-chromium.mjs';
import { growth, type Look } from './growth';
import { inProject } from './paths.mjs';
import { PARTS, press } from './soakParts';

const { values: options } = parseArgs({
	options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
});
const MILLISECONDS = numberOf('minutes', options.minutes) * 60_000;
const SEED = numberOf('seed', options.seed);

/** Milliseconds between two looks. */
const INTERVAL = 10_000;

/** Milliseconds between two acts of the monkey. */
const ACT_INTERVAL = 400;

/** A part is opened at every so manyth of them. */
const ACTS_A_PART = 10;

/** The number that an option gives; ends the program where it gives none. */
function numberOf(name: string, text: string): number {
	const number = Number(text);
	if (text.trim() !== '' && Number.isFinite(number) && number > 0) return number;
	console.error(`--${name} ${text}: not a number above 0`);
	process.exit(2);
}

const megabytes = (bytes: number) => bytes / 2 ** 20;

/** What a renderer's process holds: the greatest of them is the page's. */
async function renderersHold(page: Page): Promise<number> {
	const session = await page.browser().target().createCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const held = processInfo
		.filter(({ type }) => type === 'renderer')
		.map(({ id }) => {
			try {
				const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
				return Number(kilobytes ?? 0) / 1_024;
			} catch {
				return 0;
			}
		});
	return Math.max(0, ...held);
}

async function look(page: Page, began: number): Promise<Look> {
	const session = await page.createCDPSession();
	await session.send('HeapProfiler.collectGarbage');
	await session.detach();
	const { JSHeapUsedSize = 0, Nodes = 0 } = await page.metrics();
	let workerHeap = 0;
	for (const worker of page.workers()) {
		await worker.client.send('HeapProfiler.collectGarbage');
		workerHeap += (await worker.client.send('Runtime.getHeapUsage')).usedSize;
	}
	const state = await page.evaluate(async () => {
		const { step, stepsPerSecond, framesPerSecond, memory } = await window.latentLab.state();
		return { step, stepsPerSecond, framesPerSecond, bytes: memory?.bytes ?? 0 };
	});
	return {
		seconds: Math.round((performance.now() - began) / 1_000),
		step: state.step,
		heap: megabytes(JSHeapUsedSize),
		workerHeap: megabytes(workerHeap),
		engine: megabytes(state.bytes),
		nodes: Nodes,
		rss: await renderersHold(page),
		framesPerSecond: state.framesPerSecond,
		stepsPerSecond: state.stepsPerSecond,
	};
}

/** What the monkey may do on a map: nothing that pauses or sets the training back. */
async function act(page: Page, turn: number): Promise<void> {
	const draw = (column: number, below: number) => integerAt(SEED, Stream.policy, turn, 0, column, below);
	if (turn % ACTS_A_PART === 0) {
		await page.keyboard.press('Escape');
		await PARTS[(turn / ACTS_A_PART) % PARTS.length](page);
		// The monkey may have pressed what pauses.
		await press(page, '[data-testid=train]');
		return;
	}
	const [x, y] = [420 + draw(0, 400), 160 + draw(1, 260)];
	switch (draw(2, 4)) {
		case 0:
			await page.mouse.move(x, y);
			break;
		case 1:
			await page.mouse.click(x, y);
			break;
		case 2:
			await page.mouse.move(x, y);
			await page.mouse.wheel({ deltaY: 120 - draw(3, 241) });
			break;
		default:
			await page.mouse.move(x, y);
			await page.mouse.down();
			await page.mouse.move(x + draw(3, 80) - 40, y + draw(4, 80) - 40, { steps: 4 });
			await page.mouse.up();
	}
}

await build({ root: inProject('.'), logLevel: 'error' });
const server = await preview({ root: inProject('.'), preview: { port: 0 }, logLevel: 'error' });
const browser = await launch({
	executablePath: findHeadlessShell() ?? findChromium(),
	args: ['--disable-features=WebGPUService', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
	defaultViewport: { width: 1280, height: 800 },
});
const page = await browser.newPage();
const faults: string[] = [];
page.on('pageerror', (error) => faults.push(error instanceof Error ? error.message : String(error)));
await page.goto(server.resolvedUrls?.local[0] ?? '');
await page.waitForFunction(() => 'latentLab' in window);
await page.evaluate(() => window.latentLab.everything(true));
await page.evaluate(() => window.latentLab.configure({ training: { stopAt: 0 } }));
// The page begins by itself, and pauses.
await page.waitForFunction(async () => {
	const { phase, step } = await window.latentLab.state();
	return phase === 'paused' && step > 0;
});
await press(page, '[data-testid=train]');

console.log(`seed ${SEED}\nseconds   step  heap MB  workers MB  engine MB  nodes  renderer MB  frames/s  steps/s`);
const looks: Look[] = [];
const began = performance.now();
let turn = 0;
while (performance.now() - began < MILLISECONDS) {
	const next = began + (looks.length + 1) * INTERVAL;
	while (performance.now() < next) {
		await act(page, turn++);
		await new Promise((resolve) => setTimeout(resolve, ACT_INTERVAL));
	}
	const seen = await look(page, began);
	looks.push(seen);
	const { seconds, step, heap, workerHeap, engine, nodes, rss, framesPerSecond, stepsPerSecond } = seen;
	const row = [seconds, step, heap, workerHeap, engine, nodes, rss, framesPerSecond, stepsPerSecond];
	console.log(row.map((value) => value.toFixed(0).padStart(8)).join(' '));
}
await browser.close();
await server.close();
const [first, last] = [looks[0], looks[looks.length - 1]];
if (!first || !last || last.step <= first.step) faults.push('the training stopped');
faults.push(...growth(looks));
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
