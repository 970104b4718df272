/**
 * What the theory of the linear-Gaussian case says about the KL weight: how much is kept of each parameter, what it
 * costs, how wide the posteriors are, and from which weight on nothing is kept.
 *
 * Encoder and decoder are conditioned on the discrete action, so each action is a source of its own. Of a direction in
 * which the parameters of an action have variance V, the best linear encoder and decoder keep what is above the level ℓ
 * = w·P ÷ (2·λ·Z), as water fills a vessel: rate ½·ln(V ÷ ℓ) nats, squared error ℓ, posterior σ² = ℓ ÷ V. Where V ≤ ℓ
 * nothing is kept: rate 0, error V, σ = 1. That is probabilistic PCA with noise variance ℓ (Tipping & Bishop 1999;
 * Lucas et al. 2019), and reverse water-filling (Cover & Thomas, section 10.3.3). At most Z directions an action are
 * kept.
 *
 * The curve is where the best linear networks lie on any data with these covariances, and no code of Gaussian
 * parameters lies below it. Uniform parameters can be coded with a little less: see {@link leastRate}. A state change
 * that z serves too, a q(z) that is not N(0, I) and a training that is not finished cost more.
 */

import { LOG_STD_MIN } from '../model/sigmaRange';
import { exp } from '../numerics/exponential';
import { log } from '../numerics/logarithm';
import { pow } from '../numerics/power';
import type { ActionSource } from './actionSources';

/** What the theory needs besides the weight. */
export interface LinearGaussian {
	readonly sources: readonly ActionSource[];
	/** Z: at most so many directions an action are kept. */
	readonly latentDim: number;
	/** λ, the weight of the parameters' mean squared error; 2 as published. */
	readonly parameterWeight: number;
}

export interface RateDistortion {
	/** R: KL summed over latent dimensions, nats. */
	readonly rate: number;
	/** D: mean squared error over the P parameters. */
	readonly distortion: number;
}

/** ℓ = w·P ÷ (2·λ·Z): the variance below which a direction is not kept; 0 without KL weight. */
function waterLevel({ sources, latentDim, parameterWeight }: LinearGaussian, klWeight: number): number {
	if (klWeight === 0) return 0;
	return (klWeight * parameterCount(sources)) / (2 * parameterWeight * latentDim);
}

/** Where the best linear networks lie; the rate is infinite without KL weight. */
export function rateAndDistortion(theory: LinearGaussian, klWeight: number): RateDistortion {
	return fillTo(waterLevel(theory, klWeight), theory.sources, theory.latentDim);
}

function fillTo(level: number, sources: readonly ActionSource[], directions: number, scale = 1): RateDistortion {
	let [rate, distortion] = [0, 0];
	for (const { share, variances } of sources) {
		for (const [rank, unscaled] of variances.entries()) {
			const variance = scale * unscaled;
			const kept = rank < directions && variance > level;
			distortion += (share * (kept ? level : variance)) / variances.length;
			if (kept) rate += share * 0.5 * log(variance / level);
		}
	}
	return { rate, distortion };
}

/** Entropy power of a uniform density over its variance, 12 ÷ 2πe: 0.18 nats a parameter. */
const UNIFORM_POWER = 12 / (2 * Math.PI * Math.E);

/** Halvings of the logarithm of a level that float64 can tell apart. */
const HALVINGS = 60;

/**
 * Shannon's lower bound: the nats without which no code, linear or not, brings the mean squared error down to this, if the
 * parameters are uniform and say nothing about the state. It is the curve of Gaussian parameters with the variances that
 * have the same entropy (Cover & Thomas, problem 10.8; entropy power).
 * @param distortion mean squared error over the P parameters, > 0
 */
export function leastRate(sources: readonly ActionSource[], distortion: number): number {
	const at = (logLevel: number) => fillTo(exp(logLevel), sources, Number.POSITIVE_INFINITY, UNIFORM_POWER);
	const widest = UNIFORM_POWER * largestVariance(sources);
	// The error is nowhere larger than the level, and from the widest variance on nothing is kept.
	if (!(widest > distortion)) return 0;
	let [low, high] = [log(distortion), log(widest)];
	for (let i = 0; i < HALVINGS; i++) {
		const middle = (low + high) / 2;
		if (at(middle).distortion < distortion) low = middle;
		else high = middle;
	}
	return at(high).rate;
}

/** Weights that a curve is drawn through, from a ten-thousandth of the last one on. */
const CURVE_POINTS = 80;
const CURVE_LOW = 1e-4;

/** Both curves of the plane of rate and distortion, from many nats down to none. */
export interface TheoryCurves {
	/** Where the best linear networks lie. */
	readonly linear: readonly RateDistortion[];
	/** Shannon's lower bound for uniform parameters: see {@link leastRate}. */
	readonly least: readonly RateDistortion[];
}

export function theoryCurves(theory: LinearGaussian): TheoryCurves {
	const widest = largestVariance(theory.sources);
	const levels = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => widest * pow(CURVE_LOW, 1 - i / CURVE_POINTS));
	return {
		linear: levels.map((level) => fillTo(level, theory.sources, theory.latentDim)),
		least: levels.map((level) =>
			fillTo(UNIFORM_POWER * level, theory.sources, Number.POSITIVE_INFINITY, UNIFORM_POWER),
		),
	};
}

function largestVariance(sources: readonly ActionSource[]): number {
	return sources.reduce((most, { variances }) => Math.max(most, variances[0] ?? 0), 0);
}

function parameterCount(sources: readonly ActionSource[]): number {
	return sources[0]?.variances.length ?? 0;
}

/** w* = (2·λ·Z ÷ P) · the largest variance: the weight from which on nothing is kept of any action. */
export function collapseWeight({ sources, latentDim, parameterWeight }: LinearGaussian): number {
	const parameterDim = parameterCount(sources);
	return parameterDim === 0 ? 0 : (2 * parameterWeight * latentDim * largestVariance(sources)) / parameterDim;
}

/**
 * The σ that the theory predicts for the posteriors of one action: √(ℓ ÷ V) for a direction that is kept, 1 for the
 * others, and nowhere below the floor of the clamp, e⁻⁴. Without KL weight nothing holds any σ up: all are at the floor.
 * @returns Z, the narrowest first
 */
export function predictedSigma(theory: LinearGaussian, source: ActionSource, klWeight: number): Float64Array {
	const level = waterLevel(theory, klWeight);
	const floor = exp(LOG_STD_MIN);
	return Float64Array.from({ length: theory.latentDim }, (_, rank) => {
		if (klWeight === 0) return floor;
		const variance = source.variances[rank] ?? 0;
		return variance > level ? Math.max(floor, Math.sqrt(level / variance)) : 1;
	});
}

/**
 * The σ to expect: that of the direction an action keeps most of, the median over the transitions whose action keeps
 * anything; 1 where none does.
 */
export function typicalSigma(theory: LinearGaussian, klWeight: number): number {
	const keeping = theory.sources
		.map((source) => ({ share: source.share, value: predictedSigma(theory, source, klWeight)[0] ?? 1 }))
		.filter(({ value }) => value < 1);
	return weightedMedian(keeping) ?? 1;
}

/**
 * The median σ that the theory predicts for each latent dimension over all transitions, if every action keeps its
 * widest direction in the same dimension.
 * @returns Z, the narrowest first
 */
export function predictedMedians(theory: LinearGaussian, klWeight: number): Float64Array {
	const sigmas = theory.sources.map((source) => predictedSigma(theory, source, klWeight));
	return Float64Array.from(
		{ length: theory.latentDim },
		(_, rank) => weightedMedian(theory.sources.map(({ share }, k) => ({ share, value: sigmas[k][rank] }))) ?? 1,
	);
}

/** The value with half of the shares on either side. */
function weightedMedian(entries: readonly { readonly share: number; readonly value: number }[]): number | undefined {
	const sorted = entries.toSorted((one, other) => one.value - other.value);
	const half = sorted.reduce((sum, { share }) => sum + share, 0) / 2;
	let below = 0;
	return sorted.find(({ share }) => {
		below += share;
		return below >= half;
	})?.value;
}

/**
 * Predictions in the order of what was measured: the narrowest belongs to the dimension that is narrowest, since theory
 * does not say which dimension keeps what.
 * @param measured Z
 * @param predicted Z, the narrowest first
 */
export function inMeasuredOrder(measured: ArrayLike<number>, predicted: ArrayLike<number>): number[] {
	const order = Array.from(measured, (_, dim) => dim).sort((one, other) => measured[one] - measured[other]);
	const matched = new Array<number>(order.length);
	for (const [rank, dim] of order.entries()) matched[dim] = predicted[rank] ?? 1;
	return matched;
}
