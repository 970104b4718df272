/** The true posterior of decoders whose answer is known: linear, with Gaussian noise. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LogLikelihood, readPosterior } from '../../../src/instruments/truePosterior/truePosterior';

/** x = A·z + b with noise τ, one row a component; in Z ≤ 2 dims. */
interface LinearDecoder {
	readonly a: readonly (readonly number[])[];
	readonly b: readonly number[];
	readonly tau: number;
	readonly x: readonly number[];
}

const LOG_2PI = Math.log(2 * Math.PI);

function likelihoodOf({ a, b, tau, x }: LinearDecoder, latentDim: number): LogLikelihood {
	return (codes, rows) =>
		Float64Array.from({ length: rows }, (_, row) => {
			let squares = 0;
			for (const [i, coefficients] of a.entries()) {
				const decoded = coefficients.reduce((sum, value, dim) => sum + value * codes[row * latentDim + dim], b[i]);
				squares += (x[i] - decoded) ** 2;
			}
			return -squares / (2 * tau ** 2) - a.length * (Math.log(tau) + LOG_2PI / 2);
		});
}

type Matrix = readonly [number, number, number, number];

const inverse = ([p, q, r, s]: Matrix): Matrix => {
	const determinant = p * s - q * r;
	return [s / determinant, -q / determinant, -r / determinant, p / determinant];
};
const times = ([p, q, r, s]: Matrix, [u, v]: readonly [number, number]) => [p * u + q * v, r * u + s * v] as const;

/** Textbook answer in two dims: N(m, C) with C⁻¹ = I + AᵀA ÷ τ², m = C·Aᵀ(x − b) ÷ τ², and the evidence. */
function answerOf({ a, b, tau, x }: LinearDecoder) {
	const sum = (one: number, other: number) => a.reduce((all, row) => all + row[one] * row[other], 0) / tau ** 2;
	const precision: Matrix = [1 + sum(0, 0), sum(0, 1), sum(0, 1), 1 + sum(1, 1)];
	const covariance = inverse(precision);
	const towards = [0, 1].map((dim) => a.reduce((all, row, i) => all + row[dim] * (x[i] - b[i]), 0) / tau ** 2);
	const mean = times(covariance, [towards[0], towards[1]]);
	// By Bayes at z = 0: log p(x) = log p(x | 0) + log p(0) − log p(0 | x).
	const atZero = x.reduce((all, value, i) => all - (value - b[i]) ** 2 / (2 * tau ** 2), 0);
	const logLikelihood = atZero - a.length * (Math.log(tau) + LOG_2PI / 2);
	const quadratic = mean[0] * towards[0] + mean[1] * towards[1];
	const determinant = covariance[0] * covariance[3] - covariance[1] * covariance[2];
	const logPosterior = -quadratic / 2 - LOG_2PI - 0.5 * Math.log(determinant);
	return { mean, covariance, precision, determinant, logEvidence: logLikelihood - LOG_2PI - logPosterior };
}

/** KL of N(μ, diag σ²) from N(m, C). */
function divergenceOf(mu: readonly number[], std: readonly number[], answer: ReturnType<typeof answerOf>): number {
	const { precision: p, mean, determinant } = answer;
	const [u, v] = [mu[0] - mean[0], mu[1] - mean[1]];
	const trace = p[0] * std[0] ** 2 + p[3] * std[1] ** 2;
	const quadratic = p[0] * u * u + 2 * p[1] * u * v + p[3] * v * v;
	return 0.5 * (trace + quadratic - 2 + Math.log(determinant) - 2 * Math.log(std[0] * std[1]));
}

const OPTIONS = { draws: 4_000, seed: 1, budget: 40_000 };

const CASES: readonly (readonly [string, LinearDecoder, readonly number[], readonly number[]])[] = [
	['a decoder that ignores z', { a: [[0, 0]], b: [0.3], tau: 0.2, x: [0.1] }, [0, 0], [1, 1]],
	['one component', { a: [[0.5, 0]], b: [0], tau: 0.158, x: [0.4] }, [0.7, 0], [0.3, 1]],
	[
		'correlated',
		{
			a: [
				[0.5, 0.4],
				[0.1, -0.6],
			],
			b: [0.1, 0],
			tau: 0.158,
			x: [0.4, -0.2],
		},
		[0.3, 0.5],
		[0.3, 0.3],
	],
	[
		'a needle far out',
		{
			a: [
				[0.2, 0.1],
				[0, 0.3],
			],
			b: [0, 0],
			tau: 0.004,
			x: [0.9, 0.6],
		},
		[3.5, 2],
		[0.02, 0.02],
	],
	[
		'an encoder that is wrong',
		{
			a: [
				[0.5, 0],
				[0, 0.5],
			],
			b: [0, 0],
			tau: 0.2,
			x: [0.3, 0.3],
		},
		[-0.5, 1],
		[0.5, 0.2],
	],
];

describe('against the linear-Gaussian answer', () => {
	test.each(CASES)('%s', (_, decoder, mean, std) => {
		const answer = answerOf(decoder);
		const reading = readPosterior({ logLikelihood: likelihoodOf(decoder, 2), mean, std, ...OPTIONS });
		const { grid, importance, elbo } = reading;
		const gap = divergenceOf(mean, std, answer);
		if (!grid) throw new Error('no grid in two dims');
		expect(grid.resolved).toBe(true);
		expect(grid.logEvidence).toBeCloseTo(answer.logEvidence, 3);
		expect(grid.divergence).toBeCloseTo(gap, 2);
		expect(elbo + gap).toBeCloseTo(answer.logEvidence, 3);
		for (const dim of [0, 1]) expect(grid.mean[dim]).toBeCloseTo(answer.mean[dim], 3);
		const scale = Math.sqrt(answer.covariance[0] * answer.covariance[3]);
		for (const at of [0, 1, 2, 3])
			expect(Math.abs(grid.covariance[at] - answer.covariance[at])).toBeLessThan(2e-3 * scale);
		// Where the encoder is wrong a few draws decide, and the standard error says so.
		if (importance.effectiveDraws > 400)
			expect(Math.abs(importance.logEvidence - answer.logEvidence)).toBeLessThan(4 * importance.standardError + 1e-3);
		else expect(importance.standardError).toBeGreaterThan(0.05);
	});

	test('with the true posterior itself as encoder the gap is 0 and every draw counts', () => {
		const decoder: LinearDecoder = {
			a: [
				[0.5, 0],
				[0, 0.25],
			],
			b: [0, 0],
			tau: 0.2,
			x: [0.3, -0.1],
		};
		const { mean, covariance } = answerOf(decoder);
		const std = [Math.sqrt(covariance[0]), Math.sqrt(covariance[3])];
		const reading = readPosterior({ logLikelihood: likelihoodOf(decoder, 2), mean, std, ...OPTIONS });
		expect(reading.grid?.divergence).toBeCloseTo(0, 3);
		expect(reading.elbo).toBeCloseTo(reading.grid?.logEvidence ?? Number.NaN, 4);
		expect(reading.importance.effectiveDraws).toBeGreaterThan(0.999 * OPTIONS.draws);
		expect(reading.importance.standardError).toBeLessThan(1e-4);
	});

	test('on a line', () => {
		// Posterior: precision 1 + 0.25 ÷ 0.04 = 7.25, mean 0.5 · 0.4 ÷ 0.04 ÷ 7.25.
		const decoder: LinearDecoder = { a: [[0.5]], b: [0], tau: 0.2, x: [0.4] };
		const reading = readPosterior({ logLikelihood: likelihoodOf(decoder, 1), mean: [0.6], std: [0.4], ...OPTIONS });
		expect(reading.grid?.mean[0]).toBeCloseTo(5 / 7.25, 4);
		expect(reading.grid?.covariance[0]).toBeCloseTo(1 / 7.25, 4);
		// x ~ N(0, 0.25 + 0.04).
		const evidence = -0.5 * (0.16 / 0.29 + Math.log(0.29) + LOG_2PI);
		expect(reading.grid?.logEvidence).toBeCloseTo(evidence, 4);
		expect(reading.importance.logEvidence).toBeCloseTo(evidence, 1);
	});

	test('in three dims by importance sampling alone', () => {
		const decoder: LinearDecoder = {
			a: [
				[0.5, 0, 0],
				[0, 0.5, 0],
			],
			b: [0, 0],
			tau: 0.2,
			x: [0.4, -0.2],
		};
		const std = [Math.sqrt(1 / 7.25), Math.sqrt(1 / 7.25), 1];
		const mean = [5 / 7.25, -2.5 / 7.25, 0];
		const reading = readPosterior({ logLikelihood: likelihoodOf(decoder, 3), mean, std, ...OPTIONS });
		expect(reading.grid).toBeNull();
		const evidence = [0.16, 0.04].reduce((sum, square) => sum - 0.5 * (square / 0.29 + Math.log(0.29) + LOG_2PI), 0);
		expect(reading.importance.logEvidence).toBeCloseTo(evidence, 3);
		expect(Math.abs(reading.elbo - evidence)).toBeLessThan(4 * reading.elboError);
	});
});

test('log p = ELBO + gap for curved decoders too, and two modes are found', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -1, max: 1, noNaN: true }),
			fc.double({ min: 0.1, max: 1, noNaN: true }),
			fc.double({ min: 0.15, max: 1, noNaN: true }),
			(mu, sigma, tau) => {
				const logLikelihood: LogLikelihood = (codes, rows) =>
					Float64Array.from({ length: rows }, (_, row) => {
						const [one, other] = [codes[2 * row], codes[2 * row + 1]];
						const squares = (0.6 - Math.tanh(one * one + 0.3 * other)) ** 2 + (0.2 - Math.sin(other)) ** 2;
						return -squares / (2 * tau ** 2) - 2 * Math.log(tau) - LOG_2PI;
					});
				const reading = readPosterior({ logLikelihood, mean: [mu, 0.2], std: [sigma, sigma], ...OPTIONS });
				const gap = (reading.grid?.logEvidence ?? Number.NaN) - reading.elbo;
				expect(gap).toBeGreaterThan(0);
				expect(Math.abs(gap - (reading.grid?.divergence ?? Number.NaN))).toBeLessThan(0.02 * (1 + gap));
				// x does not tell z₁ from −z₁.
				expect(Math.abs(reading.grid?.mean[0] ?? Number.NaN)).toBeLessThan(1e-3);
			},
		),
		{ numRuns: 4 },
	);
});
