/** Plays a transition of a dataset again: the same world, the same action, the same noise, to the last bit. */
import type { Environment, Simulator } from '../environments/Environment';
import { scaledObservation } from '../environments/registry';
import type { Dataset } from './Dataset';
import { decide } from './decision';
import { transitionRandomness } from './transitionRandomness';

export interface ReplayedTransition {
	/** The world after the transition. */
	readonly simulator: Simulator;
	/** Scaled observation after it, S values, in float32 as a dataset stores it. */
	readonly nextState: Float32Array;
	/** Scaled observation after it minus before, S values; equals the dataset's. */
	readonly stateDelta: Float32Array;
	/** Equals the dataset's, in float32. */
	readonly reward: number;
	/** Whether the episode ended with it; equals the dataset's. */
	readonly done: boolean;
	/** Simulator ticks that it took. */
	readonly ticks: number;
}

/** The number of the decision in its episode, from 1. Needed only if truncation counts as an end. */
function decisionNumber(dataset: Dataset, index: number): number {
	if (dataset.decision) return dataset.decision[index];
	let first = index;
	while (first > 0 && dataset.done[first - 1] === 0) first--;
	return index - first + 1;
}

/**
 * @param onTick called after every tick with the running world, for animation
 * @throws RangeError when there is no such transition
 * @throws Error when the dataset comes from another environment
 */
export function replayTransition(
	dataset: Dataset,
	environment: Environment,
	index: number,
	onTick?: (simulator: Simulator) => void,
): ReplayedTransition {
	if (dataset.environment !== environment.id) {
		throw new Error(`transitions of ${dataset.environment} cannot be played in ${environment.id}`);
	}
	if (!Number.isInteger(index) || index < 0 || index >= dataset.size) {
		throw new RangeError(`no transition ${index} in a dataset of ${dataset.size}`);
	}
	const { parameterDim, simulatorStateLength } = dataset;
	const random = transitionRandomness(dataset.seed);
	const simulator = environment.create({ random, published: dataset.published });
	simulator.restore(dataset.simulatorState.subarray(index * simulatorStateLength, (index + 1) * simulatorStateLength));
	const before = scaledObservation(environment, simulator.observation());
	random.startDecision(index);
	const outcome = decide(
		environment,
		simulator,
		dataset.action[index],
		dataset.parameters.subarray(index * parameterDim, (index + 1) * parameterDim),
		onTick && (() => onTick(simulator)),
	);
	const after = scaledObservation(environment, simulator.observation());
	return {
		simulator,
		nextState: Float32Array.from(after),
		stateDelta: Float32Array.from(after, (value, feature) => value - before[feature]),
		reward: Math.fround(outcome.reward),
		done:
			outcome.terminal ||
			(environment.truncationIsTerminal && decisionNumber(dataset, index) === environment.maxDecisions),
		ticks: outcome.ticks,
	};
}
