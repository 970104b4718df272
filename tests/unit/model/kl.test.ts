import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	klByIntegration,
	klByMonteCarlo,
	klDivergence,
	klGradientLogSigma,
	klGradientMean,
	klOfMean,
	klOfSigma,
	logNormalDensity,
} from '../../../src/model/kl';
import { LOG_STD_MAX, LOG_STD_MIN, SIGMA_FLOOR } from '../../../src/model/sigmaRange';
import { randomnessAt, Stream } from '../../../src/randomness/counterRandom';

const mu = fc.double({ min: -10, max: 10, noNaN: true });
const logSigma = fc.double({ min: LOG_STD_MIN, max: LOG_STD_MAX, noNaN: true });

/** |a − b| relative to the larger, at least 1. */
const relativeError = (a: number, b: number) => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

describe('the closed form', () => {
	test('is ½(σ² + μ² − 1 − log σ²), the sum of its two parts', () => {
		fc.assert(
			fc.property(mu, logSigma, (m, s) => {
				const sigma = Math.exp(s);
				const textbook = 0.5 * (sigma * sigma + m * m - 1 - Math.log(sigma * sigma));
				expect(relativeError(klDivergence(m, s), textbook)).toBeLessThan(1e-12);
				expect(klDivergence(m, s)).toBe(klOfMean(m) + klOfSigma(s));
			}),
		);
	});

	test('has these values', () => {
		expect(klDivergence(0, 0)).toBe(0);
		expect(klDivergence(1, 0)).toBe(0.5);
		expect(klDivergence(-3, 0)).toBe(4.5);
		expect(klDivergence(0, 1)).toBeCloseTo((Math.E ** 2 - 3) / 2, 12);
		// A collapsed σ at the clamp costs 3.5 nats, which is where a run without KL ends.
		expect(klOfSigma(LOG_STD_MIN)).toBeCloseTo(3.500168, 6);
		expect(SIGMA_FLOOR).toBeCloseTo(0.0183156, 7);
	});

	test('is never negative, and 0 only for the prior itself', () => {
		fc.assert(
			fc.property(mu, logSigma, (m, s) => {
				expect(klDivergence(m, s)).toBeGreaterThanOrEqual(0);
				if (Math.abs(m) > 1e-6 || Math.abs(s) > 1e-6) expect(klDivergence(m, s)).toBeGreaterThan(0);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('is never negative next to σ = 1, where its terms cancel', () => {
		for (let exponent = -17; exponent <= -6; exponent++) {
			for (let digit = 1; digit < 10; digit += 0.25) {
				for (const sign of [1, -1]) {
					const s = sign * digit * 10 ** exponent;
					expect(klOfSigma(s), `log σ = ${s}`).toBeGreaterThanOrEqual(0);
				}
			}
		}
		fc.assert(
			fc.property(fc.double({ min: -1e-6, max: 1e-6, noNaN: true }), (s) => {
				expect(klOfSigma(s)).toBeGreaterThanOrEqual(0);
			}),
			{ numRuns: 5_000 },
		);
	});

	test('is (log σ)² next to σ = 1, to its last digits that count', () => {
		fc.assert(
			fc.property(fc.double({ min: 1e-6, max: 1e-4, noNaN: true }), fc.boolean(), (size, negative) => {
				const s = negative ? -size : size;
				// ½(e²ˢ − 1) − s = s² + ⅔s³ + …
				const series = s * s * (1 + (2 / 3) * s + (1 / 3) * s * s);
				expect(Math.abs(klOfSigma(s) - series) / series).toBeLessThan(1e-9);
			}),
		);
	});

	test('takes log σ, because σ² leaves float32 where log σ does not', () => {
		const s = -60;
		const sigma = Math.fround(Math.exp(s));
		expect(sigma).toBeGreaterThan(0);
		const variance = Math.fround(sigma * sigma);
		expect(variance).toBe(0);
		const fromVariance = 0.5 * (variance - 1 - Math.log(variance));
		expect(fromVariance).toBe(Number.POSITIVE_INFINITY);
		expect(klOfSigma(s)).toBeCloseTo(59.5, 12);
		expect(klGradientLogSigma(s)).toBeCloseTo(-1, 12);
	});

	test('lets a fault through', () => {
		expect(klDivergence(Number.NaN, 0)).toBeNaN();
		expect(klDivergence(0, Number.NaN)).toBeNaN();
	});
});

describe('the integral that defines it', () => {
	test('of a density is 1, and its mean and variance are those given', () => {
		fc.assert(
			fc.property(mu, fc.double({ min: -4, max: 4, noNaN: true }), (m, s) => {
				const sigma = Math.exp(s);
				const width = (24 * sigma) / 400;
				const moments = [0, 0, 0];
				for (let i = 0; i <= 400; i++) {
					const z = m - 12 * sigma + i * width;
					const mass = Math.exp(logNormalDensity(z, m, s)) * width;
					moments[0] += mass;
					moments[1] += (mass * (z - m)) / sigma;
					moments[2] += mass * ((z - m) / sigma) ** 2;
				}
				expect(moments[0]).toBeCloseTo(1, 10);
				expect(moments[1]).toBeCloseTo(0, 10);
				expect(moments[2]).toBeCloseTo(1, 10);
			}),
		);
	});

	test('agrees with the closed form over the whole range of the clamp', () => {
		fc.assert(
			fc.property(mu, logSigma, (m, s) => {
				expect(relativeError(klByIntegration(m, s), klDivergence(m, s))).toBeLessThan(1e-9);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('the mean over draws', () => {
	const normals = (row: number) => {
		const random = randomnessAt(11, Stream.monteCarlo, 0, row);
		return () => random.normal();
	};

	test('agrees with the closed form within four standard errors', () => {
		let row = 0;
		for (const m of [-10, -1.5, 0, 0.3, 2, 10]) {
			for (const s of [-4, -1, -0.1, 0.1, 1, 3]) {
				const { mean, standardError } = klByMonteCarlo(m, s, 4_000, normals(row++));
				expect(Math.abs(mean - klDivergence(m, s)), `μ ${m}, log σ ${s}`).toBeLessThan(4 * standardError);
			}
		}
	});

	test('is 0 with no error where q is the prior', () => {
		expect(klByMonteCarlo(0, 0, 100, normals(99))).toEqual({ mean: 0, standardError: 0 });
	});

	test('has the standard error that the draws have', () => {
		// log q − log p is ½(z² − ε²) − log σ: here με + ½μ² with μ = 2, so its deviation is 2.
		const { standardError } = klByMonteCarlo(2, 0, 10_000, normals(77));
		expect(standardError).toBeCloseTo(2 / 100, 3);
		const [a, b, c] = [0.5, -1, 2];
		const fixed = [a, b, c];
		const estimate = klByMonteCarlo(1, 0, 3, () => fixed.shift() as number);
		const values = [a, b, c].map((epsilon) => epsilon + 0.5);
		const mean = (values[0] + values[1] + values[2]) / 3;
		const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2;
		expect(estimate.mean).toBeCloseTo(mean, 12);
		expect(estimate.standardError).toBeCloseTo(Math.sqrt(variance / 3), 12);
	});
});

describe('the gradients', () => {
	test('are those of the closed form, by differences', () => {
		fc.assert(
			fc.property(mu, fc.double({ min: -4, max: 8, noNaN: true }), (m, s) => {
				const h = 1e-4;
				const byMean = (klDivergence(m + h, s) - klDivergence(m - h, s)) / (2 * h);
				expect(relativeError(klGradientMean(m), byMean)).toBeLessThan(1e-5);
				const bySigma = (klOfSigma(s + h) - klOfSigma(s - h)) / (2 * h);
				expect(relativeError(klGradientLogSigma(s), bySigma)).toBeLessThan(1e-5);
			}),
		);
	});

	test('pull to the prior: μ to 0, σ to 1', () => {
		expect(klGradientMean(0)).toBe(0);
		expect(klGradientLogSigma(0)).toBe(0);
		expect(klGradientMean(3)).toBe(3);
		expect(klGradientMean(-3)).toBe(-3);
		expect(klGradientLogSigma(0.5)).toBeGreaterThan(0);
		expect(klGradientLogSigma(-0.5)).toBeLessThan(0);
		// Next to σ = 1 it is 2·log σ, not the 0 that σ² − 1 rounds to.
		expect(klGradientLogSigma(1e-17)).toBeCloseTo(2e-17, 30);
	});
});
