/**
 * The decoder over the latent plane: one decoded quantity at every cell of a grid, for one state and action. State and
 * action are the same everywhere, so their half of the decoder is computed once.
 */

import type { PlaneGrid } from '../../analysis/holes';
import { denseForward, relu, tanh } from '../../model/dense';
import { embed } from '../../model/embedding';
import { type DenseLayer, type ModelShape, parameterLayout } from '../../model/layout';

/** A parameter x̂ᵢ or a component of the state change Δŝᵢ, in [−1, 1]. */
export interface AtlasQuantity {
	readonly kind: 'parameter' | 'delta';
	readonly index: number;
}

export interface AtlasRequest {
	readonly shape: ModelShape;
	/** Flat weights, one entry a run. */
	readonly weights: readonly Float32Array[];
	/** S: the scaled state. */
	readonly state: Float32Array;
	readonly action: number;
	/** Z: the dims that the grid does not span keep these values. */
	readonly z: ArrayLike<number>;
	readonly grid: PlaneGrid;
	readonly quantity: AtlasQuantity;
}

/** Cells that are decoded at a time: their hidden layers fit a processor's cache. */
const BLOCK = 240;

/** One output of a dense layer as a layer of its own. */
function oneOutput(layer: DenseLayer, output: number): DenseLayer {
	return { ...layer, outputs: 1, weight: layer.weight + output * layer.inputs, bias: layer.bias + output };
}

/** columns × rows values a run, row by row from the top left. */
export function decodeAtlas(request: AtlasRequest): Float32Array[] {
	return request.weights.map((weights) => decodeRun(request, weights));
}

function decodeRun({ shape, state, action, z, grid, quantity }: AtlasRequest, weights: Float32Array): Float32Array {
	const { layers } = parameterLayout(shape);
	const { stateDim, embeddingDim, latentDim, width } = shape;
	const condition = new Float32Array(stateDim + embeddingDim);
	condition.set(state);
	embed(shape, weights, action, condition, stateDim);
	const fromCondition = new Float32Array(width);
	denseForward(layers.d0_0, relu, weights, condition, fromCondition, 1);

	const cells = grid.columns * grid.rows;
	const values = new Float32Array(cells);
	const codes = new Float32Array(BLOCK * latentDim);
	const [one, two] = [new Float32Array(BLOCK * width), new Float32Array(BLOCK * width)];
	const out = new Float32Array(BLOCK);
	const head =
		quantity.kind === 'parameter'
			? oneOutput(layers.parameter_action_output, quantity.index)
			: oneOutput(layers.delta_state_output, quantity.index);
	for (let start = 0; start < cells; start += BLOCK) {
		const rows = Math.min(BLOCK, cells - start);
		for (let row = 0; row < rows; row++) placeCode(codes, row * latentDim, z, grid, start + row, latentDim);
		denseForward(layers.d0_1, relu, weights, codes, one, rows);
		for (let i = 0; i < rows * width; i++) one[i] *= fromCondition[i % width];
		denseForward(layers.d1, relu, weights, one, two, rows);
		denseForward(layers.d2, relu, weights, two, one, rows);
		let last = one;
		if (quantity.kind === 'delta') {
			denseForward(layers.d3, relu, weights, one, two, rows);
			last = two;
		}
		denseForward(head, tanh, weights, last, out, rows);
		values.set(rows === BLOCK ? out : out.subarray(0, rows), start);
	}
	return values;
}

/** Writes the code at the middle of a cell, Z numbers from `offset` on. @param z what the dimensions that the grid does not span keep */
export function placeCode(
	codes: Float32Array,
	offset: number,
	z: ArrayLike<number>,
	{ dims, left, right, top, bottom, columns, rows }: PlaneGrid,
	cell: number,
	latentDim: number,
): void {
	for (let dim = 0; dim < latentDim; dim++) codes[offset + dim] = z[dim] ?? 0;
	const row = Math.floor(cell / columns);
	if (latentDim > 1) codes[offset + dims[1]] = top + ((row + 0.5) / rows) * (bottom - top);
	codes[offset + dims[0]] = left + (((cell % columns) + 0.5) / columns) * (right - left);
}
