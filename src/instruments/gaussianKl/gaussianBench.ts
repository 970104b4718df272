/**
 * The KL of one latent dim in every way there is: closed form, integral, Monte Carlo; its gradient through the clamp;
 * and what float32 makes of the published expression.
 */

import {
	type Estimate,
	klByIntegration,
	klByMonteCarlo,
	klDivergence,
	klGradientLogSigma,
	klGradientMean,
	logNormalDensity,
} from '../../model/kl';
import { LOG_STD_MAX, LOG_STD_MIN } from '../../model/sigmaRange';
import { clamp } from '../../numerics/clamp';
import { exp } from '../../numerics/exponential';
import { log } from '../../numerics/logarithm';
import { randomnessAt, Stream } from '../../randomness/counterRandom';

export interface BenchReading {
	/** log σ after the clamp to [−4, 15], and σ. */
	readonly logSigma: number;
	readonly sigma: number;
	/** Whether the clamp holds log σ: it then passes no gradient on. */
	readonly clamped: boolean;
	/** Nats. */
	readonly closedForm: number;
	readonly integral: number;
	readonly monteCarlo: Estimate;
	/** ∂KL/∂μ. */
	readonly gradientMean: number;
	/** ∂KL/∂ of the log σ that the network gives: 0 where the clamp holds. */
	readonly gradientLogSigma: number;
}

/**
 * @param rawLogSigma what the network gives, before the clamp
 * @param draws of the Monte Carlo mean, ≥ 2
 */
export function readBench(mu: number, rawLogSigma: number, draws: number, seed: number): BenchReading {
	const logSigma = clamp(rawLogSigma, LOG_STD_MIN, LOG_STD_MAX);
	const clamped = logSigma !== rawLogSigma;
	const random = randomnessAt(seed, Stream.monteCarlo, 2, 0);
	return {
		logSigma,
		sigma: exp(logSigma),
		clamped,
		closedForm: klDivergence(mu, logSigma),
		integral: klByIntegration(mu, logSigma),
		monteCarlo: klByMonteCarlo(mu, logSigma, draws, () => random.normal()),
		gradientMean: klGradientMean(mu),
		gradientLogSigma: clamped ? 0 : klGradientLogSigma(logSigma),
	};
}

/** q(z)·log(q(z) ÷ p(z)): what the KL integrates. */
export function klIntegrand(z: number, mu: number, logSigma: number): number {
	const logQ = logNormalDensity(z, mu, logSigma);
	return exp(logQ) * (logQ - logNormalDensity(z, 0, 0));
}

/** What float32 makes of the KL of one dim, every operation rounded. */
export interface Float32Kl {
	readonly sigma: number;
	/** σ²; 0 where it underflows, ∞ where it overflows. */
	readonly variance: number;
	/** log(σ²), as published. */
	readonly logOfVariance: number;
	/** 2·log σ, which needs no σ². */
	readonly twiceLogSigma: number;
	/** −½·(1 + log(σ²) − μ² − σ²), as published. */
	readonly published: number;
	/** ½·(μ² + σ² − 1) − log σ, the same with 2·log σ. */
	readonly stable: number;
}

/** @param rawLogSigma without the clamp, which would prevent the overflow */
export function float32Kl(mu: number, rawLogSigma: number): Float32Kl {
	const f = Math.fround;
	const logSigma = f(rawLogSigma);
	const sigma = f(exp(logSigma));
	const variance = f(sigma * sigma);
	const logOfVariance = f(log(variance));
	const twiceLogSigma = f(2 * logSigma);
	const squaredMean = f(f(mu) * f(mu));
	const kl = (logVariance: number) => f(-0.5 * f(f(f(1 + logVariance) - squaredMean) - variance));
	return {
		sigma,
		variance,
		logOfVariance,
		twiceLogSigma,
		published: kl(logOfVariance),
		stable: kl(twiceLogSigma),
	};
}
