/**
 * The KL of each latent dim in nats, split into the part of the mean and the part of the spread: KL = ½μ² + ½(σ² − 1 −
 * log σ²), averaged over transitions. Both parts are never negative, so the parts of a dim add up to its KL, and the
 * dims add up to the KL of the whole code.
 */
import { log } from '../numerics/logarithm';

/** One number a latent dim, in nats. */
export interface KlPerDimension {
	/** Z: mean of ½μ². */
	readonly mean: Float64Array;
	/** Z: mean of ½(σ² − 1 − log σ²). */
	readonly spread: Float64Array;
}

/** What a latent dim carries. */
export type DimensionUse = 'live' | 'weak' | 'dead';

/** A dim below this many nats gives the decoder no visible information (our choice). */
const DEAD_BELOW = 0.02;

/** From this many nats on a dim is in use; a posterior with σ ≈ 0.8 and no offset costs that much (our choice). */
const LIVE_FROM = 0.2;

export function dimensionUse(nats: number): DimensionUse {
	if (nats < DEAD_BELOW) return 'dead';
	return nats < LIVE_FROM ? 'weak' : 'live';
}

/** Products of σ stay inside these, far from what a double can hold. */
const PRODUCT_MIN = 1e-200;
const PRODUCT_MAX = 1e200;

/**
 * @param mean count × Z: μ of each transition
 * @param std count × Z: σ of each transition, > 0
 */
export function klPerDimension(
	mean: ArrayLike<number>,
	std: ArrayLike<number>,
	count: number,
	latentDim: number,
): KlPerDimension {
	const meanPart = new Float64Array(latentDim);
	const spreadPart = new Float64Array(latentDim);
	for (let dim = 0; dim < latentDim; dim++) {
		let squaredMeans = 0;
		let squaredStds = 0;
		let logStds = 0;
		// Σ log σ is the log of a product: one logarithm serves many factors, which makes this cheap enough to
		// run on the main thread.
		let product = 1;
		for (let i = dim; i < count * latentDim; i += latentDim) {
			const sigma = std[i];
			squaredMeans += mean[i] * mean[i];
			squaredStds += sigma * sigma;
			product *= sigma;
			if (product < PRODUCT_MIN || product > PRODUCT_MAX) {
				logStds += log(product);
				product = 1;
			}
		}
		logStds += log(product);
		meanPart[dim] = squaredMeans / count / 2;
		spreadPart[dim] = (squaredStds / count - 1) / 2 - logStds / count;
	}
	return { mean: meanPart, spread: spreadPart };
}

/** The KL of one dim. */
export function dimensionKl(kl: KlPerDimension, dim: number): number {
	return kl.mean[dim] + kl.spread[dim];
}

/** The KL of the whole code, summed over dims: Z times the KL term of HyAR's loss, which is a mean. */
export function totalKl(kl: KlPerDimension): number {
	let total = 0;
	for (let dim = 0; dim < kl.mean.length; dim++) total += dimensionKl(kl, dim);
	return total;
}

/** Below so many bits codes tell next to nothing; to tell two equally likely actions apart takes one (our choice). */
const COLLAPSED_BELOW = 0.25;

/**
 * What a code can say at most about what it was made from, in bits: the mutual information of code and transition is never
 * more than the mean KL to the prior, whatever the prior.
 * @param mean count × Z: μ of each transition
 * @param std count × Z: σ of each transition, > 0
 * @returns bits a code; NaN without a transition, and where a code is not a number
 */
export function codeCapacity(mean: ArrayLike<number>, std: ArrayLike<number>, latentDim: number): number {
	const count = mean.length / latentDim;
	return count > 0 ? totalKl(klPerDimension(mean, std, count, latentDim)) / Math.LN2 : Number.NaN;
}

/** Whether codes of so many bits have collapsed onto the prior. */
export function isCollapsed(bits: number): boolean {
	return bits < COLLAPSED_BELOW;
}
