/** The posteriors of some transitions and one z of each. */
export interface PosteriorCodes {
	/** n × Z: μ. */
	readonly mean: Float32Array;
	/** n × Z: σ > 0. */
	readonly std: Float32Array;
	/** n × Z: μ + σ·ε with an ε that each transition keeps. */
	readonly z: Float32Array;
}

/** The first `rows` of some codes, on the same memory. */
export function leadingCodes({ mean, std, z }: PosteriorCodes, rows: number, latentDim: number): PosteriorCodes {
	const length = rows * latentDim;
	return { mean: mean.subarray(0, length), std: std.subarray(0, length), z: z.subarray(0, length) };
}

/**
 * z = μ + σ·ε: the noise comes from outside, so that z has a derivative by μ and by σ (Kingma & Welling, 2014).
 * @param mean Z: μ
 * @param std Z: σ
 * @param epsilon Z
 */
export function reparameterise(mean: ArrayLike<number>, std: ArrayLike<number>, epsilon: ArrayLike<number>): number[] {
	return Array.from(epsilon, (noise, dim) => mean[dim] + std[dim] * noise);
}

/** The noise that leads to a z: ε = (z − μ) ÷ σ. */
export function noiseOf(mean: ArrayLike<number>, std: ArrayLike<number>, z: ArrayLike<number>): number[] {
	return Array.from(z, (value, dim) => (value - mean[dim]) / std[dim]);
}

/** The posterior of one row of a table of posteriors. @param mean n × Z */
export function posteriorOf(
	{ mean, std }: { readonly mean: Float32Array; readonly std: Float32Array },
	row: number,
	latentDim: number,
): { readonly mean: Float32Array; readonly std: Float32Array } {
	const from = row * latentDim;
	return { mean: mean.subarray(from, from + latentDim), std: std.subarray(from, from + latentDim) };
}
