/** Moments of the aggregate posterior per latent dim, exact: those of a mixture of Gaussians of equal weight. */

/** One number a latent dim; N(0, 1) has 0, 1, 0, 0. */
export interface Moments {
	readonly mean: Float64Array;
	readonly std: Float64Array;
	/** Third standardised moment. */
	readonly skewness: Float64Array;
	/** Fourth standardised moment less 3. */
	readonly kurtosis: Float64Array;
}

/**
 * @param mean n × Z: μ
 * @param std n × Z: σ
 */
export function mixtureMoments(mean: ArrayLike<number>, std: ArrayLike<number>, latentDim: number): Moments {
	const rows = mean.length / latentDim;
	const moments = {
		mean: new Float64Array(latentDim),
		std: new Float64Array(latentDim),
		skewness: new Float64Array(latentDim),
		kurtosis: new Float64Array(latentDim),
	};
	for (let dim = 0; dim < latentDim; dim++) {
		let sum = 0;
		for (let i = dim; i < mean.length; i += latentDim) sum += mean[i];
		const centre = sum / rows;
		let second = 0;
		let third = 0;
		let fourth = 0;
		for (let i = dim; i < mean.length; i += latentDim) {
			// Central moments of N(μ, σ²) about another centre, d away.
			const d = mean[i] - centre;
			const v = std[i] * std[i];
			second += d * d + v;
			third += d * d * d + 3 * d * v;
			fourth += d ** 4 + 6 * d * d * v + 3 * v * v;
		}
		const variance = second / rows;
		moments.mean[dim] = centre;
		moments.std[dim] = Math.sqrt(variance);
		moments.skewness[dim] = third / rows / (variance * Math.sqrt(variance));
		moments.kurtosis[dim] = fourth / rows / variance ** 2 - 3;
	}
	return moments;
}
