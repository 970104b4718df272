import type { Dataset } from './Dataset';

/** Transitions gathered into rows. */
export interface TransitionRows {
	/** rows × S: scaled states. */
	readonly state: Float32Array;
	/** rows: discrete actions. */
	readonly action: Int32Array;
	/** rows × P: parameters in [−1, 1], padded with 0. */
	readonly parameters: Float32Array;
	/** rows × S: change of the scaled state. */
	readonly stateDelta: Float32Array;
}

/** Room for some transitions of a dataset. */
export function emptyRows(dataset: Dataset, rows: number): TransitionRows {
	return {
		state: new Float32Array(rows * dataset.stateDim),
		action: new Int32Array(rows),
		parameters: new Float32Array(rows * dataset.parameterDim),
		stateDelta: new Float32Array(rows * dataset.stateDim),
	};
}

/** Copies transition `index` into row `row`. */
export function copyTransition(dataset: Dataset, index: number, rows: TransitionRows, row: number): void {
	const { stateDim, parameterDim } = dataset;
	for (let i = 0; i < stateDim; i++) {
		rows.state[row * stateDim + i] = dataset.state[index * stateDim + i];
		rows.stateDelta[row * stateDim + i] = dataset.stateDelta[index * stateDim + i];
	}
	for (let i = 0; i < parameterDim; i++) {
		rows.parameters[row * parameterDim + i] = dataset.parameters[index * parameterDim + i];
	}
	rows.action[row] = dataset.action[index];
}

/** The given transitions, one row each. */
export function gatherTransitions(dataset: Dataset, indices: ArrayLike<number>): TransitionRows {
	const rows = emptyRows(dataset, indices.length);
	for (let row = 0; row < indices.length; row++) copyTransition(dataset, indices[row], rows, row);
	return rows;
}
