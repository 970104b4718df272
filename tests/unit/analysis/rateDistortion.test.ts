import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collapseWeight, linearGaussian, parameterVariances } from '../../../src/analysis/rateDistortion';
import { goalDataset } from '../training/problems';

describe('the linear-Gaussian case', () => {
	// One parameter, uniform on [−1, 1]: V = 1/3; λ = 2.
	test.each([
		[2, 0.02, 0.0025, 2.45],
		[2, 0.5, 0.0625, 0.84],
		[2, 2, 0.25, 0.14],
		[6, 0.5, 0.0208, 1.39],
		[6, 2, 0.0833, 0.69],
	])('with Z = %i and w = %f has distortion %f and rate %f', (latentDim, weight, distortion, rate) => {
		const optimum = linearGaussian([1 / 3], latentDim, 2, weight);
		expect(optimum.distortion).toBeCloseTo(distortion, 4);
		expect(optimum.rate).toBeCloseTo(rate, 2);
	});

	test('collapses at w* and not before', () => {
		expect(collapseWeight([1 / 3], 2, 2)).toBeCloseTo(8 / 3, 12);
		expect(collapseWeight([1 / 3], 6, 2)).toBeCloseTo(8, 12);
		expect(linearGaussian([1 / 3], 2, 2, 8 / 3 + 1e-9)).toEqual({ rate: 0, distortion: 1 / 3 });
		expect(linearGaussian([1 / 3], 2, 2, 8 / 3 - 1e-3).rate).toBeGreaterThan(0);
	});

	test('costs less and errs more with every bit of weight', () => {
		const variance = fc.double({ min: 1e-3, max: 1, noNaN: true });
		fc.assert(
			fc.property(
				fc.array(variance, { minLength: 1, maxLength: 5 }),
				fc.integer({ min: 1, max: 8 }),
				fc.double({ min: 1e-4, max: 10, noNaN: true }),
				(variances, latentDim, weight) => {
					const less = linearGaussian(variances, latentDim, 2, weight);
					const more = linearGaussian(variances, latentDim, 2, 1.5 * weight);
					expect(more.rate).toBeLessThanOrEqual(less.rate);
					expect(more.distortion).toBeGreaterThanOrEqual(less.distortion);
					const collapsed = weight >= collapseWeight(variances, latentDim, 2);
					expect(less.rate === 0).toBe(collapsed);
				},
			),
		);
	});

	test('keeps no more parameters than there are latent dims, the widest first', () => {
		const { distortion } = linearGaussian([0.1, 0.4], 1, 2, 1e-9);
		expect(distortion).toBeCloseTo(0.05, 6);
	});
});

test('the variance of a parameter is that within the actions that have it', () => {
	const dataset = {
		...goalDataset(),
		size: 6,
		parameterDim: 2,
		action: Uint16Array.of(0, 0, 1, 1, 1, 1),
		parameters: Float32Array.of(1, 0, -1, 0, 0, 0.5, 0, 0.5, 0, -0.5, 0, -0.5),
	};
	// Two of six rows have variance 1, four have 1/4.
	expect([...parameterVariances(dataset)].map((value) => Number(value.toFixed(6)))).toEqual([0.333333, 0.166667]);
});
