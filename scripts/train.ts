/**
 * Trains what a manifest or a link describes, without a browser.
 *
 *   npm run train -- manifest.json
 *   npm run train -- 'https://…/#v1.…'        the address of a shared page, or the part from # on
 *   npm run train -- manifest.json --steps 20000 --seed 7 --out seed-7.checkpoint
 *   npm run train -- manifest.json --kl 0,0.02,0.1,0.5,2    that many runs in lock-step instead of the manifest's
 *   npm run train -- manifest.json --seeds 1,2,3            one run a seed, with the settings of run A
 *   npm run train -- manifest.json --from seed-7.checkpoint --steps 40000
 *   npm run train -- manifest.json --resume                 goes on from run.checkpoint where it is there
 *
 * Progress goes to stderr, one JSON with the metrics of every run to stdout, the checkpoint to a file: once a minute, at
 * SIGINT and SIGTERM, and at the end. What the program ends with is in docs/training-in-node.md.
 */

import { summarisePosterior } from '../src/analysis/posteriorSummary';
import { LossHistory } from '../src/lab/LossHistory';
import { LOSS_TERMS, type LossTerms } from '../src/model/settings';
import { TermTable } from '../src/model/TermTable';
import { writeCheckpoint } from '../src/state/checkpointFile';
import type { Config } from '../src/state/config/schema';
import { sessionRequest } from '../src/state/sessionRequest';
import { isAllFinite } from '../src/state/trainable';
import { quickest } from '../src/training/contest';
import { engineCandidates } from '../src/training/engines';
import { prepareTrainer } from '../src/training/prepareTrainer';
import { TestEvaluation } from '../src/training/TestEvaluation';
import type { StepMetrics, Trainer } from '../src/training/Trainer';
import { installNodeGpu } from '../tests/gpu/nodeGpu';
import { writeAtomically } from './atomicFile';
import { loadSimd } from './simdModule';
import { EXIT, fail, readTask, textOf } from './trainOptions';

/** Steps between two lines of progress at most, and steps that the final losses are averaged over. */
const REPORT_STEPS = 500;
const FINAL_STEPS = 100;

/** Steps asked of an engine at a time at most, and milliseconds that they may take: a signal waits no longer. */
const MOST_BURST = 64;
const BURST_MILLISECONDS = 500;

/** Milliseconds after a signal in which another is taken for the same: a terminal sends it to parent and child. */
const SAME_SIGNAL = 1_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof SIGNALS;

const task = readTask();
const { config, runs, seeds, from, out, target } = task;
const { stopAt } = config.training;

/** What came from outside while it trained. */
const interruption: { signal: Signal | null; at: number } = { signal: null, at: 0 };
/** Whether there is something to save before the program ends. */
const progress = { training: false };

for (const signal of Object.keys(SIGNALS) as Signal[]) {
	process.on(signal, () => {
		const again = interruption.signal !== null && performance.now() - interruption.at > SAME_SIGNAL;
		if (!progress.training || again) process.exit(SIGNALS[signal]);
		if (interruption.signal === null) Object.assign(interruption, { signal, at: performance.now() });
	});
}

if (['auto', 'webgpu', 'tfjs-webgpu'].includes(config.engine)) {
	try {
		await installNodeGpu();
	} catch (error) {
		console.error(`without WebGPU: ${textOf(error)}`);
	}
}

const request = { ...sessionRequest(config), checkpoint: null, runs, ...(seeds && { runSeeds: seeds }) };
const candidates = engineCandidates(loadSimd);
const prepared = await prepareTrainer(
	{
		candidates,
		rest: turn,
	},
	request,
	{
		onProgress: () => {},
		onDataset: () => {},
		isClosed: () => false,
	},
).catch((error) => fail(textOf(error), EXIT.failed));
const { setup } = prepared;
const { dataset } = setup;
const { trainer, reports } =
	config.engine === 'auto' ? await quickest(candidates, setup, prepared, () => performance.now()) : prepared;
if (!trainer) {
	const said = reports.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ');
	fail(`no engine works here. ${said}`, EXIT.failed);
}
if (from) await trainer.restore(from.checkpoint);
if (from && from.checkpoint.step >= stopAt) console.error(`it is at step ${from.checkpoint.step} already`);
const past = (from?.past?.runs === runs.length ? from.past : null) ?? new LossHistory(runs.length, 1, trainer.step);

/** The last checkpoint whose numbers are numbers, and whether the file has it. */
const kept = { checkpoint: await trainer.checkpoint(), written: false, reason: '' };
const firstStep = trainer.step;
const start = performance.now();
progress.training = true;
const { recent, failure } = await train(trainer);
const seconds = (performance.now() - start) / 1000;
const { checkpoint } = kept;
const test = failure ? null : await new TestEvaluation(request).evaluate(trainer, runs.length, 0, true);
const results = runs.map((settings, run) => ({
	...(seeds && { seed: seeds[run] }),
	settings,
	training: meanTerms(recent, run),
	test: test?.[run] ?? null,
	...summarisePosterior(setup.shape, checkpoint.runs[run].weights, dataset, config.training.seed),
}));
const outcome = {
	source: task.source,
	checkpoint: kept.written ? out : null,
	...(failure && { failure }),
	...(kept.reason && { unwritten: kept.reason }),
	...(interruption.signal && { interrupted: interruption.signal }),
	engine: trainer.engine,
	step: checkpoint.step,
	seconds,
	stepsPerSecond: (trainer.step - firstStep) / seconds,
	config,
	runs: results,
};
await say(`${JSON.stringify(outcome, null, 2)}\n`);
if (failure) fail(failure, EXIT.failed);
if (kept.reason) fail(`the checkpoint of step ${checkpoint.step} could not be written: ${kept.reason}`, EXIT.unwritten);
process.exit(interruption.signal ? SIGNALS[interruption.signal] : EXIT.done);

/** A turn of the event loop: signals are heard. */
function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

/** Writes to stdout, all of it; nobody needs to read it. */
function say(text: string): Promise<void> {
	return new Promise((resolve) => {
		process.stdout.on('error', () => resolve());
		process.stdout.write(text, () => resolve());
	});
}

/** Trains to the step where it stops, or to a signal. @returns the metrics of the last steps, and what went wrong */
async function train(trainer: Trainer): Promise<{ recent: readonly StepMetrics[]; failure: string | null }> {
	console.error(`${config.environment}, ${runs.length} runs, ${stopAt} steps, engine ${trainer.engine}`);
	const recent: StepMetrics[] = [];
	let reported = trainer.step;
	let savedAt = performance.now();
	let burst = 1;
	while (trainer.step < stopAt && interruption.signal === null) {
		const begun = performance.now();
		const steps = Math.min(burst, stopAt - trainer.step);
		const metrics = await trainer.advance(steps);
		const now = performance.now();
		burst = Math.min(MOST_BURST, 2 * burst, Math.max(1, Math.floor((steps * BURST_MILLISECONDS) / (now - begun))));
		recent.push(metrics);
		past.append({ ...metrics, settings: [{ step: metrics.firstStep, runs }], engine: trainer.engine });
		while (recent.length > 1 && recent.slice(1).reduce((sum, { count }) => sum + count, 0) >= FINAL_STEPS)
			recent.shift();
		const bad = new TermTable(metrics.values, runs.length).runWhere((value) => !Number.isFinite(value));
		if (bad >= 0) return { recent, failure: notANumber(bad) };
		if (now - savedAt >= task.saveMilliseconds) {
			const run = await save(trainer);
			if (run >= 0) return { recent, failure: notANumber(run) };
			savedAt = performance.now();
		}
		if (trainer.step - reported >= REPORT_STEPS) {
			reported = trainer.step;
			const kl = runs.map((_, run) => meanTerms(recent, run).kl.toPrecision(3)).join(' ');
			const parameters = runs.map((_, run) => meanTerms(recent, run).parameters.toPrecision(3)).join(' ');
			const elapsed = ((now - start) / 1000).toFixed(0);
			console.error(`  step ${trainer.step}, ${elapsed} s, x error ${parameters}, KL ${kl}`);
		}
		await turn();
	}
	const run = await save(trainer);
	return { recent, failure: run < 0 ? null : notANumber(run) };
}

function notANumber(run: number): string {
	return `run ${run} is no number at step ${trainer?.step}`;
}

/**
 * Writes the present checkpoint; where that fails, the training goes on and the file stays as it was.
 * @returns the run with a weight or a moment that is no number, which is not written; −1 when there is none
 */
async function save(trainer: Trainer): Promise<number> {
	const checkpoint = await trainer.checkpoint();
	const bad = checkpoint.runs.findIndex((run) => !isAllFinite(run));
	if (bad >= 0) return bad;
	kept.checkpoint = checkpoint;
	try {
		const frames = from?.frames && seenOn(config, from.config) ? { frames: from.frames } : {};
		writeAtomically(target, writeCheckpoint({ config, runs, ...(seeds && { seeds }), checkpoint, past, ...frames }));
		Object.assign(kept, { written: true, reason: '' });
	} catch (error) {
		kept.reason = textOf(error);
		console.error(`  the checkpoint of step ${checkpoint.step} could not be written: ${kept.reason}`);
	}
	return -1;
}

/** Whether the frames of a file are of the data, the model and the seed that are trained on with. */
function seenOn(now: Config, then: Config): boolean {
	const seen = ({ environment, published, data, model, training }: Config) =>
		JSON.stringify([environment, published, data, model, training.seed]);
	return seen(now) === seen(then);
}

/** Raw loss terms of a run, mean over some steps; NaN, which JSON writes as null, before the first. */
function meanTerms(metrics: readonly StepMetrics[], run: number): LossTerms {
	const sums = { state: 0, parameters: 0, kl: 0 };
	let steps = 0;
	for (const { count, values } of metrics) {
		const terms = new TermTable(values, runs.length);
		steps += count;
		for (let i = 0; i < count; i++) for (const term of LOSS_TERMS) sums[term] += terms.value(i, run, term);
	}
	const { state, parameters, kl } = sums;
	return { state: state / steps, parameters: parameters / steps, kl: kl / steps };
}
