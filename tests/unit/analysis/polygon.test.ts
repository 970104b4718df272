import { expect, test } from 'vitest';
import { polygonContains } from '../../../src/analysis/polygon';

test('tells inside from outside of a concave polygon', () => {
	// A square with a notch from the right.
	const notched = [0, 0, 4, 0, 4, 1, 2, 2, 4, 3, 4, 4, 0, 4];
	expect(polygonContains(notched, 1, 2)).toBe(true);
	expect(polygonContains(notched, 3.5, 2)).toBe(false);
	expect(polygonContains(notched, 3.5, 0.5)).toBe(true);
	expect(polygonContains(notched, -1, 2)).toBe(false);
	expect(polygonContains([], 0, 0)).toBe(false);
});
