import { tanh } from '../numerics/hyperbolicTangent';
import type { ModelShape } from './layout';

/**
 * The discrete half of a hybrid action: row k of the table, through tanh.
 * @param out receives d₁ numbers in (−1, 1) from `offset` on
 */
export function embed(
	shape: ModelShape,
	weights: Float32Array,
	action: number,
	out: Float32Array | number[],
	offset = 0,
): void {
	const { embeddingDim } = shape;
	for (let i = 0; i < embeddingDim; i++) out[offset + i] = tanh(weights[action * embeddingDim + i]);
}

/**
 * The discrete action whose embedding is nearest to `query` (d₁ numbers), by squared distance to
 * tanh(E[k]); the first of equals. This is how a policy's continuous output becomes a choice.
 */
export function nearestAction(
	shape: ModelShape,
	weights: Float32Array,
	query: ArrayLike<number>,
	queryOffset = 0,
): number {
	const { actionCount, embeddingDim } = shape;

	let nearest = 0;
	let smallest = Number.POSITIVE_INFINITY;
	for (let action = 0; action < actionCount; action++) {
		let distance = 0;
		for (let i = 0; i < embeddingDim; i++) {
			const difference = query[queryOffset + i] - tanh(weights[action * embeddingDim + i]);
			distance += difference * difference;
		}
		if (distance < smallest) {
			smallest = distance;
			nearest = action;
		}
	}
	return nearest;
}
