import { describe, expect, test } from 'vitest';
import { columnVariances, varianceShare } from '../../../src/analysis/varianceShare';

describe('variance share', () => {
	test('of a table with variances 1, 4 and 0', () => {
		const mean = [1, 2, 7, -1, -2, 7, 1, -2, 7, -1, 2, 7];
		const variances = columnVariances(mean, 4, 3);
		expect(Array.from(variances)).toEqual([1, 4, 0]);
		expect(varianceShare(variances, [0, 2])).toBe(0.2);
		expect(varianceShare(variances, [1, 1])).toBe(0.8);
	});

	test('is whole where nothing varies', () => {
		expect(varianceShare(columnVariances([2, 2], 2, 1), [0])).toBe(1);
		expect(Array.from(columnVariances([], 0, 2))).toEqual([0, 0]);
	});
});
