/** Which transitions are kept from training, to be tested on. */
import { Stream, uniformAt } from '../randomness/counterRandom';

/** The largest share that may be kept: half. */
export const MAX_TEST_SHARE = 0.5;

/**
 * Whether a transition is kept for testing: a pure function of the data's seed and its index. A larger share keeps the
 * transitions of a smaller one and more.
 * @param share 0 … {@link MAX_TEST_SHARE}
 */
export function isTestTransition(seed: number, index: number, share: number): boolean {
	return share > 0 && uniformAt(seed, Stream.split, index, 0, 0) < share;
}

export interface DatasetParts {
	/** Transitions that batches are drawn from, ascending. */
	readonly training: Uint32Array;
	/** Transitions that no batch has, ascending; empty at share 0. */
	readonly test: Uint32Array;
}

/** Both parts of a dataset of `size` transitions that was collected with `seed`. */
export function splitDataset(
	{ seed, size }: { readonly seed: number; readonly size: number },
	share: number,
): DatasetParts {
	const training = new Uint32Array(size);
	const test = new Uint32Array(size);
	let trained = 0;
	let tested = 0;
	for (let index = 0; index < size; index++) {
		if (isTestTransition(seed, index, share)) test[tested++] = index;
		else training[trained++] = index;
	}
	return { training: training.slice(0, trained), test: test.slice(0, tested) };
}
