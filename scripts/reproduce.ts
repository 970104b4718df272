/**
 * Trains the rows of the table that the official PyTorch model was measured for, and prints ours beside it.
 *
 *   npm run reproduce                     every row
 *   npm run reproduce -- --only goal:0.1  one row; any environment and any weight
 *   npm run reproduce -- --json           for machines
 *   npm run reproduce -- --seed 2 --steps 4000
 */

import { parseArgs } from 'node:util';
import { summarisePosterior } from '../src/analysis/posteriorSummary';
import { collectTransitions } from '../src/dataset/collect';
import { ENVIRONMENTS, environmentById } from '../src/environments/registry';
import { DEFAULT_CONFIG } from '../src/state/config/defaults';
import { LIMITS } from '../src/state/config/limits';
import { chooseEngine } from '../src/training/contest';
import { engineCandidates } from '../src/training/engines';
import { shapeOf } from '../src/training/shapeOf';
import type { TrainerSetup } from '../src/training/Trainer';
import { judge, type Measured, OFFICIAL, type OfficialRow } from './official';
import { loadSimd } from './simdModule';

const WIDTH = 128;
const LATENT_DIM = 2;

const { values: options } = parseArgs({
	options: {
		only: { type: 'string' },
		json: { type: 'boolean', default: false },
		seed: { type: 'string', default: '1' },
		steps: { type: 'string', default: '4000' },
	},
});

interface Row {
	readonly environment: string;
	readonly klWeight: number;
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}

function wholeNumber(text: string, name: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 0) fail(`--${name} wants a whole number, not "${text}"`);
	return value;
}

function parseRow(text: string): Row {
	const [environment, weight] = text.split(':');
	const klWeight = Number(weight);
	if (!environmentById(environment))
		fail(`There is no environment "${environment}"; there are ${ENVIRONMENTS.map(({ id }) => id).join(', ')}.`);
	const { min, max } = LIMITS.klWeight;
	if (weight === undefined || weight === '' || !(klWeight >= min && klWeight <= max))
		fail(`--only wants environment:weight, such as goal:0.1, with a weight from ${min} to ${max}.`);
	return { environment, klWeight };
}

const seed = wholeNumber(options.seed, 'seed');
const steps = wholeNumber(options.steps, 'steps');
const rows: readonly Row[] = options.only ? [parseRow(options.only)] : OFFICIAL;
const log = options.json ? () => {} : console.log;

/** Trains every weight of one environment in lock-step. */
async function measure(id: string, weights: readonly number[]): Promise<Measured[]> {
	const environment = environmentById(id);
	if (!environment) throw new Error(id);
	const { data, published, model, training, runs } = DEFAULT_CONFIG;
	const dataset = collectTransitions({ environment, published, seed, size: data.size });
	const setup: TrainerSetup = {
		shape: shapeOf(environment, { embeddingDim: model.embeddingDim, latentDim: LATENT_DIM, width: WIDTH }),
		dataset,
		seed,
		batchSize: training.batchSize,
		runs: weights.map((klWeight) => ({ ...runs[0], klWeight })),
	};
	const { trainer } = await chooseEngine(
		engineCandidates(loadSimd),
		'auto',
		setup,
		() => performance.now(),
		() => {},
	);
	if (!trainer) throw new Error('no engine passed its self-test');
	log(`${id}: ${weights.length} run(s), ${steps} steps, width ${WIDTH}, engine ${trainer.engine}`);
	const start = performance.now();
	while (trainer.step < steps) {
		await trainer.advance(Math.min(50, steps - trainer.step));
		if (trainer.step % 1000 === 0) log(`  step ${trainer.step}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
	}
	const measured: Measured[] = [];
	for (const [run, klWeight] of weights.entries()) {
		const summary = summarisePosterior(setup.shape, await trainer.weights(run), dataset, seed);
		measured.push({ environment: id, klWeight, engine: trainer.engine, ...summary });
	}
	trainer.dispose();
	return measured;
}

const results: { measured: Measured; official: OfficialRow | null; faults: readonly string[] }[] = [];
for (const { id } of ENVIRONMENTS) {
	const weights = rows.filter(({ environment }) => environment === id).map(({ klWeight }) => klWeight);
	if (weights.length === 0) continue;
	for (const measured of await measure(id, weights)) {
		const official =
			OFFICIAL.find(({ environment, klWeight }) => environment === id && klWeight === measured.klWeight) ?? null;
		results.push({ measured, official, faults: official ? judge(measured, official) : [] });
	}
}

const number = (value: number, digits = 3) => value.toPrecision(digits).replace(/\.?0+e/, 'e');
const list = (values: readonly number[], digits = 2) => values.map((value) => value.toFixed(digits)).join(', ');

if (options.json) console.log(JSON.stringify({ seed, steps, width: WIDTH, results }, null, 2));
else {
	console.log(
		'\n                  x error             Δs error           KL per dim, nats              σ per dim (median)',
	);
	for (const { measured, official, faults } of results) {
		const name = `${measured.environment} w ${measured.klWeight}`;
		const line = (label: string, m: Omit<OfficialRow, 'environment' | 'klWeight'>) =>
			`${label.padEnd(18)}${number(m.parameterError).padEnd(20)}${number(m.stateError).padEnd(19)}${`${list(m.kl)} (Σ ${list([m.kl.reduce((a, b) => a + b, 0)])})`.padEnd(30)}${list(m.sigma, 3)}`;
		console.log(line(name, measured));
		if (official) console.log(line('  official', official));
		console.log(
			official ? (faults.length === 0 ? '  agrees' : `  DIFFERS: ${faults.join('; ')}`) : '  no official figure',
		);
	}
}
process.exit(results.some(({ faults }) => faults.length > 0) ? 1 : 0);
