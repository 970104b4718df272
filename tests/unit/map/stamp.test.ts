import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { STAMPS_BINARY } from '../../../scripts/compile-simd.mjs';
import { SimdStamps } from '../../../src/map/wasm/SimdStamps';
import { ACTION_GLYPHS } from '../../../src/plane/glyphs';
import { makeStamp, packColor, type Stamp, StampBuffer, type Stamps } from '../../../src/plane/stamp';
import { randomnessAt, Stream } from '../../../src/randomness/counterRandom';

const [disc] = ACTION_GLYPHS;
const program = new WebAssembly.Module(readFileSync(STAMPS_BINARY));

describe('masks', () => {
	test.each(ACTION_GLYPHS.map((glyph, shape) => [shape, glyph] as const))(
		'shape %i covers the area of the circle',
		(_, glyph) => {
			for (const mask of makeStamp(glyph, 4).masks) {
				const area = mask.reduce((sum, coverage) => sum + coverage / 255, 0);
				expect(Math.abs(area - Math.PI * 16)).toBeLessThan(2);
			}
		},
	);
});

describe.each<[string, () => Stamps]>([
	['JavaScript', () => new StampBuffer()],
	['WebAssembly', () => new SimdStamps(program)],
])('stamps in %s', (_, make) => {
	test('fall where they are put, to a quarter of a pixel', () => {
		const buffer = make();
		buffer.resize(20, 20);
		buffer.put(buffer.prepare(makeStamp(disc, 2), 256), 10.5, 10.5, packColor(10, 20, 30));
		expect(buffer.pixel(10, 10) >>> 24).toBeGreaterThan(250);
		expect(buffer.pixel(10, 10) & 0xffffff).toBe(packColor(10, 20, 30));
		expect(buffer.pixel(4, 10)).toBe(0);
	});

	test('mix with what is below by their opacity', () => {
		const buffer = make();
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
		const [whole, cut] = [make(), make()];
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

	test('are the same after another size, whatever was in the memory before', () => {
		const [resized, fresh] = [make(), make()];
		resized.resize(300, 200);
		const large = resized.prepare(makeStamp(disc, 20), 256);
		for (let x = 0; x < 300; x += 5)
			for (let y = 0; y < 200; y += 5) resized.put(large, x, y, packColor(255, 255, 255));
		resized.pixel(0, 0);
		for (const stamps of [resized, fresh]) {
			stamps.resize(40, 30);
			// Five pixels across: the vectors of a row hold eight.
			for (const [x, y] of [
				[12.5, 11.5],
				[26.2, 20.7],
			])
				stamps.put(stamps.prepare(makeStamp(disc, 1.6), 190), x, y, packColor(10, 200, 90));
		}
		for (let at = 0; at < 40 * 30; at++) {
			const [x, y] = [at % 40, Math.floor(at / 40)];
			expect(resized.pixel(x, y)).toBe(fresh.pixel(x, y));
		}
	});

	test('are cut off at the border and gone after a clear', () => {
		const buffer = make();
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

/** Stamps without rounding: red, green, blue times alpha, and alpha, 0 … 1, of every pixel. */
class ExactStamps {
	readonly pixels: number[][];

	constructor(
		private readonly width: number,
		private readonly height: number,
	) {
		this.pixels = Array.from({ length: width * height }, () => [0, 0, 0, 0]);
	}

	put(stamp: Stamp, opacity: number, x: number, y: number, color: number): void {
		const [column, row] = [Math.floor(x), Math.floor(y)];
		const phases = Math.sqrt(stamp.masks.length);
		const phase = Math.floor((y - row) * phases) * phases + Math.floor((x - column) * phases);
		for (const [at, coverage] of stamp.masks[phase].entries()) {
			const across = column + stamp.left + (at % stamp.width);
			const down = row + stamp.top + Math.floor(at / stamp.width);
			if (across < 0 || across >= this.width || down < 0 || down >= this.height) continue;
			const alpha = ((coverage * opacity) >> 8) / 255;
			const ink = [...[0, 8, 16].map((shift) => ((color >>> shift) & 255) / 255), 1];
			const under = this.pixels[down * this.width + across];
			for (const [channel, value] of ink.entries()) under[channel] += alpha * (value - under[channel]);
		}
	}
}

/** Channels of a pixel times its alpha, and alpha, 0 … 1. */
function seen(pixel: number): number[] {
	const alpha = (pixel >>> 24) / 255;
	return [...[0, 8, 16].map((shift) => (((pixel >>> shift) & 255) / 255) * alpha), alpha];
}

/** The largest distance of a channel of any pixel, in levels of 255. */
function farthest(stamps: Stamps, { pixels }: ExactStamps, width: number): number {
	return pixels.reduce((most, exact, at) => {
		const channels = seen(stamps.pixel(at % width, Math.floor(at / width)));
		return Math.max(most, ...channels.map((value, channel) => 255 * Math.abs(value - exact[channel])));
	}, 0);
}

test.each([
	[57, 43, 1.625],
	[64, 40, 2.5],
	[41, 70, 9],
])('thousands of marks on %i × %i pixels are mixed as without rounding, to what it leaves', (width, height, radius) => {
	const [slow, fast]: Stamps[] = [new StampBuffer(), new SimdStamps(program)];
	const exact = new ExactStamps(width, height);
	slow.resize(width, height);
	fast.resize(width, height);
	const shapes = ACTION_GLYPHS.map((glyph) => makeStamp(glyph, radius));
	const { uniform } = randomnessAt(7, Stream.batch, 0, 0);
	for (let i = 0; i < 3_000; i++) {
		// A shape is asked for while marks wait: its mask may need memory that is not there yet.
		const shape = shapes[Math.floor((i * shapes.length) / 3_000)];
		const opacity = i % 3 === 0 ? 90 : 190;
		const [x, y] = [uniform() * (width + 8) - 4, uniform() * (height + 8) - 4];
		const color = Math.floor(uniform() * 0x1000000);
		for (const stamps of [slow, fast]) stamps.put(stamps.prepare(shape, opacity), x, y, color);
		exact.put(shape, opacity, x, y, color);
	}
	expect(exact.pixels.filter(([, , , alpha]) => alpha > 0.5).length).toBeGreaterThan((width * height) / 2);
	// Each mark rounds by half a level at most, of which the marks above leave a part.
	expect(farthest(fast, exact, width)).toBeLessThan(3);
	// Each mark rounds down, in fewer bits.
	expect(farthest(slow, exact, width)).toBeLessThan(6);
});

test('stamps in WebAssembly show what has changed since, and nothing else', () => {
	const stamps = new SimdStamps(program);
	stamps.resize(30, 20);
	const shown: number[][] = [];
	const pixels: number[] = [];
	vi.stubGlobal(
		'ImageData',
		class {
			constructor(readonly data: Uint8ClampedArray) {}
		},
	);
	const context = {
		putImageData(image: ImageData, ...[, , left, top, width, height]: number[]) {
			shown.push([left, top, width, height]);
			pixels.push(new Uint32Array(image.data.buffer, image.data.byteOffset)[10 * 30 + 10]);
		},
	} as unknown as CanvasRenderingContext2D;
	const stamp = stamps.prepare(makeStamp(disc, 2), 256);
	stamps.put(stamp, 10.5, 10.5, packColor(1, 2, 3));
	stamps.show(context);
	stamps.clear();
	stamps.put(stamp, 28, 10.5, packColor(1, 2, 3));
	stamps.show(context);
	stamps.clear();
	stamps.show(context);
	stamps.show(context);
	expect(pixels).toEqual([0xff030201, 0, 0]);
	const [first, both, second] = shown;
	expect(first[0]).toBeLessThanOrEqual(8);
	expect(first[0] + first[2]).toBeLessThan(20);
	expect([both[0], both[0] + both[2]]).toEqual([first[0], 30]);
	expect(second[0]).toBeGreaterThan(20);
	vi.unstubAllGlobals();
});
