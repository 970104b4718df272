/**
 * The numeric self-test: a few steps on a small made-up problem, against the reference. It detects drivers that compute
 * wrongly before their results are shown.
 */
import type { Dataset } from '../dataset/Dataset';
import type { RunSettings } from '../model/settings';
import { integerAt, Stream, uniformAt } from '../randomness/counterRandom';
import { ReferenceTrainer } from './reference/ReferenceTrainer';
import type { CreateTrainer, Trainer, TrainerSetup } from './Trainer';

const STEPS = 3;

/** Largest difference of a loss term or a code that float32 in another order explains. */
const TOLERANCE = 2e-3;

const settings: RunSettings = {
	klWeight: 0.5,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/** @returns '' when the engine agrees with the reference, else what differs */
export async function selfTestDeviation(create: CreateTrainer): Promise<string> {
	const setup = selfTestSetup();
	const expected = await outputs(new ReferenceTrainer(setup));
	const trainer = await create(setup);
	const actual = await outputs(trainer);
	for (let i = 0; i < expected.length; i++) {
		// Not "greater than": NaN must fail too.
		if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * Math.max(1, Math.abs(expected[i])))) {
			return `it failed the self-test: ${actual[i]} where ${expected[i]} is right`;
		}
	}
	return '';
}

/** Loss terms of the steps, then the codes of the first transitions, for every run. */
async function outputs(trainer: Trainer): Promise<number[]> {
	try {
		const { values } = await trainer.advance(STEPS);
		const { mean, std } = await trainer.encode(0, Uint32Array.from([0, 1, 2, 3]));
		return [...values, ...mean, ...std];
	} finally {
		trainer.dispose();
	}
}

function selfTestSetup(): TrainerSetup {
	return {
		shape: { stateDim: 5, actionCount: 3, embeddingDim: 4, parameterDim: 2, latentDim: 2, width: 32 },
		dataset: madeUpDataset(64),
		seed: 7,
		batchSize: 16,
		runs: [settings, { ...settings, klWeight: 0, optimizer: 'rebuilt' }],
	};
}

/** Random transitions in the ranges of a world. */
function madeUpDataset(size: number): Dataset {
	const stateDim = 5;
	const parameterDim = 2;
	const column = (width: number, number: number) =>
		Float32Array.from({ length: size * width }, (_, i) => 2 * uniformAt(3, Stream.policy, number, i, 0) - 1);
	return {
		environment: 'self-test',
		published: true,
		seed: 3,
		size,
		stateDim,
		parameterDim,
		simulatorStateLength: 0,
		state: column(stateDim, 1),
		action: Uint16Array.from({ length: size }, (_, i) => integerAt(3, Stream.policy, 4, i, 0, 3)),
		parameters: column(parameterDim, 2),
		stateDelta: column(stateDim, 3),
		reward: new Float32Array(size),
		done: new Uint8Array(size),
		simulatorState: new Float64Array(0),
	};
}
