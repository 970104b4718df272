import { klPerDimension, totalKl } from './klPerDimension';

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
