/**
 * The KL divergence of q(z|x) = N(μ, σ²) from the prior N(0, 1), of one latent dim, in nats.
 *
 * KL = ½(σ² + μ² − 1 − log σ²). It is written from log σ: log σ² is 2·log σ, which stays finite where
 * σ² underflows in float32. It is never negative; a negative value is a numerical fault.
 */

import { exp, expm1 } from '../numerics/exponential';

/** The part of the KL that pulls μ to 0: ½μ². */
export function klOfMean(mu: number): number {
	return 0.5 * mu * mu;
}

/** The part of the KL that pulls σ to 1: ½(σ² − 1) − log σ. */
export function klOfSigma(logSigma: number): number {
	// expm1 keeps the difference exact near σ = 1, where the two terms cancel.
	return 0.5 * expm1(2 * logSigma) - logSigma;
}

/** The closed form, from μ and log σ. */
export function klDivergence(mu: number, logSigma: number): number {
	return klOfMean(mu) + klOfSigma(logSigma);
}

/** ∂KL/∂μ = μ: a pull towards 0, proportional to the distance. */
export function klGradientMean(mu: number): number {
	return mu;
}

/** ∂KL/∂log σ = σ² − 1: zero at σ = 1. */
export function klGradientLogSigma(logSigma: number): number {
	return expm1(2 * logSigma);
}

/** log 2π, of the densities of normal distributions. */
export const LOG_TWO_PI = 1.8378770664093453;

/** log N(z; μ, σ²). */
export function logNormalDensity(z: number, mu: number, logSigma: number): number {
	const standardised = (z - mu) * exp(-logSigma);
	return -0.5 * (standardised * standardised + LOG_TWO_PI) - logSigma;
}

/**
 * The same KL as the integral that defines it, ∫ q(z)·log(q(z)/p(z)) dz, by the trapezoidal rule over
 * μ ± 12σ, which converges exponentially fast for a Gaussian.
 */
export function klByIntegration(mu: number, logSigma: number, intervals = 400): number {
	const sigma = exp(logSigma);
	const width = (24 * sigma) / intervals;
	let sum = 0;
	for (let i = 0; i <= intervals; i++) {
		const z = mu - 12 * sigma + i * width;
		const logQ = logNormalDensity(z, mu, logSigma);
		const weight = i === 0 || i === intervals ? 0.5 : 1;
		sum += weight * exp(logQ) * (logQ - logNormalDensity(z, 0, 0));
	}
	return sum * width;
}

/** A mean over random draws with its standard error. */
export interface Estimate {
	readonly mean: number;
	readonly standardError: number;
}

/** The same KL as the mean of log q(z) − log p(z) over draws z = μ + σ·ε. */
export function klByMonteCarlo(mu: number, logSigma: number, draws: number, normal: () => number): Estimate {
	const sigma = exp(logSigma);
	let mean = 0;
	let squares = 0;
	for (let n = 1; n <= draws; n++) {
		const z = mu + sigma * normal();
		const value = logNormalDensity(z, mu, logSigma) - logNormalDensity(z, 0, 0);
		const difference = value - mean;
		mean += difference / n;
		squares += difference * (value - mean);
	}
	return { mean, standardError: Math.sqrt(squares / (draws - 1) / draws) };
}
