import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	boxInterval,
	fromLatent,
	latentBox,
	priorInBox,
	rangeRateOf,
	shareInBox,
	toLatent,
} from '../../../src/analysis/latentBox';

/** The published rule, word for word: sort, then take the border-th from either end. */
function sortedInterval(column: number[], rangeRate: number): [number, number] {
	const border = Math.trunc(rangeRate * (column.length / 100));
	const sorted = column.toSorted((a, b) => a - b);
	return [sorted[border], sorted[sorted.length - border - 1]];
}

describe('latent box', () => {
	test('drops 100 of 5,000 at each end for 96 percent', () => {
		const z = Float32Array.from({ length: 5000 }, (_, i) => (i * 2477) % 5000);
		expect(boxInterval(z, 5000, 1, 0, rangeRateOf(96))).toEqual([100, 4899]);
	});

	test('is the smallest and the largest for 100 percent', () => {
		expect(boxInterval([3, -1, 2, 7, 0], 5, 1, 0, rangeRateOf(100))).toEqual([-1, 7]);
	});

	test('equals the sorted rule for every column', () => {
		const rows = fc.array(
			fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -2, max: 2 })),
			{
				minLength: 1,
				maxLength: 300,
			},
		);
		fc.assert(
			fc.property(rows, fc.double({ min: 50, max: 100, noNaN: true }), (table, percent) => {
				const rate = rangeRateOf(percent);
				const box = latentBox(table.flat(), table.length, 2, rate);
				for (const dim of [0, 1]) {
					const column = table.map((row) => row[dim]);
					const [lower, upper] = sortedInterval(column, rate);
					expect(box.lower[dim] - lower).toBe(0);
					expect(box.upper[dim] - upper).toBe(0);
				}
			}),
		);
	});

	test('maps the policy square onto itself and back', () => {
		const box = { lower: Float64Array.of(-2, 1), upper: Float64Array.of(3, 1) };
		expect(toLatent(box, 0, -1)).toBe(-2);
		expect(toLatent(box, 0, 1)).toBe(3);
		expect(toLatent(box, 0, 0)).toBe(0.5);
		expect(fromLatent(box, 0, 3)).toBe(1);
		expect(fromLatent(box, 1, 5)).toBe(0);
	});

	test('counts rows inside in every dim, the border too', () => {
		const box = { lower: Float64Array.of(-1, -1), upper: Float64Array.of(1, 1) };
		expect(shareInBox([0, 0, 1, -1, 0, 1.5, Number.NaN, 0], 4, box)).toBe(0.5);
	});

	test('holds erf-many draws of the prior', () => {
		const oneSigma = 0.6826894921370859;
		const box = { lower: Float64Array.of(-1, -1, -1), upper: Float64Array.of(1, 1, 1) };
		expect(priorInBox(box)).toBeCloseTo(oneSigma ** 3, 14);
	});
});
