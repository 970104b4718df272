/**
 * Collects transitions; by default with HyAR's random policy, from every state that it comes to: a uniform discrete
 * action, uniform parameters in [−1, 1].
 */
import type { Environment } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import { BehaviourPolicy, type PolicyOptions, RANDOM_POLICY } from './behaviourPolicy';
import { type Dataset, MAX_DATASET_SIZE } from './Dataset';
import { decide } from './decision';
import { transitionRandomness } from './transitionRandomness';

/** Transitions between two reports: a few tens of milliseconds' work. */
const CHUNK = 500;

/**
 * Most decisions in a row that may be skipped before a state in the range is reached: some seconds of simulation,
 * enough if one in a thousand random states is in the range.
 */
const MOST_SKIPPED = 20_000;

/** States in the range occur too rarely to collect any. */
export class StatesNotFound extends RangeError {}

/** The states that are recorded: those with a feature in a range, ends included. */
export interface StateRange {
	/** Id of a feature of the environment. */
	readonly feature: string;
	/** In the feature's own unit. */
	readonly low: number;
	readonly high: number;
}

export interface CollectOptions {
	readonly environment: Environment;
	/** Whether the simulator has its published quirks. */
	readonly published: boolean;
	/** Any integer; its low 32 bits count. */
	readonly seed: number;
	/** Transitions. */
	readonly size: number;
	/** The policy; {@link RANDOM_POLICY} when left out. */
	readonly policy?: PolicyOptions;
	/** The states that are recorded; all when left out or null. */
	readonly states?: StateRange | null;
}

function emptyDataset({ environment, published, seed, size, states }: CollectOptions): Dataset {
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
		...(states && { decision: new Uint16Array(size) }),
		simulatorState: new Float64Array(size * simulatorStateLength),
	};
}

/**
 * Whether a state is recorded, from its observation in the features' own units.
 * @throws RangeError when the environment has no such feature
 */
function stateFilter(
	environment: Environment,
	states: StateRange | null | undefined,
): (raw: ArrayLike<number>) => boolean {
	if (!states) return () => true;
	const feature = environment.features.findIndex(({ id }) => id === states.feature);
	if (feature < 0) throw new RangeError(`${environment.id} has no feature "${states.feature}"`);
	return (raw) => raw[feature] >= states.low && raw[feature] <= states.high;
}

/** Writes row `index` of a table; for a few numbers a loop is quicker than `set`. */
function write(table: Float32Array | Float64Array, index: number, row: ArrayLike<number>): void {
	const first = index * row.length;
	for (let column = 0; column < row.length; column++) table[first + column] = row[column];
}

/**
 * Collects in portions: yields the number of transitions so far after each, and returns the dataset. A worker pauses
 * between portions, so that it can answer messages.
 * @throws RangeError when `size` is no integer from 1 to {@link MAX_DATASET_SIZE}, or when the environment lacks what
 * the options name
 * @throws {StatesNotFound}
 */
export function* collectInChunks(options: CollectOptions, chunk = CHUNK): Generator<number, Dataset> {
	const { environment, published, seed, size, states } = options;
	if (!Number.isInteger(size) || size < 1 || size > MAX_DATASET_SIZE) {
		throw new RangeError(`a dataset has 1 to ${MAX_DATASET_SIZE} transitions, not ${size}`);
	}
	const policy = new BehaviourPolicy(environment, seed, options.policy ?? RANDOM_POLICY);
	const isRecorded = stateFilter(environment, states);
	const dataset = emptyDataset(options);
	const { stateDim, parameterDim, simulatorStateLength } = dataset;
	const random = transitionRandomness(seed);
	const simulator = environment.create({ random, published });
	const parameters = new Float32Array(parameterDim);
	// Overwritten for each transition: allocating thousands of small arrays would take half of the time.
	const rows = [new Float64Array(stateDim), new Float64Array(stateDim)];
	const [before, after] = [new Float64Array(stateDim), new Float64Array(stateDim)];
	const saved = new Float64Array(simulatorStateLength);
	/** The observation of the running episode; undefined where a new one begins. */
	let raw: Float64Array | undefined;
	let decisions = 0;

	/** Carries out a decision of the episode. @param row of the policy's draws */
	const decideNow = (index: number, row: number, observation: ArrayLike<number>) => {
		const action = policy.decide(observation, index, row, parameters);
		const { reward, terminal } = decide(environment, simulator, action, parameters);
		decisions++;
		const isTruncated = decisions === environment.maxDecisions;
		const next = simulator.observation(observation === rows[0] ? rows[1] : rows[0]);
		raw = terminal || isTruncated ? undefined : next;
		return { action, reward, next, done: terminal || (isTruncated && environment.truncationIsTerminal) };
	};

	for (let index = 0; index < size; index++) {
		let observation: Float64Array;
		for (let skipped = 0; ; skipped++) {
			if (!raw) {
				random.startReset(index, skipped);
				simulator.reset();
				raw = simulator.observation(rows[0]);
				decisions = 0;
			}
			observation = raw;
			if (isRecorded(observation)) break;
			if (skipped === MOST_SKIPPED) {
				throw new StatesNotFound(
					`among ${MOST_SKIPPED} states in a row, "${states?.feature}" was never from ${states?.low} to ${states?.high}`,
				);
			}
			random.startSkippedDecision(index, skipped);
			decideNow(index, skipped + 1, observation);
			if ((skipped + 1) % chunk === 0) yield index;
		}

		scaledObservation(environment, observation, before);
		write(dataset.simulatorState, index, simulator.save(saved));
		write(dataset.state, index, before);
		random.startDecision(index);
		const outcome = decideNow(index, 0, observation);
		dataset.action[index] = outcome.action;
		write(dataset.parameters, index, parameters);
		scaledObservation(environment, outcome.next, after);
		for (let s = 0; s < stateDim; s++) dataset.stateDelta[index * stateDim + s] = after[s] - before[s];
		dataset.reward[index] = outcome.reward;
		dataset.done[index] = outcome.done ? 1 : 0;
		if (dataset.decision) dataset.decision[index] = decisions;

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
