/**
 * Trains what a manifest or a link describes, without a browser.
 *
 *   npm run train -- manifest.json
 *   npm run train -- 'https://…/#v1.…'        the address of a shared page, or the part from # on
 *   npm run train -- manifest.json --steps 20000 --seed 7 --out seed-7.checkpoint
 *   npm run train -- manifest.json --kl 0,0.02,0.1,0.5,2    that many runs in lock-step instead of the manifest's
 *   npm run train -- manifest.json --seeds 1,2,3            one run a seed, with the settings of run A
 *   npm run train -- manifest.json --from seed-7.checkpoint --steps 40000
 *
 * Progress goes to stderr, one JSON with the metrics of every run to stdout, the checkpoint to a file.
 */

import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { summarisePosterior } from '../src/analysis/posteriorSummary';
import type { Dataset } from '../src/dataset/Dataset';
import type { RunSettings } from '../src/model/settings';
import { type CheckpointFile, misfit, readCheckpoint, writeCheckpoint } from '../src/state/checkpointFile';
import { type Config, type ConfigIssue, LIMITS, parseConfig } from '../src/state/config';
import { LossHistory } from '../src/state/lossHistory';
import { parseManifest } from '../src/state/manifest';
import { sessionRequest } from '../src/state/sessionRequest';
import { decodeHash } from '../src/state/shareLink';
import { engineCandidates } from '../src/training/engines';
import { prepareTrainer, setupFor } from '../src/training/prepareTrainer';
import { TestEvaluation } from '../src/training/TestEvaluation';
import { METRICS_PER_RUN, type StepMetrics, type Trainer } from '../src/training/Trainer';
import { RUN_LIMIT } from '../src/training/webgpu/stepSettings';
import { installNodeGpu } from '../tests/gpu/nodeGpu';
import { fromCaller } from './paths.mjs';
import { loadSimd } from './simdModule';

/** Steps between two lines of progress at most, and steps that the final losses are averaged over. */
const REPORT_STEPS = 500;
const FINAL_STEPS = 100;

/** Steps asked of an engine at a time. */
const BURST = 64;

const OPTIONS = {
	allowPositionals: true,
	options: {
		steps: { type: 'string' },
		seed: { type: 'string' },
		engine: { type: 'string' },
		kl: { type: 'string' },
		seeds: { type: 'string' },
		from: { type: 'string' },
		out: { type: 'string', default: 'run.checkpoint' },
	},
} as const;

const { values: options, positionals } = commandLine();

function commandLine() {
	try {
		return parseArgs(OPTIONS);
	} catch (error) {
		return fail(textOf(error));
	}
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}

/** A file's content, or the end of the program with a line. */
function readInput(path: string): Buffer {
	try {
		return readFileSync(fromCaller(path));
	} catch (error) {
		return fail(`${path} cannot be read: ${textOf(error)}`);
	}
}

function textOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A whole number of the command line; an empty one, as of a variable that is not set, is none. */
function wholeNumber(name: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isInteger(value)) fail(`--${name}: "${text}" is no whole number`);
	return value;
}

function listed(issues: readonly ConfigIssue[]): string {
	return issues.map(({ path, received, expected }) => `${path || 'it'}: ${received}, expected ${expected}`).join('; ');
}

/** The configuration that a manifest's file or a link holds. */
function readConfig(source: string): Config {
	const hash = source.indexOf('#');
	if (hash >= 0) {
		const decoded = decodeHash(source.slice(hash));
		return decoded.ok ? decoded.config : fail(`the link is ${decoded.reason}. ${listed(decoded.issues)}`);
	}
	const parsed = parseManifest(readInput(source).toString('utf8'));
	return parsed.ok ? parsed.config : fail(`${source}: ${parsed.reason}. ${listed(parsed.issues)}`);
}

/** With what the command line says instead. */
function withOptions(config: Config): Config {
	const training = {
		...config.training,
		...(options.seed !== undefined && { seed: wholeNumber('seed', options.seed) }),
		...(options.steps !== undefined && { stopAt: wholeNumber('steps', options.steps) }),
	};
	const parsed = parseConfig({ ...config, training, engine: options.engine ?? config.engine });
	return parsed.ok ? parsed.config : fail(listed(parsed.issues));
}

/** One seed a run; null where all have that of the configuration. */
function readSeeds(): readonly number[] | null {
	if (options.seeds === undefined) return null;
	if (options.kl !== undefined) fail('--kl and --seeds: one of them');
	const { min, max } = LIMITS.seed;
	return options.seeds.split(',').map((text) => {
		const seed = Number(text);
		if (text.trim() === '' || !Number.isInteger(seed) || seed < min || seed > max)
			fail(`--seeds: ${text} is no whole number from ${min} to ${max}`);
		return seed;
	});
}

/** The runs of the configuration, or those of a sweep over KL weights or seeds with the settings of run A. */
function readRuns({ runs }: Config, seeds: readonly number[] | null): readonly RunSettings[] {
	if (seeds) return seeds.map(() => runs[0]);
	if (options.kl === undefined) return runs;
	const { min, max } = LIMITS.klWeight;
	return options.kl.split(',').map((text) => {
		const klWeight = Number(text);
		if (text.trim() === '' || !(klWeight >= min && klWeight <= max))
			fail(`--kl: ${text} is no weight from ${min} to ${max}`);
		return { ...runs[0], klWeight };
	});
}

function readFrom(path: string): CheckpointFile {
	try {
		return readCheckpoint(readInput(path));
	} catch (error) {
		return fail(`${path}: ${textOf(error)}`);
	}
}

const [source, ...others] = positionals;
if (source === undefined) fail('Which manifest or link? npm run train -- manifest.json');
if (others.length > 0) fail(`One manifest a process; what is ${others.join(' ')}?`);
const config = withOptions(readConfig(source));
const seeds = readSeeds();
const runs = readRuns(config, seeds);
const { stopAt } = config.training;
if (stopAt === 0) fail('The configuration never stops; say --steps.');
if (runs.length > RUN_LIMIT) fail(`${runs.length} runs; at most ${RUN_LIMIT} train at once`);
// Before the training and not after it.
try {
	accessSync(dirname(fromCaller(options.out)), constants.W_OK);
} catch (error) {
	fail(`--out ${options.out} cannot be written: ${textOf(error)}`);
}

try {
	await installNodeGpu();
} catch (error) {
	console.error(`without WebGPU: ${error instanceof Error ? error.message : error}`);
}

const request = { ...sessionRequest(config, null), runs, ...(seeds && { runSeeds: seeds }) };
let collected: Dataset | null = null;
const { trainer, reports } = await prepareTrainer(
	{
		candidates: engineCandidates(loadSimd),
		now: () => performance.now(),
		rest: async () => {},
	},
	request,
	{
		onProgress: () => {},
		onDataset: (dataset) => {
			collected = dataset;
		},
		isClosed: () => false,
	},
);
const dataset = collected as Dataset | null;
if (!trainer || !dataset) {
	fail(`no engine works here. ${reports.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ')}`);
}
const setup = setupFor(request, dataset);
const from = options.from === undefined ? null : readFrom(options.from);
if (from) {
	const { checkpoint, seeds: before, config: its } = from;
	const reason = misfit(setup, checkpoint);
	if (reason) fail(`${options.from}: ${reason}`);
	const seedsOf = (all: readonly number[] | null | undefined, seed: number) => all ?? runs.map(() => seed);
	const [then, now] = [seedsOf(before, its.training.seed), seedsOf(seeds, config.training.seed)];
	if (then.some((seed, run) => seed !== now[run]))
		fail(`${options.from}: its seeds are ${then.join(', ')}, not ${now.join(', ')}; say the same --seed or --seeds`);
	if (checkpoint.step >= stopAt) fail(`${options.from}: it is at step ${checkpoint.step} already; say more --steps`);
	await trainer.restore(checkpoint);
}

const past = (from?.past?.runs === runs.length ? from.past : null) ?? new LossHistory(runs.length, 1, trainer.step);
const firstStep = trainer.step;
const start = performance.now();
const recent = await train(trainer);
const seconds = (performance.now() - start) / 1000;
const checkpoint = await trainer.checkpoint();
writeFileSync(fromCaller(options.out), writeCheckpoint({ config, runs, ...(seeds && { seeds }), checkpoint, past }));
const test = await new TestEvaluation(request).evaluate(trainer, runs.length, 0, true);
const results = runs.map((settings, run) => ({
	...(seeds && { seed: seeds[run] }),
	settings,
	training: meanTerms(recent, run),
	test: test?.[run] ?? null,
	...summarisePosterior(setup.shape, checkpoint.runs[run].weights, dataset, config.training.seed),
}));
const { engine, step } = trainer;
const speed = { engine, step, seconds, stepsPerSecond: (step - firstStep) / seconds };
console.log(JSON.stringify({ source, checkpoint: options.out, ...speed, config, runs: results }, null, 2));
process.exit(0);

/** Trains to the step where it stops. @returns the metrics of the last steps */
async function train(trainer: Trainer): Promise<readonly StepMetrics[]> {
	console.error(`${config.environment}, ${runs.length} runs, ${stopAt} steps, engine ${trainer.engine}`);
	const recent: StepMetrics[] = [];
	let reported = trainer.step;
	while (trainer.step < stopAt) {
		const metrics = await trainer.advance(Math.min(BURST, stopAt - trainer.step));
		recent.push(metrics);
		past.append({ ...metrics, settings: [{ step: metrics.firstStep, runs }] });
		if (recent.length > Math.ceil(FINAL_STEPS / BURST)) recent.shift();
		const bad = recent[recent.length - 1].values.findIndex((value) => !Number.isFinite(value));
		if (bad >= 0) fail(`run ${Math.floor(bad / METRICS_PER_RUN) % runs.length} is no number at step ${trainer.step}`);
		if (trainer.step - reported >= REPORT_STEPS) {
			reported = trainer.step;
			const kl = runs.map((_, run) => meanTerms(recent, run).kl.toPrecision(3)).join(' ');
			const parameters = runs.map((_, run) => meanTerms(recent, run).parameters.toPrecision(3)).join(' ');
			const elapsed = ((performance.now() - start) / 1000).toFixed(0);
			console.error(`  step ${trainer.step}, ${elapsed} s, x error ${parameters}, KL ${kl}`);
		}
	}
	return recent;
}

/** Raw loss terms of a run, mean over some steps. */
function meanTerms(metrics: readonly StepMetrics[], run: number) {
	const terms = [0, 0, 0];
	let steps = 0;
	for (const { count, values } of metrics) {
		for (let i = 0; i < count; i++) {
			steps++;
			for (let term = 0; term < METRICS_PER_RUN; term++) {
				terms[term] += values[(i * runs.length + run) * METRICS_PER_RUN + term];
			}
		}
	}
	const [state, parameters, kl] = terms.map((sum) => sum / Math.max(1, steps));
	return { state, parameters, kl };
}
