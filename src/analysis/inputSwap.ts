/**
 * How far the centre μ of a posterior moves when one of the encoder's inputs is taken from another transition and the
 * others stay: what the code depends on, among all that it is computed from.
 */
import { ConditionalVae } from '../model/ConditionalVae';
import type { ModelShape } from '../model/layout';

/** Inputs of the encoder: the scaled state, the discrete action by its embedding, the padded parameters. */
export const ENCODER_INPUTS = ['state', 'action', 'parameters'] as const;
export type EncoderInput = (typeof ENCODER_INPUTS)[number];

/** What the encoder reads, one row a transition: n × S, n, n × P. */
interface EncodedRows {
	readonly state: Float32Array;
	readonly action: ArrayLike<number>;
	readonly parameters: Float32Array;
}

export interface SwapRequest {
	readonly shape: ModelShape;
	readonly runs: readonly { readonly weights: Float32Array }[];
	/** What {@link swapShift} is measured over, at least two: the measured set, whatever is drawn. */
	readonly transitions: EncodedRows;
	/** Two rows: the transition that is looked at, and the donor from which its inputs are taken. */
	readonly pair: EncodedRows;
	/** Inputs that are taken from the donor. */
	readonly taken: readonly EncoderInput[];
}

/** Of one run. */
export interface SwapReading {
	/** Z: μ of the transition, of the donor, and of the transition with what was taken. */
	readonly own: Float32Array;
	readonly donor: Float32Array;
	readonly swapped: Float32Array;
	/** {@link swapShift} of each input over all rows. */
	readonly shift: Readonly<Record<EncoderInput, number>>;
}

/** The reading of every run. */
export function measureSwap({ shape, runs, transitions, pair, taken }: SwapRequest): SwapReading[] {
	const rows = rowsOf(shape, pair, [0, 1, 0]);
	for (const input of taken) copyInput(shape, input, pair, 1, rows, 2);
	return runs.map(({ weights }) => {
		const mean = meansOf(shape, weights, rows, 3);
		const part = (index: number) => mean.slice(index * shape.latentDim, (index + 1) * shape.latentDim);
		const shiftOf = (input: EncoderInput) => swapShift(shape, weights, transitions, input);
		return {
			own: part(0),
			donor: part(1),
			swapped: part(2),
			shift: { state: shiftOf('state'), action: shiftOf('action'), parameters: shiftOf('parameters') },
		};
	});
}

/**
 * Root mean square change of μ when `input` comes from the transition half of the rows further on, over the root mean
 * square distance of μ from its own mean; all dims together. 0: μ does not depend on the input. √2: where two unrelated
 * transitions lie. Every row gives its input once, so that the inputs stay those of the data.
 * @returns ≥ 0; NaN where every μ is the same
 */
export function swapShift(
	shape: ModelShape,
	weights: Float32Array,
	transitions: EncodedRows,
	input: EncoderInput,
): number {
	const { latentDim } = shape;
	const count = transitions.action.length;
	const before = meansOf(shape, weights, transitions, count);
	const rows = rowsOf(
		shape,
		transitions,
		Array.from({ length: count }, (_, row) => row),
	);
	const half = Math.floor(count / 2);
	for (let row = 0; row < count; row++) copyInput(shape, input, transitions, (row + half) % count, rows, row);
	const after = meansOf(shape, weights, rows, count);
	let moved = 0;
	let spread = 0;
	for (let dim = 0; dim < latentDim; dim++) {
		let centre = 0;
		for (let row = 0; row < count; row++) centre += before[row * latentDim + dim] / count;
		for (let i = dim; i < count * latentDim; i += latentDim) {
			moved += (after[i] - before[i]) ** 2;
			spread += (before[i] - centre) ** 2;
		}
	}
	return Math.sqrt(moved / spread);
}

/** rows × Z: μ. */
function meansOf(shape: ModelShape, weights: Float32Array, rows: EncodedRows, count: number): Float32Array {
	const model = new ConditionalVae(shape, count);
	model.encode(weights, rows, count);
	return model.encoder.mean;
}

interface Rows {
	readonly state: Float32Array;
	readonly action: Int32Array;
	readonly parameters: Float32Array;
}

/** Copies of the transitions at these indices. */
function rowsOf(shape: ModelShape, transitions: EncodedRows, indices: readonly number[]): Rows {
	const rows: Rows = {
		state: new Float32Array(indices.length * shape.stateDim),
		action: new Int32Array(indices.length),
		parameters: new Float32Array(indices.length * shape.parameterDim),
	};
	for (const [row, index] of indices.entries()) {
		for (const input of ENCODER_INPUTS) copyInput(shape, input, transitions, index, rows, row);
	}
	return rows;
}

function copyInput(
	{ stateDim, parameterDim }: ModelShape,
	input: EncoderInput,
	from: EncodedRows,
	index: number,
	to: Rows,
	row: number,
): void {
	if (input === 'action') {
		to.action[row] = from.action[index];
		return;
	}
	const width = input === 'state' ? stateDim : parameterDim;
	to[input].set(from[input].subarray(index * width, (index + 1) * width), row * width);
}
