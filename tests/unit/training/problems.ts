/** Small trainings for the tests of engines and sessions. */
import { collectTransitions } from '../../../src/dataset/collect';
import type { Dataset } from '../../../src/dataset/Dataset';
import { goal } from '../../../src/environments/goal';
import type { RunSettings } from '../../../src/model/settings';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import type { StepMetrics, Trainer, TrainerSetup } from '../../../src/training/Trainer';

const datasets = new Map<number, Dataset>();

/** The first transitions of Goal under the random policy. */
export function goalDataset(size = 500): Dataset {
	let dataset = datasets.get(size);
	if (!dataset) {
		dataset = collectTransitions({ environment: goal, published: true, seed: 1, size });
		datasets.set(size, dataset);
	}
	return dataset;
}

export const KEPT: RunSettings = {
	klWeight: 0.1,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-3,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};
export const REBUILT: RunSettings = { ...KEPT, klWeight: 0.5, learningRate: 1e-4, optimizer: 'rebuilt' };

export interface SetupOptions {
	readonly latentDim?: number;
	readonly width?: number;
	readonly batchSize?: number;
	readonly seed?: number;
	readonly size?: number;
}

/** A training of some runs on Goal, 16 units wide unless told otherwise. */
export function goalSetup(runs: readonly RunSettings[], options: SetupOptions = {}): TrainerSetup {
	const { latentDim = 2, width = 16, batchSize = 16, seed = 1, size = 500 } = options;
	const dataset = goalDataset(size);
	return {
		shape: {
			stateDim: dataset.stateDim,
			actionCount: goal.actions.length,
			embeddingDim: 3,
			parameterDim: dataset.parameterDim,
			latentDim,
			width,
		},
		dataset,
		seed,
		batchSize,
		runs,
	};
}

/** The terms of one run, three a step. */
export function curveOf({ values, count }: StepMetrics, run: number): number[] {
	const stride = values.length / count;
	return Array.from({ length: count * 3 }, (_, i) => values[Math.floor(i / 3) * stride + run * 3 + (i % 3)]);
}

/** Does something with a trainer and ends it, whatever happens. */
export async function using<T>(
	trainer: Promise<Trainer> | Trainer,
	work: (trainer: Trainer) => Promise<T>,
): Promise<T> {
	const made = await trainer;
	try {
		return await work(made);
	} finally {
		made.dispose();
	}
}

export function meanAbsoluteDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
	return sum / a.length;
}

/** What a plain training of {@link goalSetup} gives, a row a step: its number, then the terms of all runs. */
export async function expectedSteps(
	count: number,
	runs: readonly RunSettings[] = [KEPT, REBUILT],
): Promise<number[][]> {
	const { values } = await new ReferenceTrainer(goalSetup(runs)).advance(count);
	const width = runs.length * 3;
	return Array.from({ length: count }, (_, i) => [i + 1, ...values.subarray(i * width, (i + 1) * width)]);
}

export function integers(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
