/** z = μ + σ·ε: the noise comes from outside, so that z has a derivative by μ and by σ (Kingma & Welling, 2014). */

/** @param mean Z: μ @param std Z: σ @param epsilon Z */
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
