import { normalAt, Stream } from '../randomness/counterRandom';

/**
 * The ε that transitions are evaluated and sampled with: each keeps its own, whatever the step, the run and the others
 * are, so that a point's z moves only when its μ or σ does.
 * @param seed of the training
 * @returns indices.length × latentDim numbers from N(0, 1)
 */
export function transitionNoise(seed: number, indices: ArrayLike<number>, latentDim: number): Float32Array {
	const epsilon = new Float32Array(indices.length * latentDim);
	for (let row = 0; row < indices.length; row++) {
		for (let dim = 0; dim < latentDim; dim++) {
			epsilon[row * latentDim + dim] = normalAt(seed, Stream.evaluationEpsilon, 0, indices[row], dim);
		}
	}
	return epsilon;
}

/** The first `count` transitions of the data. */
export function firstTransitions(count: number): Uint32Array {
	return Uint32Array.from({ length: count }, (_, index) => index);
}

/**
 * z = μ + σ·ε, in an array of its own.
 * @param mean n × Z
 * @param std n × Z
 * @param epsilon at least n × Z
 */
export function sampledCodes(mean: Float32Array, std: Float32Array, epsilon: Float32Array): Float32Array {
	const z = new Float32Array(mean.length);
	for (let i = 0; i < z.length; i++) z[i] = mean[i] + std[i] * epsilon[i];
	return z;
}
