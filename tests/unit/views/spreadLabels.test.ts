import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../src/views/LossChart/spreadLabels';

describe('spreadLabels', () => {
	it('leaves labels where they are when they do not touch', () => {
		expect(spreadLabels([80, 10, 40], 12, 0, 100)).toEqual([80, 10, 40]);
	});

	it('moves a pair apart by equal parts', () => {
		expect(spreadLabels([50, 50], 12, 0, 100)).toEqual([44, 56]);
	});

	it('keeps a block inside the ends', () => {
		expect(spreadLabels([0, 1, 2], 12, 0, 100)).toEqual([0, 12, 24]);
		expect(spreadLabels([99, 100], 12, 0, 100)).toEqual([88, 100]);
	});

	it('keeps the distance and the order, whatever is wanted', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -50, max: 200, noNaN: true }), { maxLength: 8 }), (wanted) => {
				const places = spreadLabels(wanted, 12, 0, 100);
				const sorted = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
				for (let i = 1; i < sorted.length; i++)
					expect(places[sorted[i]] - places[sorted[i - 1]]).toBeGreaterThanOrEqual(12 - 1e-9);
				for (const place of places) {
					expect(place).toBeGreaterThanOrEqual(-1e-9);
					expect(place).toBeLessThanOrEqual(100 + 1e-9);
				}
			}),
		);
	});
});
