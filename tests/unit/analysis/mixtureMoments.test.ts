import { expect, test } from 'vitest';
import { mixtureMoments } from '../../../src/analysis/mixtureMoments';

test('moments of N(0, 1) are 0, 1, 0, 0', () => {
	const { mean, std, skewness, kurtosis } = mixtureMoments([0, 0], [1, 1], 1);
	expect([mean[0], std[0], skewness[0], kurtosis[0]]).toEqual([0, 1, 0, 0]);
});

test('moments of points are those of the sample', () => {
	const { mean, std, skewness, kurtosis } = mixtureMoments([0, 0, 0, 4], [0, 0, 0, 0], 1);
	expect(mean[0]).toBe(1);
	expect(std[0]).toBeCloseTo(Math.sqrt(3), 12);
	// Σ(x − 1)³/4 = 6, Σ(x − 1)⁴/4 = 21.
	expect(skewness[0]).toBeCloseTo(6 / 3 ** 1.5, 12);
	expect(kurtosis[0]).toBeCloseTo(21 / 9 - 3, 12);
});

test('two equal Gaussians at ±m have variance m² + σ² and a kurtosis below 0', () => {
	const { std, kurtosis } = mixtureMoments([2, 0, -2, 0], [0.5, 1, 0.5, 1], 2);
	expect(std[0]).toBeCloseTo(Math.sqrt(4.25), 12);
	expect(kurtosis[0]).toBeCloseTo((16 + 6 * 4 * 0.25 + 3 * 0.0625) / 4.25 ** 2 - 3, 12);
	expect(std[1]).toBe(1);
});
