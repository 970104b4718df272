import { parameterLayout } from '../src/model/layout';
import type { TrainerSetup } from '../src/training/Trainer';

/**
 * Floating-point operations of the products of one step: forward, by the weights, and by the input where something
 * asks for it. Adam, activations and losses are left out, so that a rate from this is no overstatement.
 */
export function stepOperations({ shape, batchSize }: Pick<TrainerSetup, 'shape' | 'batchSize'>): number {
	const { layers } = parameterLayout(shape);
	let products = 0;
	for (const { name, inputs, outputs } of Object.values(layers)) {
		// Of the condition, the embedding alone is trained; the parameters are data.
		const asked = name === 'e0_1' ? 0 : name === 'e0_0' || name === 'd0_0' ? shape.embeddingDim : inputs;
		products += (2 * inputs + asked) * outputs;
	}
	return 2 * batchSize * products;
}
