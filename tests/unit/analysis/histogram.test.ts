import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from '../../../src/analysis/histogram';

describe('histogram', () => {
	it('counts shares of equal bins', () => {
		const shares = histogram([-1, -0.6, -0.4, 0.1, 0.9], { low: -1, high: 1, bins: 4 });
		expect(Array.from(shares)).toEqual([0.4, 0.2, 0.2, 0.2]);
	});

	it('counts what is outside at the ends, the upper end in the last bin, NaN nowhere', () => {
		const shares = histogram([-7, 1, 9, Number.NaN], { low: -1, high: 1, bins: 2 });
		expect(Array.from(shares)).toEqual([1 / 3, 2 / 3]);
	});

	it('counts one column of chosen rows of a table', () => {
		const table = [0, 0.9, 0, 0.1, 0, 0.1];
		const shares = histogram(table, { low: 0, high: 1, bins: 2, columns: 2, column: 1, rows: (row) => row < 2 });
		expect(Array.from(shares)).toEqual([0.5, 0.5]);
	});

	it('is empty of nothing', () => {
		expect(Array.from(histogram([], { low: 0, high: 1, bins: 2 }))).toEqual([0, 0]);
	});

	it('sums to 1', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1 }), (values) => {
				const shares = histogram(values, { low: -1, high: 1, bins: 7 });
				expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
			}),
		);
	});
});
