import { normalAt, Stream } from '../randomness/counterRandom';

/** Made for the frames shown last; they come many times a second with the same shape. */
let cache: { readonly seed: number; readonly latentDim: number; readonly epsilon: Float32Array } | null = null;

/**
 * The ε of the z that is drawn for each transition. It stays the same over the frames, so that a point's
 * z moves only when its μ or σ does.
 * @returns at least count × latentDim numbers from N(0, 1)
 */
function noiseOfPoints(seed: number, count: number, latentDim: number): Float32Array {
	const length = count * latentDim;
	if (cache?.seed === seed && cache.latentDim === latentDim && cache.epsilon.length >= length) return cache.epsilon;
	const epsilon = new Float32Array(length);
	for (let row = 0; row < count; row++) {
		for (let dim = 0; dim < latentDim; dim++) {
			epsilon[row * latentDim + dim] = normalAt(seed, Stream.snapshotEpsilon, 0, row, dim);
		}
	}
	cache = { seed, latentDim, epsilon };
	return epsilon;
}

/**
 * z = μ + σ·ε for every point, the same ε in every run and frame.
 * @param mean count × latentDim
 * @param std count × latentDim
 */
export function drawCodes(mean: Float32Array, std: Float32Array, seed: number, latentDim: number): Float32Array {
	const epsilon = noiseOfPoints(seed, mean.length / latentDim, latentDim);
	const z = new Float32Array(mean.length);
	for (let i = 0; i < z.length; i++) z[i] = mean[i] + std[i] * epsilon[i];
	return z;
}
