import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { klSplit } from '../../../src/analysis/klSplit';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

/** n codes of Z dims from a mean and a σ of each cell. */
function codesOf(n: number, latentDim: number, mu: (row: number, dim: number) => number, sigma: number) {
	const cells = n * latentDim;
	const of = (value: (row: number, dim: number) => number) =>
		Float32Array.from({ length: cells }, (_, i) => value(Math.floor(i / latentDim), i % latentDim));
	const mean = of(mu);
	const std = of(() => sigma);
	return { mean, std, z: of((row, dim) => mu(row, dim) + sigma * normalAt(4, Stream.monteCarlo, 1, row, dim)) };
}

const normal = (row: number, dim: number) => normalAt(4, Stream.monteCarlo, 0, row, dim);

describe('the KL in two parts', () => {
	test('needles far apart tell which transition it is: ln n, and the rest is mismatch', () => {
		const n = 500;
		const split = klSplit(
			codesOf(n, 2, (row) => 3 * row, 0.018),
			2,
		);
		expect(split.information).toBeCloseTo(Math.log(n), 6);
		expect(split.mismatch).toBeCloseTo(split.nats - Math.log(n), 6);
	});

	test('one q for every transition tells nothing, wherever it lies', () => {
		const split = klSplit(
			codesOf(400, 2, () => 2, 0.5),
			2,
		);
		// ½(σ² + μ² − 1 − log σ²) in each of two dims.
		expect(split.nats).toBeCloseTo(0.25 + 4 - 1 - Math.log(0.25), 5);
		expect(split.information).toBeLessThan(1e-6);
		expect(split.mismatch).toBeCloseTo(split.nats, 6);
	});

	test('posteriors that are all the prior have neither', () => {
		const split = klSplit(
			codesOf(300, 3, () => 0, 1),
			3,
		);
		expect(split.nats).toBeCloseTo(0, 6);
		expect(split.information).toBe(0);
	});

	test('a linear Gaussian code that matches the prior is information alone: −log σ a dim', () => {
		// z = μ + σ·ε with μ ~ N(0, 1 − σ²) has q(z) = N(0, 1) and I = −log σ.
		for (const [latentDim, sigma] of [
			[1, 0.3],
			[2, 0.5],
			[2, 0.8],
		] as const) {
			const reach = Math.sqrt(1 - sigma ** 2);
			const n = 2_000;
			const split = klSplit(
				codesOf(n, latentDim, (row, dim) => reach * normal(row, dim), sigma),
				latentDim,
			);
			expect(Math.abs(split.information + latentDim * Math.log(sigma))).toBeLessThan(0.06);
			expect(split.mismatch).toBeLessThan(0.03);
		}
	});

	test('clusters of equal codes tell which cluster it is', () => {
		const split = klSplit(
			codesOf(800, 1, (row) => 5 * (row % 4), 0.2),
			1,
		);
		expect(split.information).toBeCloseTo(Math.log(4), 3);
	});

	test('the parts add up and keep their bounds for any codes', () => {
		const value = fc.double({ min: -6, max: 6, noNaN: true });
		const sigma = fc.double({ min: 0.0183, max: 3, noNaN: true });
		fc.assert(
			fc.property(fc.array(fc.tuple(value, sigma), { minLength: 2, maxLength: 40 }), (rows) => {
				const mean = Float32Array.from(rows.map(([mu]) => mu));
				const std = Float32Array.from(rows.map(([, width]) => width));
				const z = mean.map((mu, i) => mu + std[i] * normal(i, 5));
				const { nats, information, mismatch, transitions } = klSplit({ mean, std, z }, 1);
				expect(transitions).toBe(rows.length);
				expect(information + mismatch).toBeCloseTo(nats, 9);
				expect(information).toBeGreaterThanOrEqual(0);
				expect(information).toBeLessThanOrEqual(Math.log(rows.length) + 1e-12);
				expect(mismatch).toBeGreaterThanOrEqual(-1e-9);
			}),
		);
	});
});
