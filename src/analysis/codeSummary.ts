/** The spread of the codes, in the two numbers that the KL term determines. */
import { exp } from '../numerics/exponential';
import { log } from '../numerics/logarithm';
import { columnMedian } from './orderStatistic';

export interface CodeSummary {
	/** Median σ over transitions, geometric mean over dims. */
	readonly sigma: number;
	/** Root mean square of μ over transitions and dims: √(1 − E σ²), below 1, where the codes match the prior. */
	readonly spread: number;
	/** Root mean square of z = μ + σ·ε, which is √(E μ² + E σ²): 1 where the codes match the prior. */
	readonly zSpread: number;
}

/**
 * @param mean count × Z
 * @param std count × Z
 */
export function summariseCodes(mean: Float32Array, std: Float32Array, count: number, latentDim: number): CodeSummary {
	let logSigma = 0;
	for (let dim = 0; dim < latentDim; dim++) logSigma += log(columnMedian(std, count, latentDim, dim));
	const cells = count * latentDim;
	let means = 0;
	let variances = 0;
	for (let i = 0; i < cells; i++) {
		means += mean[i] ** 2;
		variances += std[i] ** 2;
	}
	return {
		sigma: exp(logSigma / latentDim),
		spread: Math.sqrt(means / cells),
		zSpread: Math.sqrt((means + variances) / cells),
	};
}
