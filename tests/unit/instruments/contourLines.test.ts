import { describe, expect, test } from 'vitest';
import { contourLines } from '../../../src/instruments/atlas/contourLines';

const grid = (columns: number, rows: number, f: (x: number, y: number) => number) =>
	Array.from({ length: columns * rows }, (_, i) => f((i % columns) + 0.5, Math.floor(i / columns) + 0.5));

describe('lines of equal value', () => {
	test('of a slope are straight, where the value is', () => {
		const lines = contourLines(
			grid(6, 4, (x) => x),
			6,
			4,
			[2, 3.25],
		);
		// Three squares high, one piece in each, for both levels.
		expect(lines).toHaveLength(2 * 3 * 4);
		for (let i = 0; i < lines.length; i += 2) expect([2, 3.25]).toContain(lines[i]);
	});

	test('of a cone are a circle', () => {
		const lines = contourLines(
			grid(41, 41, (x, y) => Math.hypot(x - 20.5, y - 20.5)),
			41,
			41,
			[12],
		);
		let length = 0;
		for (let i = 0; i < lines.length; i += 4) {
			expect(Math.hypot(lines[i] - 20.5, lines[i + 1] - 20.5)).toBeCloseTo(12, 1);
			length += Math.hypot(lines[i + 2] - lines[i], lines[i + 3] - lines[i + 1]);
		}
		expect(Math.abs(length - 2 * Math.PI * 12)).toBeLessThan(0.2);
	});

	test('a saddle has two pieces that do not cross', () => {
		const high = contourLines([1, 0, 0, 1], 2, 2, [0.6]);
		const low = contourLines([1, 0, 0, 1], 2, 2, [0.4]);
		expect(high).toHaveLength(8);
		expect(low).toHaveLength(8);
		// Above the mean the corners with 1 are islands, below it they are joined.
		expect(Math.min(...high.slice(0, 4))).toBe(0.5);
		expect(low).not.toEqual(high);
	});

	test('flat ground has none', () => {
		expect(
			contourLines(
				grid(5, 5, () => 0.3),
				5,
				5,
				[0.1, 0.3, 0.5],
			),
		).toHaveLength(0);
	});
});
