import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	countSquares,
	middleOf,
	noSquares,
	overlapOf,
	REACH,
	REGION_SHARE,
	regionOf,
	SIDE,
	sharesOf,
	squareAt,
	squaresNear,
} from '../../../src/classBet/squares';

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

test('a place lies in the square whose middle is nearest, and beyond the edge in the nearest at the edge', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -15, max: 15, noNaN: true }),
			fc.double({ min: -15, max: 15, noNaN: true }),
			(x, y) => {
				const [z1, z2] = middleOf(squareAt(x, y));
				const clamped = (value: number) => Math.min(REACH, Math.max(-REACH, value));
				expect(Math.abs(z1 - clamped(x))).toBeLessThanOrEqual(0.5 + 1e-12);
				expect(Math.abs(z2 - clamped(y))).toBeLessThanOrEqual(0.5 + 1e-12);
			},
		),
	);
	// The first row is the top one.
	expect(middleOf(0)).toEqual([0.5 - REACH, REACH - 0.5]);
	expect(squaresNear(-20, 20, 0.4)).toEqual([0]);
	expect(squaresNear(0.5, 0.5, 1)).toHaveLength(5);
});

describe('where the codes lie', () => {
	test('one code of N(0, I) has the shares that the normal distribution has', () => {
		const shares = sharesOf({ mean: Float32Array.of(0, 0), std: Float32Array.of(1, 1), z: new Float32Array(2) }, 2);
		// Φ(1) − Φ(0), squared: each of the four squares about the origin.
		const inner = 0.341344746 ** 2;
		for (const [z1, z2] of [
			[0.5, 0.5],
			[-0.5, 0.5],
			[-0.5, -0.5],
			[0.5, -0.5],
		])
			expect(shares[squareAt(z1, z2)]).toBeCloseTo(inner, 8);
		expect(shares[squareAt(1.5, 0.5)]).toBeCloseTo(0.341344746 * 0.135905122, 8);
		expect(sum(shares)).toBeCloseTo(1, 12);
		// 90 %, and no square more than needed.
		const region = regionOf(shares);
		const held = sum(shares.map((share, square) => share * region[square]));
		expect(held).toBeGreaterThanOrEqual(REGION_SHARE);
		const least = Math.min(...Array.from(shares).filter((_, square) => region[square]));
		expect(held - least).toBeLessThan(REGION_SHARE);
	});

	test('codes off the map have no share, and only the first two dimensions count', () => {
		const mean = Float32Array.of(3.5, -2.5, 99, 40, 0, -99);
		const shares = sharesOf({ mean, std: new Float32Array(6).fill(0.02), z: mean }, 3);
		expect(sum(shares)).toBeCloseTo(0.5, 12);
		expect(shares[squareAt(3.5, -2.5)]).toBeCloseTo(0.5, 12);
		expect(countSquares(regionOf(shares))).toBe(1);
	});
});

test('the score is the squares in both, of those in either', () => {
	const [painted, region] = [noSquares(), noSquares()];
	expect(overlapOf(painted, region)).toEqual({ both: 0, either: 0, score: 0 });
	painted.fill(1, 0, 6);
	region.fill(1, 4, 12);
	expect(overlapOf(painted, region)).toEqual({ both: 2, either: 12, score: 17 });
	expect(overlapOf(region, painted).score).toBe(17);
	expect(overlapOf(region, region)).toEqual({ both: 8, either: 8, score: 100 });
	expect(region).toHaveLength(SIDE * SIDE);
});
