import { Stream, uniformAt } from '../randomness/counterRandom';
import { type ModelShape, parameterLayout } from './layout';

/**
 * The weights that a seed starts from: embeddings uniform in [−1, 1], every dense layer as PyTorch's
 * nn.Linear does by default, weight and bias uniform in ±1/√inputs.
 * @returns flat weights in the order of {@link parameterLayout}
 */
export function initialWeights(shape: ModelShape, seed: number): Float32Array {
	const layout = parameterLayout(shape);
	const weights = new Float32Array(layout.length);
	const fill = (from: number, count: number, bound: number) => {
		for (let i = from; i < from + count; i++) {
			weights[i] = bound * (2 * uniformAt(seed, Stream.initialWeights, 0, i, 0) - 1);
		}
	};
	fill(layout.embeddings, shape.actionCount * shape.embeddingDim, 1);
	for (const layer of Object.values(layout.layers)) {
		fill(layer.weight, layer.inputs * layer.outputs + layer.outputs, 1 / Math.sqrt(layer.inputs));
	}
	return weights;
}
