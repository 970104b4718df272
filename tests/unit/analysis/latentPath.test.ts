import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcPoint, latentPath, pathPoint, straightPoint } from '../../../src/analysis/latentPath';

const length = (z: ArrayLike<number>) => Math.hypot(...Array.from(z));
const expectPoint = (point: ArrayLike<number>, expected: number[]) => {
	expect(point.length).toBe(expected.length);
	for (const [dim, value] of expected.entries()) expect(point[dim]).toBeCloseTo(value, 5);
};

describe('straightPoint', () => {
	it('is half of each at the middle', () => {
		expectPoint(straightPoint([0, 2], [4, -2], 0.5), [2, 0]);
	});
});

describe('arcPoint', () => {
	it('turns by half of a right angle at the middle', () => {
		expectPoint(arcPoint([2, 0], [0, 2], 0.5), [Math.SQRT2, Math.SQRT2]);
	});

	it('changes the radius linearly', () => {
		expectPoint(arcPoint([1, 0], [0, 3], 0.5), [Math.SQRT2, Math.SQRT2]);
	});

	it('is straight from the origin, to the origin and between parallel codes', () => {
		expectPoint(arcPoint([0, 0], [2, 4], 0.25), [0.5, 1]);
		expectPoint(arcPoint([2, 4], [0, 0], 0.25), [1.5, 3]);
		expectPoint(arcPoint([1, 1], [3, 3], 0.5), [2, 2]);
		expectPoint(arcPoint([1, 1], [1, 1], 0.5), [1, 1]);
	});

	it('is straight where there is one dim', () => {
		expectPoint(arcPoint([-1], [3], 0.25), [0]);
	});

	it('goes a half circle between opposite codes', () => {
		expectPoint(arcPoint([1, 0], [-1, 0], 0.5), [0, 1]);
		const middle = arcPoint([1, 0, 0], [-2, 0, 0], 0.5);
		expect(length(middle)).toBeCloseTo(1.5, 5);
		expect(middle[0]).toBeCloseTo(0, 5);
		expectPoint(arcPoint([1, 0, 0], [-2, 0, 0], 1), [-2, 0, 0]);
	});

	it('begins and ends at its ends, and never leaves the ring between their radii', () => {
		const code = fc.integer({ min: 2, max: 6 }).chain((dims) => {
			const z = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: dims, maxLength: dims });
			return fc.tuple(
				z.filter((value) => length(value) > 0.01),
				z.filter((value) => length(value) > 0.01),
			);
		});
		fc.assert(
			fc.property(code, fc.double({ min: 0, max: 1, noNaN: true }), ([from, to], t) => {
				for (const [dim, value] of from.entries()) expect(arcPoint(from, to, 0)[dim]).toBeCloseTo(value, 4);
				for (const [dim, value] of to.entries()) expect(arcPoint(from, to, 1)[dim]).toBeCloseTo(value, 4);
				expect(length(arcPoint(from, to, t))).toBeCloseTo((1 - t) * length(from) + t * length(to), 4);
			}),
		);
	});
});

describe('latentPath', () => {
	it('spaces its points evenly, both ends included', () => {
		expect(Array.from(latentPath('straight', [0, 0], [3, 6], 4))).toEqual([0, 0, 1, 2, 2, 4, 3, 6]);
		const arc = latentPath('arc', [1, 0], [0, 1], 3);
		expectPoint(arc.subarray(2, 4), [Math.SQRT1_2, Math.SQRT1_2]);
		expectPoint(pathPoint('arc', [1, 0], [0, 1], 0.5), [Math.SQRT1_2, Math.SQRT1_2]);
	});
});
