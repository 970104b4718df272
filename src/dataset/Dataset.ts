/**
 * Transitions as columns. Row i of a column with d values a transition is `[i·d, (i+1)·d)`.
 */
export interface Dataset {
	/** Id of the environment they come from. */
	readonly environment: string;
	/** Whether the simulator had its published quirks. */
	readonly published: boolean;
	readonly seed: number;
	/** Transitions. */
	readonly size: number;
	/** S: features a state. */
	readonly stateDim: number;
	/** P: parameters a transition, padding included. */
	readonly parameterDim: number;
	/** Numbers in a saved simulator state. */
	readonly simulatorStateLength: number;
	/** size × S: the observation before the action, scaled as published to [−1, 1]. */
	readonly state: Float32Array;
	/** size: index of the discrete action. */
	readonly action: Uint16Array;
	/** size × P: parameters in [−1, 1]; those that the action does not have are 0. */
	readonly parameters: Float32Array;
	/** size × S: scaled observation after the action minus before; in [−2, 2]. */
	readonly stateDelta: Float32Array;
	/** size: reward of the transition. */
	readonly reward: Float32Array;
	/** size: 1 where the episode ended with this transition; truncation counts as an end if the environment says so. */
	readonly done: Uint8Array;
	/**
	 * size: the number of the decision in its episode, from 1. Present only if states were left out, so that the
	 * transitions have gaps; otherwise it follows from {@link done}.
	 */
	readonly decision?: Uint16Array;
	/** size × simulatorStateLength: the simulator before the action, to play it again exactly. */
	readonly simulatorState: Float64Array;
}

/** Fewest and most transitions that a simulated dataset of the lab may have. */
export const MIN_DATASET_SIZE = 500;
export const MAX_DATASET_SIZE = 50_000;

/** Fewest and most transitions of imported data. */
export const OWN_SIZE = { min: 64, max: 1_000_000 } as const;

/** The first transitions of a data set, all when there are no more. */
export function firstOf(dataset: Dataset, size: number): Dataset {
	if (size >= dataset.size) return dataset;
	const { stateDim, parameterDim } = dataset;
	return {
		...dataset,
		size,
		state: dataset.state.slice(0, size * stateDim),
		action: dataset.action.slice(0, size),
		parameters: dataset.parameters.slice(0, size * parameterDim),
		stateDelta: dataset.stateDelta.slice(0, size * stateDim),
		reward: dataset.reward.slice(0, size),
		done: dataset.done.slice(0, size),
	};
}
