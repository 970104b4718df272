/**
 * Collects transitions with HyAR's random policy: a uniform discrete action, uniform parameters in [−1, 1].
 */
import type { Environment } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import type { Dataset } from './Dataset';
import { decide } from './decision';
import { randomAction, randomParameter, transitionRandomness } from './transitionRandomness';

/** Fewest and most transitions that a dataset of the lab may have. */
export const MIN_DATASET_SIZE = 500;
export const MAX_DATASET_SIZE = 50_000;

/** Transitions between two reports: a few tens of milliseconds' work. */
const CHUNK = 500;

export interface CollectOptions {
	readonly environment: Environment;
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	/** Any integer; its low 32 bits count. */
	readonly seed: number;
	/** Transitions. */
	readonly size: number;
}

function emptyDataset({ environment, published, seed, size }: CollectOptions): Dataset {
	const stateDim = environment.features.length;
	const { parameterDim, simulatorStateLength } = environment;
	return {
		environment: environment.id,
		published,
		seed,
		size,
		stateDim,
		parameterDim,
		simulatorStateLength,
		state: new Float32Array(size * stateDim),
		action: new Uint16Array(size),
		parameters: new Float32Array(size * parameterDim),
		stateDelta: new Float32Array(size * stateDim),
		reward: new Float32Array(size),
		done: new Uint8Array(size),
		simulatorState: new Float64Array(size * simulatorStateLength),
	};
}

/**
 * Collects in portions: yields the number of transitions so far after each, and returns the dataset. A worker draws
 * from it with pauses in between, and so stays able to answer.
 * @throws RangeError when `size` is no integer from 1 to {@link MAX_DATASET_SIZE}
 */
export function* collectInChunks(options: CollectOptions, chunk = CHUNK): Generator<number, Dataset> {
	const { environment, published, seed, size } = options;
	if (!Number.isInteger(size) || size < 1 || size > MAX_DATASET_SIZE) {
		throw new RangeError(`a dataset has 1 to ${MAX_DATASET_SIZE} transitions, not ${size}`);
	}
	const dataset = emptyDataset(options);
	const { stateDim, parameterDim, simulatorStateLength } = dataset;
	const random = transitionRandomness(seed);
	const simulator = environment.create({ random, published });
	const parameters = new Float32Array(parameterDim);
	let before: Float64Array | undefined;
	let decisions = 0;
	for (let index = 0; index < size; index++) {
		if (!before) {
			random.startReset(index);
			simulator.reset();
			before = scaledObservation(environment, simulator.observation());
			decisions = 0;
		}
		dataset.simulatorState.set(simulator.save(), index * simulatorStateLength);
		dataset.state.set(before, index * stateDim);

		const action = randomAction(environment, seed, index);
		const used = environment.actions[action].parameters.length;
		for (let p = 0; p < parameterDim; p++) parameters[p] = p < used ? randomParameter(seed, index, p) : 0;
		dataset.action[index] = action;
		dataset.parameters.set(parameters, index * parameterDim);

		random.startDecision(index);
		const outcome = decide(environment, simulator, action, parameters);
		decisions++;
		const after = scaledObservation(environment, simulator.observation());
		for (let s = 0; s < stateDim; s++) dataset.stateDelta[index * stateDim + s] = after[s] - before[s];
		dataset.reward[index] = outcome.reward;
		const cut = decisions === environment.maxDecisions;
		dataset.done[index] = outcome.terminal || (cut && environment.cutIsTerminal) ? 1 : 0;
		before = outcome.terminal || cut ? undefined : after;

		if ((index + 1) % chunk === 0 || index + 1 === size) yield index + 1;
	}
	return dataset;
}

/**
 * Collects a whole dataset at once.
 * @param options.onProgress called with the number of transitions so far
 * @throws RangeError as {@link collectInChunks} does
 */
export function collectTransitions(options: CollectOptions & { onProgress?: (collected: number) => void }): Dataset {
	const portions = collectInChunks(options);
	for (;;) {
		const portion = portions.next();
		if (portion.done) return portion.value;
		options.onProgress?.(portion.value);
	}
}
