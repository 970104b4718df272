/**
 * The generative model that the loss speaks of: a code from the prior, the decoder, and Gaussian noise on what it gives.
 * A weighted sum of squared errors and KL is, up to a factor and a constant, the negative ELBO of that model.
 */
import { LatentDecoder } from '../../model/decode';
import type { DecoderNoise } from '../../model/decoderNoise';
import type { ModelShape } from '../../model/layout';
import { normalAt, Stream } from '../../randomness/counterRandom';

export interface StoryRequest {
	readonly shape: ModelShape;
	readonly weights: Float32Array;
	/** S and k: what the story is told under. */
	readonly state: Float32Array;
	readonly action: number;
	readonly noise: DecoderNoise;
	readonly seed: number;
	/** Number of the first story, and how many; the same number is the same z and noise. */
	readonly first: number;
	readonly count: number;
}

/** One way in which a datum could have arisen. */
export interface Story {
	/** Z: from N(0, I). */
	readonly z: Float32Array;
	/** P: what the decoder makes of z. */
	readonly decoded: Float32Array;
	/** P: that with noise on it. Gaussian noise knows no limits: it may lie beyond ±1. */
	readonly observed: Float32Array;
}

/** Column of the random numbers among those of the Monte Carlo stream. */
const COLUMN = { z: 6, noise: 7 } as const;

/** Tells the stories of these numbers. */
export function tellStories({ shape, weights, state, action, noise, seed, first, count }: StoryRequest): Story[] {
	const { latentDim, parameterDim, stateDim } = shape;
	const z = new Float32Array(count * latentDim);
	const states = new Float32Array(count * stateDim);
	for (let row = 0; row < count; row++) {
		for (let dim = 0; dim < latentDim; dim++)
			z[row * latentDim + dim] = normalAt(seed, Stream.monteCarlo, COLUMN.z, first + row, dim);
		states.set(state, row * stateDim);
	}
	const actions = new Uint16Array(count).fill(action);
	const { parameters } = new LatentDecoder(shape).decode(weights, { state: states, action: actions, z }, count);
	return Array.from({ length: count }, (_, row) => {
		const decoded = parameters.slice(row * parameterDim, (row + 1) * parameterDim);
		const observed = decoded.map(
			(value, i) => value + noise.parameters * normalAt(seed, Stream.monteCarlo, COLUMN.noise, first + row, i),
		);
		return { z: z.slice(row * latentDim, (row + 1) * latentDim), decoded, observed };
	});
}
