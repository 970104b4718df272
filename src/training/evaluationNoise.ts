import { normalAt, Stream } from '../randomness/counterRandom';

/**
 * The ε that transitions are evaluated with: each keeps its own, whatever the step, the run and the others are.
 * @param seed of the training
 * @returns indices.length × latentDim numbers from N(0, 1)
 */
export function evaluationNoise(seed: number, indices: ArrayLike<number>, latentDim: number): Float32Array {
	const epsilon = new Float32Array(indices.length * latentDim);
	for (let row = 0; row < indices.length; row++) {
		for (let dim = 0; dim < latentDim; dim++) {
			epsilon[row * latentDim + dim] = normalAt(seed, Stream.snapshotEpsilon, 0, indices[row], dim);
		}
	}
	return epsilon;
}
