/**
 * When a place of the latent space is a hole: where the density of codes is lower than at the edge of a run that
 * matches the prior. One criterion for every run and every number of transitions (decision 9):
 *
 * 1. The aggregate posterior is smoothed with one resolution h: each σ is widened to √(σ² + h²). Otherwise the very
 * narrow posteriors of a run without KL (σ = 0.018), and their number, would determine the result.
 * 2. The level is that of the ideal: a run with q(z) = N(0, I) is N(0, (1 + h²)·I) at this resolution, and the level is
 * the density that 99 % of its z exceed. So the ideal is 1 % of holes, not 0.
 */

import { MEASURED_TRANSITIONS } from '../dataset/measuredSet';
import { log } from '../numerics/logarithm';
import { pow } from '../numerics/power';
import { type AggregatePosterior, logPriorPeak } from './aggregatePosterior';
import { chiSquaredQuantile } from './chiSquared';

/** Share of an ideal run's z that lies in holes. */
export const HOLE_QUANTILE = 0.01;

/**
 * h, in the prior's σ: the width of kernel that estimates N(0, I) best from as many points as are measured (Silverman,
 * "Density Estimation for Statistics and Data Analysis", 1986, eq. 4.14): 0.27, 0.32, 0.47 for Z = 1, 2, 6.
 */
export function holeResolution(latentDim: number): number {
	return pow(4 / ((latentDim + 2) * MEASURED_TRANSITIONS), 1 / (latentDim + 4));
}

/**
 * log of the density below which a place is a hole, nats, at {@link holeResolution}.
 * @param quantile share of an ideal run's z below it, above 0 and below 1
 */
export function holeLevel(latentDim: number, quantile = HOLE_QUANTILE): number {
	const variance = 1 + holeResolution(latentDim) ** 2;
	const squares = chiSquaredQuantile(1 - quantile, latentDim);
	return logPriorPeak(latentDim) - 0.5 * latentDim * log(variance) - 0.5 * (squares / variance);
}

/** Share of the places with a density below the level. @param places n × Z */
export function shareInHoles(posterior: AggregatePosterior, level: number, places: ArrayLike<number>): number {
	const { latentDim } = posterior;
	const rows = places.length / latentDim;
	let holes = 0;
	for (let row = 0; row < rows; row++) if (posterior.logDensity(places, row * latentDim) < level) holes++;
	return holes / rows;
}
