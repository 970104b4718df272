import { describe, expect, test } from 'vitest';
import { chiSquaredCdf, chiSquaredQuantile } from '../../../src/analysis/chiSquared';
import { normalCdf } from '../../../src/analysis/normalDistribution';

describe('χ²', () => {
	test('of one dim is the square of a normal number', () => {
		for (const x of [0.1, 1, 2.5, 9, 30]) expect(chiSquaredCdf(x, 1)).toBeCloseTo(2 * normalCdf(Math.sqrt(x)) - 1, 13);
	});

	test('of two dims is exponential', () => {
		for (const x of [0.01, 1, 6, 20, 60]) expect(chiSquaredCdf(x, 2)).toBeCloseTo(1 - Math.exp(-x / 2), 13);
		expect(chiSquaredCdf(0, 2)).toBe(0);
	});

	test('has the quantiles of the tables', () => {
		// Abramowitz & Stegun, table 26.8, upper 1 % and 5 %.
		const table = [
			[1, 0.99, 6.6349],
			[2, 0.99, 9.2103],
			[6, 0.99, 16.8119],
			[16, 0.99, 31.9999],
			[10, 0.95, 18.307],
		] as const;
		for (const [dim, share, x] of table) {
			expect(chiSquaredQuantile(share, dim)).toBeCloseTo(x, 3);
			expect(chiSquaredCdf(chiSquaredQuantile(share, dim), dim)).toBeCloseTo(share, 12);
		}
		expect(chiSquaredQuantile(0, 3)).toBeLessThan(1e-9);
	});
});
