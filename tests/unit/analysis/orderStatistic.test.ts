import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnMedian, orderStatistic } from '../../../src/analysis/orderStatistic';

describe('order statistic', () => {
	test('is what a full sort puts at the rank', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 200 }),
				fc.nat(),
				(values, n) => {
					const rank = n % values.length;
					const sorted = values.toSorted((a, b) => a - b);
					expect(orderStatistic(Float64Array.from(values), values.length, rank)).toBe(sorted[rank]);
				},
			),
		);
	});

	test('ends when there is NaN among the values', () => {
		expect(orderStatistic(Float64Array.of(2, Number.NaN, 1, Number.NaN), 4, 2)).toBeDefined();
	});

	test('gives the lower median of a column', () => {
		const table = [9, 1, 9, 4, 9, 3, 9, 2];
		expect(columnMedian(table, 4, 2, 1)).toBe(2);
		expect(columnMedian(table, 0, 2, 1)).toBeNaN();
	});
});
