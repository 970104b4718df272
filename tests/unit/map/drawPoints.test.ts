import { describe, expect, test } from 'vitest';
import { drawPoints } from '../../../src/map/drawing/drawPoints';
import { countOutside } from '../../../src/map/drawing/outside';
import { columnsOf, nearestRow, shownDims, xOf, yOf } from '../../../src/plane/columns';
import { ACTION_GLYPHS } from '../../../src/plane/glyphs';
import { project } from '../../../src/plane/projection';
import { makeStamp, StampBuffer } from '../../../src/plane/stamp';

// 10 pixels a unit, −4.2 … 4.2 both ways.
const projection = project({ x: 0, y: 0, zoom: 1 }, { width: 84, height: 84 });

describe('points of a map', () => {
	test('are drawn inside and counted beyond the edge that they are farther beyond', () => {
		const buffer = new StampBuffer();
		buffer.resize(84, 84);
		const mean = Float32Array.of(0, 0, 9, 1, 8, 9, -5, 0, 1, -7, 1, Number.NaN);
		const style = { color: new Uint8Array(6), shape: new Uint8Array(6), colors: Uint32Array.of(0x0000ff) };
		const stamps = ACTION_GLYPHS.map((glyph) => makeStamp(glyph, 2));
		drawPoints({ sink: buffer, projection, ratio: 1 }, columnsOf(mean, 2, [0, 1]), 6, style, stamps);
		const tally = countOutside(columnsOf(mean, 2, [0, 1]), 6, projection);
		expect(buffer.pixel(42, 42) & 0xff).toBe(0xff);
		expect(tally.right).toMatchObject({ count: 1, x: 9, y: 1 });
		expect(tally.top).toMatchObject({ count: 1, x: 8, y: 9 });
		expect(tally.left.count).toBe(1);
		expect(tally.bottom.count).toBe(1);
		expect(tally.invalid).toBe(1);
	});
});

describe('columns', () => {
	test('are the chosen latent dims', () => {
		const columns = columnsOf(Float32Array.of(1, 2, 3, 4, 5, 6), 3, [2, 0]);
		expect([xOf(columns, 1), yOf(columns, 1)]).toEqual([6, 4]);
	});

	test('have a small height that stays the same for one latent dim', () => {
		const first = columnsOf(Float32Array.of(1, 2, 3), 1, [0, 0]);
		const heights = [0, 1, 2].map((row) => yOf(first, row));
		const second = columnsOf(Float32Array.of(4, 5, 6), 1, [0, 0]);
		expect([0, 1, 2].map((row) => yOf(second, row))).toEqual(heights);
		expect(Math.max(...heights.map(Math.abs))).toBeLessThan(0.401);
	});

	test('fall back to the first two dims', () => {
		expect(shownDims([3, 1], 6)).toEqual([3, 1]);
		expect(shownDims([3, 1], 2)).toEqual([0, 1]);
		expect(shownDims([1, 1], 3)).toEqual([0, 1]);
		expect(shownDims([0, 1], 1)).toEqual([0, 0]);
	});

	test('find the nearest row within reach', () => {
		const columns = columnsOf(Float32Array.of(0, 0, 2, 2, Number.NaN, 1), 2, [0, 1]);
		expect(nearestRow(columns, 3, 1.8, 1.9, 0.5)).toBe(1);
		expect(nearestRow(columns, 3, 1, 1, 0.5)).toBe(-1);
	});
});
