/**
 * Which z could have made a transition, and how far the encoder's answer is from it.
 *
 * With weights w, λ and λ_s the loss is the negative ELBO of a decoder with Gaussian noise τ_x and τ_s (see decoderNoise):
 * p(z) = N(0, I), x | z, s, k ~ N(x̂(z), τ_x²·I), Δs | z, s, k ~ N(Δŝ(z), τ_s²·I). So the true posterior is
 * p(z | x, Δs, s, k) ∝ p(z)·N(x; x̂(z), τ_x²)·N(Δs; Δŝ(z), τ_s²), and for every q
 *
 *   log p(x, Δs | s, k) = ELBO(q) + KL(q ‖ p(z | x, Δs, s, k)).
 *
 * In one or two dimensions the left side is an integral over a grid; in any number it is estimated by importance sampling
 * from q (Burda et al. 2016), which is right in the limit, and too small on average before it.
 */

import { LOG_TWO_PI } from '../../model/kl';
import { exp } from '../../numerics/exponential';
import { log } from '../../numerics/logarithm';
import { normalAt, Stream } from '../../randomness/counterRandom';
import { type GridIntegral, integrateOnGrid } from './adaptiveGrid';

/** Log likelihoods log p(x, Δs | z, s, k) of codes, rows × Z. */
export type LogLikelihood = (codes: Float32Array, rows: number) => Float64Array;

export interface PosteriorProblem {
	readonly logLikelihood: LogLikelihood;
	/** Z: the encoder's posterior. */
	readonly mean: ArrayLike<number>;
	readonly std: ArrayLike<number>;
	/** ε of the importance sampling. */
	readonly draws: number;
	readonly seed: number;
	/** Points of the grid that may be decoded. */
	readonly budget: number;
}

/** An estimate by importance sampling from q. */
export interface ImportanceEstimate {
	/** log p(x, Δs | s, k), nats. */
	readonly logEvidence: number;
	/** Of it, nats; too small itself where few draws count. */
	readonly standardError: number;
	/** Draws that count: (Σ weights)² ÷ Σ weights². */
	readonly effectiveDraws: number;
}

/** What an integral over the line or plane gives. */
export interface GridPosterior {
	/** log p(x, Δs | s, k), nats. */
	readonly logEvidence: number;
	/** Nats that the last halving of the cells changed. */
	readonly error: number;
	readonly resolved: boolean;
	/** Z, and Z × Z row by row: mean and covariance of the true posterior. */
	readonly mean: Float64Array;
	readonly covariance: Float64Array;
	/** KL(q ‖ true posterior), nats, integrated on the very cells: not by way of the ELBO. */
	readonly divergence: number;
	/** Cells of the true posterior that can be seen: middles and sides (cells × Z), and log density. */
	readonly cells: {
		readonly points: Float64Array;
		readonly sides: Float64Array;
		readonly logDensity: Float64Array;
	};
}

export interface PosteriorReading {
	/** E_q[log p(x, Δs | z, s, k)], nats. */
	readonly reconstruction: number;
	/** KL(q ‖ N(0, I)), nats. */
	readonly kl: number;
	/** reconstruction − kl. */
	readonly elbo: number;
	/** Of reconstruction and ELBO; 0 where they are integrated. */
	readonly elboError: number;
	readonly importance: ImportanceEstimate;
	/** Null with more than two latent dimensions. */
	readonly grid: GridPosterior | null;
}

/** N(0, I) beyond this radius has 1.5e−8 of its mass. */
const PRIOR_REACH = 6;

/** q is covered this far, in its own σ: 7e−6 of its mass is farther in a dimension. */
const POSTERIOR_REACH = 4.5;

/** ε at which E_q is taken in one or two dimensions: −6 … 6 in steps of 0.4. */
const EPSILON_REACH = 15;
const EPSILON_STEP = 0.4;

/** Cells this far below the densest are not drawn. */
const SEEN = 9;

export function readPosterior(problem: PosteriorProblem): PosteriorReading {
	const { logLikelihood, mean, std } = problem;
	const latentDim = mean.length;
	let kl = 0;
	for (let dim = 0; dim < latentDim; dim++) kl += 0.5 * (std[dim] ** 2 + mean[dim] ** 2 - 1) - log(std[dim]);
	const sampled = sampleImportance(problem);
	const small = latentDim <= 2;
	const reconstruction = small ? expectedLogLikelihood(problem) : sampled.reconstruction;
	const grid = small ? gridPosterior(logLikelihood, mean, std, problem.budget) : null;
	return {
		reconstruction,
		kl,
		elbo: reconstruction - kl,
		elboError: small ? 0 : sampled.reconstructionError,
		importance: sampled.estimate,
		grid,
	};
}

/** log N(z; 0, I) of row `row`. */
function logPrior(codes: ArrayLike<number>, row: number, latentDim: number): number {
	let squares = 0;
	for (let dim = 0; dim < latentDim; dim++) squares += codes[row * latentDim + dim] ** 2;
	return -0.5 * (squares + latentDim * LOG_TWO_PI);
}

function sampleImportance({ logLikelihood, mean, std, draws, seed }: PosteriorProblem) {
	const latentDim = mean.length;
	const codes = new Float32Array(draws * latentDim);
	const logQ = new Float64Array(draws);
	for (let draw = 0; draw < draws; draw++) {
		for (let dim = 0; dim < latentDim; dim++) {
			const code = mean[dim] + std[dim] * normalAt(seed, Stream.monteCarlo, 5, draw, dim);
			codes[draw * latentDim + dim] = code;
			// Of the code as rounded to float32, which is what is decoded.
			const epsilon = (codes[draw * latentDim + dim] - mean[dim]) / std[dim];
			logQ[draw] -= 0.5 * (epsilon ** 2 + LOG_TWO_PI) + log(std[dim]);
		}
	}
	const likelihood = logLikelihood(codes, draws);
	const logWeights = likelihood.map((value, draw) => value + logPrior(codes, draw, latentDim) - logQ[draw]);
	const largest = logWeights.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
	const weights = logWeights.map((value) => exp(value - largest));
	const average = weights.reduce((sum, weight) => sum + weight, 0) / draws;
	const variance = weights.reduce((sum, weight) => sum + (weight - average) ** 2, 0) / (draws - 1);
	const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
	const reconstruction = likelihood.reduce((sum, value) => sum + value, 0) / draws;
	const scatter = likelihood.reduce((sum, value) => sum + (value - reconstruction) ** 2, 0) / (draws - 1);
	return {
		estimate: {
			logEvidence: largest + log(average),
			standardError: Math.sqrt(variance / draws) / average,
			effectiveDraws: (draws * average) ** 2 / squares,
		},
		reconstruction,
		reconstructionError: Math.sqrt(scatter / draws),
	};
}

/** E_q[log p(x, Δs | z, s, k)] by the trapezoidal rule over ε, in one or two dimensions. */
function expectedLogLikelihood({ logLikelihood, mean, std }: PosteriorProblem): number {
	const latentDim = mean.length;
	const side = 2 * EPSILON_REACH + 1;
	const rows = side ** latentDim;
	const codes = new Float32Array(rows * latentDim);
	const weights = new Float64Array(rows);
	let total = 0;
	for (let row = 0; row < rows; row++) {
		let squares = 0;
		for (let dim = 0; dim < latentDim; dim++) {
			const epsilon = ((Math.floor(row / side ** dim) % side) - EPSILON_REACH) * EPSILON_STEP;
			codes[row * latentDim + dim] = mean[dim] + std[dim] * epsilon;
			squares += epsilon ** 2;
		}
		weights[row] = exp(-0.5 * squares);
		total += weights[row];
	}
	const likelihood = logLikelihood(codes, rows);
	return likelihood.reduce((sum, value, row) => sum + (weights[row] / total) * value, 0);
}

function gridPosterior(
	logLikelihood: LogLikelihood,
	mean: ArrayLike<number>,
	std: ArrayLike<number>,
	budget: number,
): GridPosterior {
	const latentDim = mean.length;
	const [centre, scale] = [Array.from(mean), Array.from(std)];
	const reach = scale.map((sigma) => POSTERIOR_REACH * sigma);
	const low = centre.map((mu, dim) => Math.min(-PRIOR_REACH, mu - reach[dim]));
	const high = centre.map((mu, dim) => Math.max(PRIOR_REACH, mu + reach[dim]));
	const integral = integrateOnGrid(
		(points, rows) => logLikelihood(points, rows).map((value, row) => value + logPrior(points, row, latentDim)),
		{
			box: {
				centre: low.map((value, dim) => (value + high[dim]) / 2),
				reach: low.map((value, dim) => (high[dim] - value) / 2),
			},
			needle: { centre, reach },
			scale,
			budget,
		},
	);
	return summarise(integral, centre, scale);
}

function summarise(
	integral: GridIntegral,
	encoderMean: readonly number[],
	encoderStd: readonly number[],
): GridPosterior {
	const { logIntegral, error, resolved, points, sides } = integral;
	const latentDim = encoderMean.length;
	const logDensity = integral.logDensity.map((value) => value - logIntegral);
	const mean = new Float64Array(latentDim);
	const covariance = new Float64Array(latentDim ** 2);
	let [divergence, covered] = [0, 0];
	const volumes = logDensity.map((_, cell) => {
		let volume = 1;
		for (let dim = 0; dim < latentDim; dim++) volume *= sides[cell * latentDim + dim];
		return volume;
	});
	for (const [cell, density] of logDensity.entries()) {
		const mass = volumes[cell] * exp(density);
		let logQ = 0;
		for (let dim = 0; dim < latentDim; dim++) {
			const at = points[cell * latentDim + dim];
			mean[dim] += mass * at;
			logQ -= 0.5 * (((at - encoderMean[dim]) / encoderStd[dim]) ** 2 + LOG_TWO_PI) + log(encoderStd[dim]);
		}
		const q = volumes[cell] * exp(logQ);
		covered += q;
		if (q > 0) divergence += q * (logQ - density);
	}
	for (const [cell, density] of logDensity.entries()) {
		const mass = volumes[cell] * exp(density);
		for (let i = 0; i < latentDim; i++) {
			for (let j = 0; j < latentDim; j++) {
				const [one, other] = [points[cell * latentDim + i] - mean[i], points[cell * latentDim + j] - mean[j]];
				covariance[i * latentDim + j] += mass * one * other;
			}
		}
	}
	const densest = logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
	const seen = Array.from(logDensity.keys()).filter((cell) => logDensity[cell] > densest - SEEN);
	const rowsOf = (table: Float64Array) =>
		Float64Array.from(seen.flatMap((cell) => Array.from(table.subarray(cell * latentDim, (cell + 1) * latentDim))));
	return {
		logEvidence: logIntegral,
		error,
		resolved,
		mean,
		covariance,
		divergence: divergence / covered,
		cells: {
			points: rowsOf(points),
			sides: rowsOf(sides),
			logDensity: Float64Array.from(seen, (cell) => logDensity[cell]),
		},
	};
}
