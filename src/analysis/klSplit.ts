/**
 * What the KL is made of (Hoffman & Johnson, "ELBO surgery", 2016):
 *
 * E KL(q(z|x) ‖ p) = I(x; z) + KL(q(z) ‖ p)
 *
 * *information*: how much z tells of which transition it is of, and *mismatch*: how far the codes as a whole, the
 * aggregate posterior q(z), lie from the prior. KL alone shows neither: one q for every x, far from the prior, has a
 * large KL and no information. Here x is one of the n transitions measured, so the information is at most ln n.
 */
import { log } from '../numerics/logarithm';
import { AggregatePosterior, logPriorPeak } from './aggregatePosterior';
import { klPerDimension, totalKl } from './klPerDimension';
import type { PosteriorCodes } from './posteriorCodes';

/** The KL in its two parts, summed over latent dims, in nats. */
export interface KlSplit {
	/** n: transitions. */
	readonly transitions: number;
	/** E KL(q(z|x) ‖ p), by the closed form; the sum of the two below. */
	readonly nats: number;
	/** I(x; z), 0 … ln n. */
	readonly information: number;
	/** KL(q(z) ‖ p), 0 or more. */
	readonly mismatch: number;
}

/**
 * Splits the KL of n transitions, with q(z) the mixture of their n posteriors as they are. Only E log q(z) has to be
 * estimated, from the one z of each transition; two quantities whose expectation is known, ½|ε|² and ½|z|², take most
 * of its noise away (control variates). What remains is some thousandths of a nat.
 */
export function klSplit(codes: PosteriorCodes, latentDim: number): KlSplit {
	const { mean, std, z } = codes;
	const transitions = mean.length / latentDim;
	const nats = totalKl(klPerDimension(mean, std, transitions, latentDim));
	const posterior = new AggregatePosterior(mean, std, latentDim);
	const logDensity = new Float64Array(transitions);
	const ofNoise = new Float64Array(transitions);
	const ofDistance = new Float64Array(transitions);
	let logStd = 0;
	for (let row = 0, cell = 0; row < transitions; row++) {
		logDensity[row] = posterior.logDensity(z, cell);
		for (let dim = 0; dim < latentDim; dim++, cell++) {
			const epsilon = (z[cell] - mean[cell]) / std[cell];
			ofNoise[row] += (epsilon * epsilon - 1) / 2;
			ofDistance[row] += (z[cell] ** 2 - mean[cell] ** 2 - std[cell] ** 2) / 2;
			logStd += log(std[cell]) / transitions;
		}
	}
	const conditional = logPriorPeak(latentDim) - latentDim / 2 - logStd;
	const estimate = conditional - meanWithControls(logDensity, ofNoise, ofDistance);
	const information = Math.max(0, Math.min(estimate, nats, log(transitions)));
	return { transitions, nats, information, mismatch: nats - information };
}

/** The mean of values, corrected by linear regression on two control variates of mean 0. */
function meanWithControls(values: Float64Array, first: Float64Array, second: Float64Array): number {
	const [mean, meanFirst, meanSecond] = [values, first, second].map(average);
	const product = (one: Float64Array, ofOne: number, other: Float64Array, ofOther: number) => {
		let sum = 0;
		for (let i = 0; i < one.length; i++) sum += (one[i] - ofOne) * (other[i] - ofOther);
		return sum;
	};
	const a = product(first, meanFirst, first, meanFirst);
	const b = product(first, meanFirst, second, meanSecond);
	const c = product(second, meanSecond, second, meanSecond);
	const toFirst = product(first, meanFirst, values, mean);
	const toSecond = product(second, meanSecond, values, mean);
	const determinant = a * c - b * b;
	// Where all posteriors are the prior, both controls are one.
	if (determinant <= 1e-9 * a * c) return mean - (a > 0 ? (toFirst / a) * meanFirst : 0);
	const byFirst = (toFirst * c - toSecond * b) / determinant;
	const bySecond = (toSecond * a - toFirst * b) / determinant;
	return mean - byFirst * meanFirst - bySecond * meanSecond;
}

function average(values: Float64Array): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}

export interface KlRequest {
	readonly runs: readonly PosteriorCodes[];
	readonly latentDim: number;
}

/** Splits the KL of every run. */
export function measureKlSplits({ runs, latentDim }: KlRequest): KlSplit[] {
	return runs.map((codes) => klSplit(codes, latentDim));
}
