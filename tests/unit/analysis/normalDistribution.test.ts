import { describe, expect, test } from 'vitest';
import { erf, normalCdf } from '../../../src/analysis/normalDistribution';

describe('normal distribution', () => {
	// Abramowitz & Stegun, table 7.1, and mpmath.
	test.each([
		[0, 0],
		[0.5, 0.5204998778130465],
		[1, 0.8427007929497149],
		[2, 0.9953222650189527],
		[3, 0.9999779095030014],
		[-1, -0.8427007929497149],
		[6, 1],
	])('erf(%f) = %f', (x, value) => {
		expect(erf(x)).toBeCloseTo(value, 15);
	});

	test('is continuous where the method changes', () => {
		expect(erf(3 + 1e-12) - erf(3 - 1e-12)).toBeLessThan(1e-14);
	});

	test('has 2.5 percent above 1.96', () => {
		expect(1 - normalCdf(1.959963984540054)).toBeCloseTo(0.025, 15);
		expect(normalCdf(-40)).toBe(0);
	});
});
