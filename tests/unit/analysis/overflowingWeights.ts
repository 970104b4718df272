import { type ModelShape, parameterLayout } from '../../../src/model/layout';

/** Weights that are all numbers, with which the decoder's parameters are none: ∞ − ∞ in their layer. */
export function overflowing(shape: ModelShape): Float32Array {
	const { length, layers } = parameterLayout(shape);
	const weights = new Float32Array(length);
	const { d1, d2, parameter_action_output: head } = layers;
	weights.fill(3e38, d1.bias, d1.bias + d1.outputs);
	weights.fill(1, d2.weight, d2.weight + d2.inputs * d2.outputs);
	for (let i = 0; i < head.inputs * head.outputs; i++) weights[head.weight + i] = i % 2 === 0 ? 1 : -1;
	return weights;
}
