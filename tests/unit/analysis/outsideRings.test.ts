import { describe, expect, it } from 'vitest';
import { priorOutsideRings, shareOutsideRings } from '../../../src/analysis/outsideRings';

describe('codes outside the rings', () => {
	it('are those farther than 3 σ in the dims shown; what is no number counts nowhere', () => {
		const codes = new Float32Array([0, 0, 2.9, 0, 2.9, 2.9, -4, 0, Number.NaN, 0]);
		expect(shareOutsideRings(codes, 2, [0, 1])).toBe(0.5);
		expect(shareOutsideRings(new Float32Array([1, 9, 9, 1, 9, 1]), 3, [0, 2])).toBe(0.5);
		expect(shareOutsideRings(new Float32Array([1, -4]), 1, [0, 0])).toBe(0.5);
		expect(shareOutsideRings(new Float32Array(), 2, [0, 1])).toBeNaN();
	});

	it('of the prior are the tails of the normal distribution', () => {
		expect(priorOutsideRings(2)).toBeCloseTo(0.0111, 4);
		expect(priorOutsideRings(5)).toBe(priorOutsideRings(2));
		expect(priorOutsideRings(1)).toBeCloseTo(0.0027, 4);
	});
});
