import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAST_POSITION, neighbourWeight, positionOf, weightAt } from '../../../src/state/klWeightScale';

const position = fc.integer({ min: 0, max: LAST_POSITION });

describe('klWeightScale', () => {
	it('runs from 0 through 0.001 to 10', () => {
		expect([0, 1, LAST_POSITION].map(weightAt)).toEqual([0, 0.001, 10]);
		expect(weightAt(100.5)).toBe(0.1);
	});

	it('finds a position for every weight, and the weights of the slider again', () => {
		for (let at = 0; at <= LAST_POSITION; at++) expect(weightAt(positionOf(weightAt(at)))).toBe(weightAt(at));
		expect([0.0001, 50, 100].map(positionOf)).toEqual([0, LAST_POSITION, LAST_POSITION]);
	});

	it('never falls with the position', () => {
		fc.assert(
			fc.property(position, (at) => {
				fc.pre(at > 0);
				return weightAt(at) >= weightAt(at - 1);
			}),
		);
	});

	it('always leaves a weight when it is stepped, up to the ends', () => {
		fc.assert(
			fc.property(fc.double({ min: 0, max: 9.9, noNaN: true }), (weight) => {
				expect(neighbourWeight(weight, 1)).toBeGreaterThan(weight);
			}),
		);
		fc.assert(
			fc.property(fc.double({ min: 0.0005, max: 100, noNaN: true }), (weight) => {
				expect(neighbourWeight(weight, -1)).toBeLessThan(weight);
			}),
		);
		expect(neighbourWeight(0, -1)).toBe(0);
		expect(neighbourWeight(10, 1)).toBe(10);
		expect(neighbourWeight(0.001, -1)).toBe(0);
		expect(neighbourWeight(0.1, 1)).toBe(0.11);
	});
});
