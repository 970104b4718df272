/** The built page in headless Chromium without WebGPU: how it feels while it trains. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { entryFiles } from '../scripts/entry-files.mjs';
import { inProject } from '../scripts/paths.mjs';
import { openPage, withBuiltPage } from './builtPage';
import { type Figure, median, quantile } from './statistics';

const DRAGS = 120;
const OPENINGS = 3;
const TRAINING_SECONDS = 15;
const ATLAS_SECONDS = 6;

const milliseconds = (value: number) => value.toFixed(1);

export function benchPage(): Promise<Figure[]> {
	return withBuiltPage(async (browser, address) => [
		...entrySize(),
		...(await opening(browser, address)),
		...(await waits(browser, address)),
		...(await training(browser, address)),
		...(await manyPoints(browser, address)),
		...(await atlas(browser, address)),
	]);
}

function entrySize(): Figure[] {
	const files = entryFiles(readFileSync(inProject('dist/index.html'), 'utf8'));
	const bytes = files.reduce(
		(sum, file) => sum + gzipSync(readFileSync(inProject('dist', file)), { level: 9 }).length,
		0,
	);
	return [{ what: 'entry JavaScript, gzip', value: (bytes / 1_000).toFixed(1), unit: 'kB', budget: '≤ 170 kB' }];
}

async function opening(browser: Browser, address: string): Promise<Figure[]> {
	const touchable: number[] = [];
	const times: number[] = [];
	for (let i = 0; i < OPENINGS; i++) {
		const page = await openPage(browser, address);
		const { touchableAt, firstStepAt } = await page.evaluate(() => window.probes);
		touchable.push(touchableAt);
		times.push(firstStepAt);
		await page.close();
	}
	return [
		{
			what: 'opening → a picture whose probe can be dragged (median of 3)',
			value: median(touchable).toFixed(0),
			unit: 'ms',
		},
		{
			what: 'opening → first moving picture (median of 3)',
			value: median(times).toFixed(0),
			unit: 'ms',
			budget: '≤ 1,500 ms',
		},
	];
}

/** What a person waits for: the first step, a lesson's stage, a sweep. */
async function waits(browser: Browser, address: string): Promise<Figure[]> {
	const page = await openPage(browser, address);
	const seen = await page.evaluate(async () => {
		const lab = window.latentLab;
		await lab.engines();
		const [firstSteps, stages]: [number[], number[]] = [[], []];
		for (let seed = 11; seed < 16; seed++) {
			const start = performance.now();
			await lab.configure({ data: { seed } });
			await lab.train(1);
			const first = performance.now();
			await lab.train(600);
			firstSteps.push(first - start);
			stages.push(performance.now() - first);
		}
		const start = performance.now();
		await lab.sweep([0, 0.02, 0.1, 0.5, 2], 1_000);
		return { firstSteps, stages, sweep: performance.now() - start };
	});
	await page.close();
	return [
		{
			what: 'data, model and step 1, from other data on (median of 5)',
			value: median(seen.firstSteps).toFixed(0),
			unit: `ms (longest ${Math.max(...seen.firstSteps).toFixed(0)})`,
			budget: '≤ 300 ms',
		},
		{
			what: '600 steps of two runs, as of a lesson (median of 5)',
			value: (median(seen.stages) / 1_000).toFixed(2),
			unit: 's',
			budget: '≤ 2 s',
		},
		{
			what: 'a sweep of five weights × 1,000 steps, from its start',
			value: (seen.sweep / 1_000).toFixed(2),
			unit: 's',
			budget: '≤ 8 s',
		},
	];
}

/** Chooses the engine first, so that the figures are of training alone. */
async function startTraining(page: Page): Promise<void> {
	await page.evaluate(() => window.latentLab.engines());
	await page.evaluate(() => window.latentLab.everything(true));
	await page.evaluate(() => window.latentLab.configure({ training: { stopAt: 0 } }));
	await page.getByTestId('train').click();
	await page.getByTestId('pause').waitFor();
	await page.waitForTimeout(2_000);
}

async function training(browser: Browser, address: string): Promise<Figure[]> {
	const page = await openPage(browser, address);
	await startTraining(page);
	await page.evaluate(() => window.probes.reset());
	const { drags, inputs } = await dragProbe(page);
	await page.waitForTimeout(TRAINING_SECONDS * 1_000);
	const { longTasks } = await page.evaluate(() => window.probes.read());
	const state = await page.evaluate(() => window.latentLab.state());
	const heapBefore = await heap(page);
	await page.waitForTimeout(TRAINING_SECONDS * 1_000);
	const later = await page.evaluate(() => window.latentLab.state());
	const heapAfter = await heap(page);
	const pause = await page.evaluate(() => window.probes.pause());
	await page.close();
	return [
		{ what: 'engine chosen', value: state.engine ?? 'none', unit: '' },
		{
			what: 'training, width 64, two runs',
			value: state.stepsPerSecond.toFixed(0),
			unit: 'steps/s',
			budget: '≥ 500 steps/s',
		},
		{ what: 'maps drawn while training', value: state.framesPerSecond.toFixed(0), unit: '/s', budget: '≥ 40 /s' },
		{
			what: `drag → decoded value in the page, while training, p95 of ${drags.length}`,
			value: milliseconds(quantile(drags, 0.95)),
			unit: `ms (median ${milliseconds(median(drags))})`,
			budget: '≤ 16.7 ms: one frame',
		},
		{
			what: 'the same from the input, of which the page is told with the next frame',
			value: milliseconds(quantile(inputs, 0.95)),
			unit: `ms (median ${milliseconds(median(inputs))})`,
		},
		{
			what: 'long tasks > 50 ms while training and dragging',
			value: String(longTasks.length),
			unit: longTasks.length > 0 ? `(longest ${Math.max(...longTasks).toFixed(0)} ms)` : '',
			budget: '0',
		},
		{ what: 'pause → stopped', value: pause.toFixed(0), unit: 'ms', budget: '1 burst + 1 frame' },
		{
			what: `tensors and engine bytes, step ${state.step} → ${later.step}`,
			value: `${state.memory?.tensors} → ${later.memory?.tensors}`,
			unit: `(${state.memory?.bytes} → ${later.memory?.bytes} bytes)`,
			budget: 'flat',
		},
		{ what: 'JavaScript heap over the same steps', value: `${heapBefore} → ${heapAfter}`, unit: 'MB', budget: 'flat' },
	];
}

/**
 * −1 … 1 and back at an even pace: a move that is too small to change the text would be counted until the next one.
 * @param turns a way there and back is 4
 */
function backAndForth(turns: number): number {
	return Math.abs(((turns + 3) % 4) - 2) - 1;
}

/** Milliseconds from each pointer move, and from the input before it, to the decoded text that follows from it. */
async function dragProbe(page: Page): Promise<{ drags: number[]; inputs: number[] }> {
	const [x, y] = await holdProbe(page);
	for (let i = 1; i <= DRAGS; i++) {
		await page.mouse.move(x + 60 * backAndForth(i / 12), y + 40 * backAndForth(i / 9));
		await page.waitForTimeout(30);
	}
	await page.mouse.up();
	return page.evaluate(() => window.probes.read());
}

/** Presses the button over the probe of the first map. @returns where, in CSS pixels */
async function holdProbe(page: Page): Promise<readonly [x: number, y: number]> {
	const box = await page.getByTestId('probe').first().boundingBox();
	if (!box) throw new Error('there is no probe');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	return [x, y];
}

async function manyPoints(browser: Browser, address: string): Promise<Figure[]> {
	const page = await openPage(browser, address, true);
	await page.evaluate(() => window.latentLab.configure({ data: { size: 10_000 }, display: { points: 10_000 } }));
	await startTraining(page);
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	await page.evaluate(() => window.probes.reset());
	const before = await scriptSeconds(session);
	await page.waitForTimeout(TRAINING_SECONDS * 1_000);
	const script = (await scriptSeconds(session)) - before;
	const { frameWork, framesDrawn } = await page.evaluate(() => window.probes.read());
	await page.close();
	return [
		{
			what: 'JavaScript in an animation frame that draws, 10,000 points × 2 maps, median',
			value: milliseconds(median(frameWork)),
			unit: `ms (p95 ${milliseconds(quantile(frameWork, 0.95))}, ${framesDrawn} frames)`,
			budget: '≤ 8 ms',
		},
		{
			what: 'all script of the thread meanwhile',
			value: ((script * 1_000) / TRAINING_SECONDS).toFixed(0),
			unit: 'ms a second',
		},
	];
}

/** How often the atlas is decoded while a probe is dragged: every move of the probe asks for all of its cells. */
async function atlas(browser: Browser, address: string): Promise<Figure[]> {
	const page = await openPage(browser, address);
	await page.evaluate(() => window.latentLab.engines());
	await page.evaluate(() => window.latentLab.everything(true));
	await page.getByRole('tab', { name: 'Instruments' }).click();
	await page
		.getByRole('navigation', { name: 'Choose an instrument' })
		.getByRole('button', { name: 'Decoder atlas' })
		.click();
	await page.getByTestId('atlas-probe').waitFor();
	const [x, y] = await holdProbe(page);
	const start = performance.now();
	const moves: Promise<void>[] = [];
	while (performance.now() - start < ATLAS_SECONDS * 1_000) {
		// Each is answered with a frame of the display: who waited for the answer would move with every second one.
		const turn = (performance.now() - start) / 1_000;
		moves.push(page.mouse.move(x + 60 * Math.sin(turn), y + 40 * Math.cos(1.5 * turn)));
		await page.waitForTimeout(8);
	}
	await Promise.all(moves);
	const rate = await page.getByTestId('instrument-rate').getAttribute('data-rate');
	await page.mouse.up();
	await page.close();
	return [
		{
			what: 'atlas of 60 × 60 cells and two runs, width 64, decoded while the probe moves',
			value: Number(rate).toFixed(0),
			unit: '/s',
			budget: '60 /s',
		},
	];
}

async function scriptSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

async function heap(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	await session.send('Performance.enable');
	const { metrics } = await session.send('Performance.getMetrics');
	await session.detach();
	return ((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6).toFixed(1);
}
