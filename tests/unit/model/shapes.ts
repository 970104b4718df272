/** Models, weights and batches of any size, for property tests. */
import fc from 'fast-check';
import type { Batch } from '../../../src/model/ConditionalVae';
import { initialWeights } from '../../../src/model/initialise';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { integerAt, normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';

/** Every size that the lab allows in the dims, and widths with and without a remainder. */
export const anyShape: fc.Arbitrary<ModelShape> = fc.record({
	stateDim: fc.integer({ min: 1, max: 17 }),
	actionCount: fc.integer({ min: 2, max: 12 }),
	embeddingDim: fc.integer({ min: 1, max: 7 }),
	parameterDim: fc.integer({ min: 1, max: 4 }),
	latentDim: fc.integer({ min: 1, max: 16 }),
	width: fc.constantFrom(16, 19),
});

/** What a {@link Problem} is made from; short enough to read in a failing test. */
export interface Recipe {
	readonly shape: ModelShape;
	readonly rows: number;
	readonly seed: number;
	/** Added to the bias of log σ, one value a latent dim in turn: ±30 goes past the clamps. */
	readonly logStdBias: readonly number[];
}

export const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
	shape: anyShape,
	rows: fc.integer({ min: 1, max: 7 }),
	seed: fc.nat(10_000),
	logStdBias: fc.constantFrom([0], [-30], [30], [0, -30], [0, 30], [-30, 0, 30]),
});

/** A model with a batch for it. */
export interface Problem {
	readonly shape: ModelShape;
	readonly rows: number;
	readonly weights: Float32Array;
	readonly batch: Batch;
	/** rows × Z */
	readonly epsilon: Float32Array;
	/** σ² of the upper clamp is 10¹³: the KL weight is made as small, or nothing else would count. */
	readonly klScale: number;
}

export function makeProblem({ shape, rows, seed, logStdBias }: Recipe): Problem {
	const spread = (step: number, length: number) =>
		Float32Array.from({ length }, (_, i) => 2 * uniformAt(seed, Stream.batch, step, i, 0) - 1);
	const weights = initialWeights(shape, seed);
	const { bias } = parameterLayout(shape).layers.log_std;
	for (let dim = 0; dim < shape.latentDim; dim++) weights[bias + dim] += logStdBias[dim % logStdBias.length];
	// Where σ is 10⁶, ε is small, so that z stays where float32 has digits left.
	const huge = logStdBias.includes(30);
	const noise = huge ? 1e-6 : 1;
	return {
		shape,
		rows,
		weights,
		batch: {
			state: spread(1, rows * shape.stateDim),
			action: Int32Array.from({ length: rows }, (_, i) => integerAt(seed, Stream.policy, 0, i, 0, shape.actionCount)),
			parameters: spread(2, rows * shape.parameterDim),
			stateDelta: spread(3, rows * shape.stateDim),
		},
		epsilon: Float32Array.from(
			{ length: rows * shape.latentDim },
			(_, i) => noise * normalAt(seed, Stream.epsilon, 0, i, 0),
		),
		klScale: huge ? 1e-13 : 1,
	};
}
