import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ascentFrom,
	bandsOf,
	isHole,
	type PlaneValues,
	planeHalf,
	valueAt,
} from '../../../../src/agentLab/view/landscapeGeometry';

function planeOf(of: (x: number, y: number) => number, columns = 21, rows = 17): PlaneValues {
	const [x, y] = [
		[-2, 2],
		[-1, 3],
	] as const;
	const values = Float32Array.from({ length: columns * rows }, (_, index) => {
		const column = index % columns;
		const row = Math.floor(index / columns);
		return of(x[0] + (4 * column) / (columns - 1), y[0] + (4 * row) / (rows - 1));
	});
	return { values, columns, rows, x, y };
}

const inside = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: -1, max: 3, noNaN: true }));
const wide = { x: [-2, 2], y: [-1, 3] } as const;

describe('bands', () => {
	it('lie upright on a slope: level and place agree, and the frame stays inside the plane', () => {
		const bands = bandsOf(
			planeOf((x) => x),
			4,
		);
		expect(bands.map(({ level }) => level)).toEqual([-2, -1, 0, 1]);
		for (const { level, rings } of bands) {
			const places = rings.flat();
			expect(Math.min(...places.map(([x]) => x))).toBeCloseTo(level, 5);
			expect(Math.max(...places.map(([x]) => x))).toBe(2);
			expect(Math.min(...places.map(([, y]) => y))).toBe(-1);
			expect(Math.max(...places.map(([, y]) => y))).toBe(3);
		}
		expect(bands.map(({ share }) => share)).toEqual([0.125, 0.375, 0.625, 0.875]);
	});

	it('row 0 is the low end of y', () => {
		const [, upper] = bandsOf(
			planeOf((_, y) => y),
			2,
		);
		expect(Math.min(...upper.rings.flat().map(([, y]) => y))).toBeCloseTo(1, 5);
	});

	it('there are none of what is flat or no number', () => {
		expect(
			bandsOf(
				planeOf(() => 3),
				5,
			),
		).toEqual([]);
		expect(
			bandsOf(
				planeOf((x) => (x > 1 ? Number.NaN : x)),
				5,
			),
		).toEqual([]);
	});
});

describe('valueAt', () => {
	it('is exact on a tilted plane', () => {
		const plane = planeOf((x, y) => 2 * x - y + 1);
		fc.assert(
			fc.property(inside, ([x, y]) => {
				expect(valueAt(plane, [x, y])).toBeCloseTo(2 * x - y + 1, 4);
			}),
		);
		expect(valueAt(plane, [2.1, 0])).toBeNaN();
	});
});

describe('ascent', () => {
	it('goes up all the way, and ends on top of a hill within a cell', () => {
		const plane = planeOf((x, y) => -((x - 0.5) ** 2) - (y - 1) ** 2);
		fc.assert(
			fc.property(inside, (from) => {
				const way = ascentFrom(plane, from, wide);
				const heights = way.map((place) => valueAt(plane, place));
				for (let i = 1; i < heights.length; i++) expect(heights[i]).toBeGreaterThan(heights[i - 1]);
				const [x, y] = way[way.length - 1];
				expect(Math.hypot(x - 0.5, y - 1)).toBeLessThan(0.3);
			}),
		);
	});

	it('stays inside the box, and ends at its edge where it goes on up', () => {
		const plane = planeOf((x) => x);
		const way = ascentFrom(plane, [0, 0], { x: [-1, 0.7], y: [-1, 1] });
		expect(way[0]).toEqual([0, 0]);
		expect(way[way.length - 1][0]).toBeCloseTo(0.7, 9);
		expect(
			ascentFrom(
				planeOf(() => 1),
				[0, 0],
				wide,
			),
		).toEqual([[0, 0]]);
	});
});

it('a hole is told by its cell, from the top left', () => {
	const grid = { left: -2, right: 2, top: 2, bottom: -2, columns: 2, rows: 2 };
	const shade = Uint8Array.from([1, 0, 0, 0]);
	expect(isHole(shade, grid, [-1, 1])).toBe(true);
	expect(isHole(shade, grid, [1, 1])).toBe(false);
	expect(isHole(shade, grid, [-1, -1])).toBe(false);
	expect(isHole(shade, grid, [-3, 1])).toBe(false);
});

it('the plane holds every edge with room, and rests in steps', () => {
	expect(planeHalf([])).toBe(1.5);
	expect(planeHalf([-1, 1])).toBe(1.5);
	expect(planeHalf([-2.2, 2, Number.NaN])).toBe(3);
	fc.assert(
		fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true })), (edges) => {
			const half = planeHalf(edges);
			for (const edge of edges) expect(Math.abs(edge)).toBeLessThanOrEqual(half);
			expect(half % 0.5).toBe(0);
		}),
	);
});
