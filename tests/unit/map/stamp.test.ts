import { describe, expect, test } from 'vitest';
import { ACTION_GLYPHS } from '../../../src/plane/glyphs';
import { makeStamp, packColor, StampBuffer } from '../../../src/plane/stamp';

const [disc] = ACTION_GLYPHS;

describe('stamps', () => {
	test.each(ACTION_GLYPHS.map((glyph, shape) => [shape, glyph] as const))(
		'shape %i covers the area of the circle',
		(_, glyph) => {
			for (const mask of makeStamp(glyph, 4).masks) {
				const area = mask.reduce((sum, coverage) => sum + coverage / 255, 0);
				expect(Math.abs(area - Math.PI * 16)).toBeLessThan(2);
			}
		},
	);

	test('fall where they are put, to a quarter of a pixel', () => {
		const buffer = new StampBuffer();
		buffer.resize(20, 20);
		buffer.put(buffer.prepare(makeStamp(disc, 2), 256), 10.5, 10.5, packColor(10, 20, 30));
		expect(buffer.pixel(10, 10) >>> 24).toBeGreaterThan(250);
		expect(buffer.pixel(10, 10) & 0xffffff).toBe(packColor(10, 20, 30));
		expect(buffer.pixel(4, 10)).toBe(0);
	});

	test('mix with what is below by their opacity', () => {
		const buffer = new StampBuffer();
		buffer.resize(9, 9);
		const stamp = makeStamp(disc, 3);
		buffer.put(buffer.prepare(stamp, 256), 4.5, 4.5, packColor(0, 0, 200));
		buffer.put(buffer.prepare(stamp, 128), 4.5, 4.5, packColor(200, 0, 0));
		const pixel = buffer.pixel(4, 4);
		expect(Math.abs((pixel & 0xff) - 100)).toBeLessThan(3);
		expect(Math.abs(((pixel >>> 16) & 0xff) - 100)).toBeLessThan(3);
		expect(pixel >>> 24).toBeGreaterThan(250);
	});

	test('look the same where they are cut off as where they are whole', () => {
		const [whole, cut] = [new StampBuffer(), new StampBuffer()];
		whole.resize(30, 30);
		cut.resize(10, 10);
		const stamp = makeStamp(disc, 3);
		for (const [x, y, color] of [
			[-1.3, 4.2, 0x0000ff],
			[9.4, 9.7, 0x00ff00],
			[4.5, -0.5, 0xff0000],
			[10.6, 5.1, 0x808080],
		]) {
			whole.put(whole.prepare(stamp, 200), x + 10, y + 10, color);
			cut.put(cut.prepare(stamp, 200), x, y, color);
		}
		for (let at = 0; at < 100; at++) {
			const [x, y] = [at % 10, Math.floor(at / 10)];
			expect(cut.pixel(x, y)).toBe(whole.pixel(x + 10, y + 10));
		}
	});

	test('are cut off at the border and gone after a clear', () => {
		const buffer = new StampBuffer();
		buffer.resize(6, 6);
		const stamp = makeStamp(disc, 2.5);
		for (const [x, y] of [
			[0, 0],
			[6, 6],
			[0, 6],
			[-40, 3],
			[3, 99],
		]) {
			buffer.put(buffer.prepare(stamp, 256), x, y, packColor(1, 2, 3));
		}
		expect(buffer.pixel(0, 0)).not.toBe(0);
		expect(buffer.pixel(5, 5)).not.toBe(0);
		buffer.clear();
		for (let at = 0; at < 36; at++) expect(buffer.pixel(at % 6, Math.floor(at / 6))).toBe(0);
	});
});
