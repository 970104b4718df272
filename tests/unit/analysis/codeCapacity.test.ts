import { expect, it } from 'vitest';
import { codeCapacity, isCollapsed } from '../../../src/analysis/codeCapacity';

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
