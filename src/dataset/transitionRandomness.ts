/**
 * The draws behind each transition of a dataset. They are functions of the seed and the transition's index alone, so
 * the first n transitions of a larger dataset are the dataset of n, and any one can be played again.
 *
 * If only some states are recorded, decisions between two transitions are discarded. These use rows of their own at the
 * index of the transition they lead to, so that the recorded transitions draw the same numbers as without them.
 */
import { normalAt, type Randomness, Stream, uniformAt } from '../randomness/counterRandom';

/** Rows of `Stream.environment` at a transition's index: what the simulator draws for. */
const DECISION_ROW = 0;
const RESET_ROW = 1;
/** Of the decision that is skipped first, and of the reset after it; the next ones follow two by two. */
const SKIPPED_DECISION_ROW = 2;
const ROWS_A_SKIP = 2;

/** A source that a simulator can keep while it is moved from transition to transition. */
export interface TransitionRandomness extends Randomness {
	/** Moves to the noise of the transition's decision, at its first draw. */
	startDecision(index: number): void;
	/** Moves to the noise of decision number `skipped` (from 0) on the way to the transition. */
	startSkippedDecision(index: number, skipped: number): void;
	/** Moves to the draws of the reset that comes after `skipped` decisions on the way to the transition. */
	startReset(index: number, skipped?: number): void;
}

export function transitionRandomness(seed: number): TransitionRandomness {
	let [step, row, column] = [0, DECISION_ROW, 0];
	const start = (index: number, rowOfUse: number) => {
		[step, row, column] = [index, rowOfUse, 0];
	};
	return {
		uniform: () => uniformAt(seed, Stream.environment, step, row, column++),
		normal: () => normalAt(seed, Stream.environment, step, row, column++),
		startDecision: (index) => start(index, DECISION_ROW),
		startSkippedDecision: (index, skipped) => start(index, SKIPPED_DECISION_ROW + ROWS_A_SKIP * skipped),
		startReset: (index, skipped = 0) => start(index, RESET_ROW + ROWS_A_SKIP * skipped),
	};
}
