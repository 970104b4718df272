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
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { summarisePosterior } from '../src/analysis/posteriorSummary';
import type { Dataset } from '../src/dataset/Dataset';
import type { RunSettings } from '../src/model/settings';
import { misfit, readCheckpoint, writeCheckpoint } from '../src/state/checkpointFile';
import { type Config, type ConfigIssue, LIMITS, parseConfig } from '../src/state/config';
import { parseManifest } from '../src/state/manifest';
import { sessionRequest } from '../src/state/sessionRequest';
import { decodeHash } from '../src/state/shareLink';
import { engineCandidates } from '../src/training/engines';
import { prepareTrainer, setupFor } from '../src/training/prepareTrainer';
import { TestEvaluation } from '../src/training/TestEvaluation';
import { METRICS_PER_RUN, type StepMetrics, type Trainer } from '../src/training/Trainer';
import { installNodeGpu } from '../tests/gpu/nodeGpu';
import { fromCaller } from './paths.mjs';

/** Steps between two lines of progress at most, and steps that the final losses are averaged over. */
const REPORT_STEPS = 500;
const FINAL_STEPS = 100;

/** Steps asked of an engine at a time. */
const BURST = 64;

const { values: options, positionals } = parseArgs({
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
});

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}

function listed(issues: readonly ConfigIssue[]): string {
	return issues
		.map(({ path, received, expected }) => `${path || 'it'}: ${received}, where ${expected} is wanted`)
		.join('; ');
}

/** The configuration that a manifest's file or a link holds. */
function readConfig(source: string): Config {
	const hash = source.indexOf('#');
	if (hash >= 0) {
		const decoded = decodeHash(source.slice(hash));
		return decoded.ok ? decoded.config : fail(`the link is ${decoded.reason}. ${listed(decoded.issues)}`);
	}
	const parsed = parseManifest(readFileSync(fromCaller(source), 'utf8'));
	return parsed.ok ? parsed.config : fail(`${source}: ${parsed.reason}. ${listed(parsed.issues)}`);
}

/** With what the command line says instead. */
function withOptions(config: Config): Config {
	const training = {
		...config.training,
		...(options.seed !== undefined && { seed: Number(options.seed) }),
		...(options.steps !== undefined && { stopAt: Number(options.steps) }),
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

const [source] = positionals;
if (source === undefined) fail('Which manifest or link? npm run train -- manifest.json');
const config = withOptions(readConfig(source));
const seeds = readSeeds();
const runs = readRuns(config, seeds);
const { stopAt } = config.training;
if (stopAt === 0) fail('The configuration never stops; say --steps.');

try {
	await installNodeGpu();
} catch (error) {
	console.error(`without WebGPU: ${error instanceof Error ? error.message : error}`);
}

const request = { ...sessionRequest(config, null), runs, ...(seeds && { runSeeds: seeds }) };
let collected: Dataset | null = null;
const { trainer, reports } = await prepareTrainer(
	{
		candidates: engineCandidates({}),
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
if (options.from !== undefined) {
	const { checkpoint } = readCheckpoint(readFileSync(fromCaller(options.from)));
	const reason = misfit(setup, checkpoint);
	if (reason) fail(`${options.from}: ${reason}`);
	await trainer.restore(checkpoint);
}

const firstStep = trainer.step;
const start = performance.now();
const recent = await train(trainer);
const seconds = (performance.now() - start) / 1000;
const checkpoint = await trainer.checkpoint();
writeFileSync(fromCaller(options.out), writeCheckpoint({ config, runs, checkpoint }));
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
		recent.push(await trainer.advance(Math.min(BURST, stopAt - trainer.step)));
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
