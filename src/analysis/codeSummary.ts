/** What a cloud of codes looks like, in the two numbers that the KL term decides. */
import { columnMedian } from './orderStatistic';

export interface CodeSummary {
	/** Median σ over transitions, geometric mean over dims. */
	readonly sigma: number;
	/** Root mean square of μ over transitions and dims: 1 where the codes fill the prior, 0 where they say nothing. */
	readonly spread: number;
}

/**
 * @param mean count × Z
 * @param std count × Z
 */
export function summariseCodes(mean: Float32Array, std: Float32Array, count: number, latentDim: number): CodeSummary {
	let logSigma = 0;
	for (let dim = 0; dim < latentDim; dim++) logSigma += Math.log(columnMedian(std, count, latentDim, dim));
	let squares = 0;
	for (let i = 0; i < count * latentDim; i++) squares += mean[i] ** 2;
	return { sigma: Math.exp(logSigma / latentDim), spread: Math.sqrt(squares / (count * latentDim)) };
}
