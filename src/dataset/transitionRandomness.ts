/**
 * The draws behind each transition of a dataset. They are functions of the seed and the transition's index alone, so
 * the first n transitions of a larger dataset are the dataset of n, and any one can be played again.
 */
import type { Environment } from '../environments/Environment';
import { integerAt, type Randomness, randomnessAt, Stream, uniformAt } from '../randomness/counterRandom';

/** Rows of `Stream.environment` at a transition's index: what the simulator draws for. */
const DECISION_ROW = 0;
const RESET_ROW = 1;

/** Columns of `Stream.policy` at a transition's index; the parameters follow the action. */
const ACTION_COLUMN = 0;
const FIRST_PARAMETER_COLUMN = 1;

/** A source that a simulator can keep while it is moved from transition to transition. */
export interface TransitionRandomness extends Randomness {
	/** From now on: the noise of the transition's decision, from its first draw. */
	startDecision(index: number): void;
	/** From now on: the draws of the reset that the transition's episode starts with. */
	startReset(index: number): void;
}

export function transitionRandomness(seed: number): TransitionRandomness {
	let current = randomnessAt(seed, Stream.environment, 0, DECISION_ROW);
	return {
		uniform: () => current.uniform(),
		normal: () => current.normal(),
		startDecision: (index) => {
			current = randomnessAt(seed, Stream.environment, index, DECISION_ROW);
		},
		startReset: (index) => {
			current = randomnessAt(seed, Stream.environment, index, RESET_ROW);
		},
	};
}

/** The random policy's choice for a transition: any discrete action, with equal probability. */
export function randomAction(environment: Environment, seed: number, index: number): number {
	return integerAt(seed, Stream.policy, index, 0, ACTION_COLUMN, environment.actions.length);
}

/** The random policy's parameter number `parameter` for a transition: uniform in (−1, 1), exact in float32. */
export function randomParameter(seed: number, index: number, parameter: number): number {
	return 2 * uniformAt(seed, Stream.policy, index, 0, FIRST_PARAMETER_COLUMN + parameter) - 1;
}
