import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal as environment } from '../../../src/environments/goal';
import { guessAnswers } from '../../../src/files/data/answers';
import { writeOwnFile } from '../../../src/files/data/ownFile';
import { readData } from '../../../src/files/data/readData';
import { makeTransitions } from '../../../src/files/data/transitions';
import { readCheckpoint, writeCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';
import type { Config } from '../../../src/state/config/schema';
import { makeManifest } from '../../../src/state/manifest';
import { readOpenedWeights } from '../../../src/state/opening/openedWeights';
import { sessionRequest } from '../../../src/state/sessionRequest';
import { setupFor } from '../../../src/training/prepareTrainer';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';

const folder = mkdtempSync(join(tmpdir(), 'latent-lab-train-'));
const inFolder = (name: string) => join(folder, name);

/** The narrowest model on few transitions: some thousand steps a second. */
const small = mergeConfig(DEFAULT_CONFIG, {
	engine: 'reference',
	model: { width: 16 },
	data: { size: 500 },
	training: { batchSize: 4, stopAt: 300 },
}) as Config;
const manifest = inFolder('manifest.json');
writeFileSync(manifest, JSON.stringify(makeManifest(small)));

/** A file that PyTorch saved. */
const weights = (name: string) => inProject(`tests/fixtures/${name}`);

/** Milliseconds that a program with all it loads may take on a busy machine. */
const PATIENCE = 120_000;

interface Run {
	readonly program: ChildProcess;
	readonly ended: Promise<{ readonly status: number | null; readonly out: string; readonly said: string }>;
	/** Resolves when something was written to stderr. */
	heard(text: RegExp): Promise<void>;
}

function start(...parameters: string[]): Run {
	const program = spawn(process.execPath, [
		inProject('scripts/run-typescript.mjs'),
		inProject('scripts/train.ts'),
		...parameters,
	]);
	let [out, said] = ['', ''];
	const listeners = new Set<() => void>();
	program.stdout.on('data', (data) => {
		out += data;
	});
	program.stderr.on('data', (data) => {
		said += data;
		for (const listener of listeners) listener();
	});
	return {
		program,
		ended: new Promise((resolve) => {
			program.on('close', (status) => resolve({ status, out, said }));
		}),
		heard: (text) =>
			new Promise((resolve, reject) => {
				const look = () => {
					if (text.test(said)) resolve();
				};
				listeners.add(look);
				look();
				program.on('close', () => reject(new Error(`it ended and had said: ${said}`)));
			}),
	};
}

/** A training that would go on for long, when it has taken some steps. */
async function underWay(...parameters: string[]): Promise<Run> {
	const run = start(manifest, '--steps', '1000000', ...parameters);
	await run.heard(/step \d+, /);
	return run;
}

/** Resolves when a condition holds. */
async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('training without a browser', { timeout: PATIENCE }, () => {
	const poisoned = inFolder('poisoned.checkpoint');

	test.each([
		['a seed that is empty, as of a variable that is not set', [manifest, '--seed', ''], 'no whole number'],
		['a file that is not there', [inFolder('none.json')], 'cannot be read'],
		['a file that is no manifest', [inProject('LICENSE')], 'it is no JSON, so no manifest'],
		['a link that was cut off', ['https://example.org/#v1.abc'], 'it is damaged or cut off'],
		['a place that cannot be written', [manifest, '--out', inFolder('no/x')], 'cannot be written'],
		['what is no checkpoint', [manifest, '--from', manifest], 'no checkpoint'],
		['a pickle that calls', [manifest, '--from', weights('pytorch/calls_a_function.pth')], 'posix.system'],
	])('refuses %s, before it trains', async (_, parameters, says) => {
		const { status, said, out } = await start(...parameters).ended;
		expect(said).toContain(says);
		expect([status, out]).toEqual([2, '']);
	});

	test('ends with 0, a checkpoint and JSON; goes on from it; refuses it when it is poisoned', async () => {
		const whole = inFolder('whole.checkpoint');
		const { status, out } = await start(manifest, '--out', whole).ended;
		expect(status).toBe(0);
		expect(JSON.parse(out)).toMatchObject({ checkpoint: whole, step: 300, runs: [{}, {}] });
		const file = readCheckpoint(readFileSync(whole));
		expect(file.checkpoint.step).toBe(300);

		const longer = inFolder('longer.checkpoint');
		const further = await start(manifest, '--from', whole, '--steps', '400', '--out', longer).ended;
		expect([further.status, JSON.parse(further.out).step]).toEqual([0, 400]);
		const again = readCheckpoint(readFileSync(longer));
		expect(again.past?.parts().start).toBe(0);
		const dataset = collectTransitions({ environment, published: true, seed: small.data.seed, size: small.data.size });
		const straight = new ReferenceTrainer(setupFor({ ...sessionRequest(small), checkpoint: null }, dataset));
		await straight.advance(400);
		expect(again.checkpoint).toEqual(await straight.checkpoint());

		file.checkpoint.runs[0].weights.fill(3e38);
		writeFileSync(poisoned, writeCheckpoint(file));
		const refused = await start(manifest, '--from', poisoned).ended;
		expect([refused.status, refused.said.includes('overflow')]).toEqual([2, true]);
	});

	test('trains on from weights that PyTorch saved', async () => {
		const config = mergeConfig(small, { environment: 'platform', model: { embeddingDim: 2 } }) as Config;
		const platform = inFolder('platform.json');
		writeFileSync(platform, JSON.stringify(makeManifest(config)));
		const out = inFolder('from-weights.checkpoint');
		const ended = await start(platform, '--from', weights('files/nested.pth'), '--steps', '1', '--out', out).ended;
		expect(ended.status).toBe(0);
		const [a, b] = readCheckpoint(readFileSync(out)).checkpoint.runs;
		// Adam's first step moves no weight by more than its rate.
		const opened = readOpenedWeights(readFileSync(weights('files/nested.pth')));
		if (typeof opened === 'string') throw new Error(opened);
		const { learningRate } = config.runs[0];
		for (const { adamStep, weights: reached } of [a, b]) {
			expect(adamStep).toBe(1);
			for (const [i, weight] of reached.entries())
				expect(Math.abs(weight - opened.weights[i])).toBeLessThan(1.01 * learningRate);
		}
	});

	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
	] as const)('at %s saves, says so in JSON and ends with %i', async (signal, code) => {
		const target = inFolder(`${signal}.checkpoint`);
		const run = await underWay('--out', target);
		run.program.kill(signal);
		const { status, out } = await run.ended;
		expect(status).toBe(code);
		const { checkpoint } = readCheckpoint(readFileSync(target));
		expect(checkpoint.step).toBeGreaterThanOrEqual(500);
		expect(JSON.parse(out)).toMatchObject({ interrupted: signal, checkpoint: target, step: checkpoint.step });
		if (signal === 'SIGINT') return;

		// --resume goes on from there; frames that the page has saved stay.
		const file = readCheckpoint(readFileSync(target));
		const seen = { mean: new Float32Array(8).fill(0.5), std: new Float32Array(8).fill(1) };
		const frames = {
			stride: 1,
			frames: [{ step: 100, runs: checkpoint.runs.map(({ weights }) => ({ weights, ...seen })) }],
		};
		writeFileSync(target, writeCheckpoint({ ...file, frames }));
		const steps = String(checkpoint.step + 10);
		const resumed = await start(manifest, '--resume', '--steps', steps, '--out', target).ended;
		expect([resumed.status, JSON.parse(resumed.out).step]).toEqual([0, checkpoint.step + 10]);
		const further = readCheckpoint(readFileSync(target));
		expect(further.checkpoint.step).toBe(checkpoint.step + 10);
		expect(further.frames).toEqual(frames);
	});

	test('does not outlive a parent that was killed, and saves before it ends', async () => {
		const target = inFolder('orphan.checkpoint');
		const run = await underWay('--out', target);
		expect(existsSync(target)).toBe(false);
		run.program.kill('SIGKILL');
		// Its pipes close when the child has ended too.
		await run.ended;
		expect(readCheckpoint(readFileSync(target)).checkpoint.step).toBeGreaterThanOrEqual(500);
	});

	test('saves on its way; where the file cannot be written in the end, the JSON is there and the status 4', async () => {
		mkdirSync(inFolder('gone'));
		const target = inFolder('gone/x.checkpoint');
		const run = await underWay('--out', target, '--save-every', '0.2');
		await until(() => existsSync(target));
		expect(readCheckpoint(readFileSync(target)).checkpoint.step).toBeGreaterThan(0);
		rmSync(inFolder('gone'), { recursive: true });
		await run.heard(/could not be written/);
		run.program.kill('SIGTERM');
		const { status, out } = await run.ended;
		expect(status).toBe(4);
		expect(JSON.parse(out)).toMatchObject({ unwritten: expect.stringContaining('ENOENT'), runs: [{}, {}] });
	});

	test('ends with 3 where it cannot train: there are no such states', async () => {
		const nowhere = inFolder('nowhere.json');
		const states = { feature: environment.features[0].id, low: 1e6, high: 1e6 };
		writeFileSync(nowhere, JSON.stringify(makeManifest({ ...small, data: { ...small.data, states } })));
		const { status, said, out } = await start(nowhere, '--out', inFolder('nowhere.checkpoint')).ended;
		expect(said).toMatch(/states/);
		expect([status, out]).toEqual([3, '']);
	});
});

test(
	'transitions of a table are trained on, and asked for by their id where they are not named',
	async () => {
		const out = inFolder('own.checkpoint');
		const table = readData(readFileSync(weights('data/bom.csv')));
		const own = makeTransitions(table, guessAnswers(table, 'bom.csv'));
		const first = await start(manifest, '--data', weights('data/bom.csv'), '--steps', '20', '--out', out).ended;
		expect(first.status).toBe(0);
		expect(first.said).toContain('120 transitions of 120 rows');
		const told = JSON.parse(first.out) as { step: number; config: Config };
		expect(told.step).toBe(20);
		expect(told.config.environment).toBe(own.world.id);
		expect(told.config.data.size).toBe(120);

		const prepared = inFolder('own.npz');
		writeFileSync(prepared, writeOwnFile(own.world, own.dataset));
		const itsManifest = inFolder('own.json');
		writeFileSync(itsManifest, JSON.stringify(makeManifest(told.config)));
		const without = await start(itsManifest, '--out', out).ended;
		expect(without.status).toBe(2);
		expect(without.said).toContain(`it is of the data ${own.world.id}; name their file with --data`);
		const on = await start(itsManifest, '--data', prepared, '--from', out, '--steps', '30', '--out', out).ended;
		expect(on.status).toBe(0);
		expect((JSON.parse(on.out) as { step: number }).step).toBe(30);
	},
	3 * PATIENCE,
);
