import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	codeCapacity,
	dimensionKl,
	dimensionUse,
	isCollapsed,
	klPerDimension,
	totalKl,
} from '../../../src/analysis/klPerDimension';

/** The closed form, element by element. */
function direct(mean: Float32Array, std: Float32Array, count: number, latentDim: number, dim: number): number {
	let sum = 0;
	for (let row = 0; row < count; row++) {
		const mu = mean[row * latentDim + dim];
		const sigma = std[row * latentDim + dim];
		sum += 0.5 * (mu * mu + sigma * sigma - 1) - Math.log(sigma);
	}
	return sum / count;
}

describe('klPerDimension', () => {
	it('is zero for the prior', () => {
		const kl = klPerDimension(new Float32Array(6), new Float32Array(6).fill(1), 3, 2);
		expect(totalKl(kl)).toBe(0);
	});

	it('splits a known posterior: μ = 2 costs 2 nats, σ at the clamp floor e⁻⁴ costs 3.5 and a bit', () => {
		const kl = klPerDimension([2, 0], [1, Math.exp(-4)], 1, 2);
		expect([...kl.mean]).toEqual([2, 0]);
		expect(kl.spread[0]).toBe(0);
		expect(kl.spread[1]).toBeCloseTo(0.5 * (Math.exp(-8) - 1) + 4, 12);
	});

	it('equals the closed form summed element by element, over the whole range of σ', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5 }),
				fc.array(fc.tuple(fc.float({ min: -20, max: 20, noNaN: true }), fc.float({ min: -4, max: 15, noNaN: true })), {
					minLength: 1,
					maxLength: 300,
				}),
				(latentDim, entries) => {
					const count = Math.floor(entries.length / latentDim);
					fc.pre(count > 0);
					const mean = Float32Array.from(entries.slice(0, count * latentDim), ([mu]) => mu);
					const std = Float32Array.from(entries.slice(0, count * latentDim), ([, logStd]) => Math.exp(logStd));
					const kl = klPerDimension(mean, std, count, latentDim);
					for (let dim = 0; dim < latentDim; dim++) {
						const expected = direct(mean, std, count, latentDim, dim);
						expect(Math.abs(dimensionKl(kl, dim) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
						expect(kl.mean[dim]).toBeGreaterThanOrEqual(0);
						expect(kl.spread[dim]).toBeGreaterThanOrEqual(-1e-9);
					}
				},
			),
		);
	});

	it('says what a dim is used for', () => {
		expect([0, 0.05, 1.32].map(dimensionUse)).toEqual(['dead', 'weak', 'live']);
	});
});

describe('codeCapacity', () => {
	it('is nothing where every posterior is the prior', () => {
		expect(codeCapacity([0, 0, 0, 0], [1, 1, 1, 1], 2)).toBe(0);
		expect(isCollapsed(0)).toBe(true);
	});

	it('is the mean KL over codes, summed over dims, in bits', () => {
		// ½μ² + ½(σ² − 1 − ln σ²): of μ = 2, σ = 1 it is 2 nats, of μ = 0, σ = 1 none.
		expect(codeCapacity([2, 2, 0, 0], [1, 1, 1, 1], 2)).toBeCloseTo(2 / Math.LN2, 12);
		expect(isCollapsed(2 / Math.LN2)).toBe(false);
	});

	it('is never below what two actions that are told apart share with their codes', () => {
		// Means far apart with a small σ: one bit, and more for being so exact.
		expect(codeCapacity([-1, 1], [0.1, 0.1], 1)).toBeGreaterThan(1);
	});

	it('says nothing without a code, or where one is no number', () => {
		expect(codeCapacity([], [], 2)).toBeNaN();
		expect(codeCapacity([Number.NaN, 0], [1, 1], 2)).toBeNaN();
		expect(isCollapsed(Number.NaN)).toBe(false);
	});
});
