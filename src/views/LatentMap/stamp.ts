/**
 * Draws many small marks into pixels. Canvas paths of 20,000 circles cost 6 ms of JavaScript and 40 ms of
 * rasterising a frame; copying ready-made coverage masks costs a third of it in all, keeps the order of
 * the points and looks the same on every machine.
 */
import type { Glyph } from './glyphs';

/** Positions within a pixel that a mask is made for, along each axis: points glide instead of jumping. */
const PHASES = 4;

/** Samples a pixel has along each axis when a mask is made. */
const SAMPLES = 6;

/** One mark in one size, ready to be stamped. */
export interface Stamp {
	/** Rows and columns of each mask: as few as hold the ink. */
	readonly width: number;
	readonly height: number;
	/** From the pixel of the mark's centre to the mask's first column and row. */
	readonly left: number;
	readonly top: number;
	/** height × width coverages 0 … 255 for each of PHASES × PHASES places of the centre within its pixel. */
	readonly masks: readonly Uint8Array[];
}

/** Corners of equal-area shapes reach to 1.56 radii (the triangle's). */
const REACH = 1.6;

/** Rasterises a glyph. @param radius in device pixels */
export function makeStamp(glyph: Glyph, radius: number): Stamp {
	const centre = Math.ceil(radius * REACH) + 1;
	const size = 2 * centre + 1;
	const masks = Array.from({ length: PHASES * PHASES }, (_, phase) => rasterise(glyph, radius, centre, phase));
	let [left, right, top, bottom] = [size, -1, size, -1];
	for (const mask of masks) {
		for (let at = 0; at < mask.length; at++) {
			if (mask[at] === 0) continue;
			left = Math.min(left, at % size);
			right = Math.max(right, at % size);
			top = Math.min(top, Math.floor(at / size));
			bottom = Math.max(bottom, Math.floor(at / size));
		}
	}
	const width = Math.max(0, right - left + 1);
	const height = Math.max(0, bottom - top + 1);
	const crop = (mask: Uint8Array) =>
		Uint8Array.from(
			{ length: width * height },
			(_, at) => mask[(top + Math.floor(at / width)) * size + left + (at % width)],
		);
	return { width, height, left: left - centre, top: top - centre, masks: masks.map(crop) };
}

/** Coverages of a square of pixels round the centre, for one place of the centre within its pixel. */
function rasterise(glyph: Glyph, radius: number, centre: number, phase: number): Uint8Array {
	const size = 2 * centre + 1;
	const offsetX = ((phase % PHASES) + 0.5) / PHASES;
	const offsetY = (Math.floor(phase / PHASES) + 0.5) / PHASES;
	const mask = new Uint8Array(size * size);
	for (let at = 0; at < mask.length; at++) {
		let hits = 0;
		for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
			const x = (at % size) - centre - offsetX + ((sample % SAMPLES) + 0.5) / SAMPLES;
			const y = Math.floor(at / size) - centre - offsetY + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
			if (glyph(x / radius, y / radius)) hits++;
		}
		mask[at] = Math.round((255 * hits) / (SAMPLES * SAMPLES));
	}
	return mask;
}

/** a / (a + b·(1 − a)) in 1/256 for alphas a above b: how far the colour below goes to the one above. */
const MIXING = new Uint16Array(65536);
for (let above = 1; above < 256; above++) {
	for (let below = 0; below < 256; below++) {
		const sum = above + below * (1 - above / 255);
		MIXING[(above << 8) | below] = Math.round((256 * above) / sum);
	}
}

/** A colour as the low three bytes of a little-endian RGBA pixel. */
export function packColor(red: number, green: number, blue: number): number {
	return (blue << 16) | (green << 8) | red;
}

/** A rectangle of pixels; empty when right ≤ left or bottom ≤ top. */
interface Bounds {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const noBounds = (): Bounds => ({ left: Infinity, right: 0, top: Infinity, bottom: 0 });

/** Pixels with straight alpha, as ImageData has them, and where among them there is ink. */
export class StampBuffer {
	private image: ImageData | null = null;
	private pixels = new Uint32Array(0);
	private width = 0;
	private height = 0;
	/** What was stamped since the last clear. */
	private ink = noBounds();
	/** What the canvas still shows. */
	private shown = noBounds();

	/** Takes a new size in device pixels; the canvas is expected to be blank then. */
	resize(width: number, height: number): void {
		if (width === this.width && height === this.height) return;
		this.width = width;
		this.height = height;
		this.image = null;
		this.pixels = new Uint32Array(width * height);
		this.ink = noBounds();
		this.shown = noBounds();
	}

	clear(): void {
		const { left, right, top, bottom } = this.ink;
		for (let row = top; row < bottom; row++) this.pixels.fill(0, row * this.width + left, row * this.width + right);
		this.ink = noBounds();
	}

	/**
	 * Puts one mark over what is there.
	 * @param x, y centre in device pixels; marks are clipped at the border
	 * @param color from {@link packColor}
	 * @param opacity 0 … 256
	 */
	stamp(stamp: Stamp, x: number, y: number, color: number, opacity: number): void {
		const column = Math.floor(x);
		const row = Math.floor(y);
		const mask = stamp.masks[Math.floor((y - row) * PHASES) * PHASES + Math.floor((x - column) * PHASES)];
		const left = column + stamp.left;
		const top = row + stamp.top;
		const fromColumn = left < 0 ? -left : 0;
		const fromRow = top < 0 ? -top : 0;
		const toColumn = left + stamp.width > this.width ? this.width - left : stamp.width;
		const toRow = top + stamp.height > this.height ? this.height - top : stamp.height;
		if (fromColumn >= toColumn || fromRow >= toRow) return;
		const { ink } = this;
		if (left + fromColumn < ink.left) ink.left = left + fromColumn;
		if (left + toColumn > ink.right) ink.right = left + toColumn;
		if (top + fromRow < ink.top) ink.top = top + fromRow;
		if (top + toRow > ink.bottom) ink.bottom = top + toRow;
		const pixels = this.pixels;
		const redBlue = color & 0xff00ff;
		const green = color & 0x00ff00;
		for (let i = fromRow; i < toRow; i++) {
			let from = i * stamp.width + fromColumn;
			let to = (top + i) * this.width + left + fromColumn;
			for (let j = fromColumn; j < toColumn; j++, from++, to++) {
				const alpha = (mask[from] * opacity) >> 8;
				if (alpha === 0) continue;
				const under = pixels[to];
				if (under === 0) {
					pixels[to] = (alpha << 24) | color;
					continue;
				}
				const below = under >>> 24;
				const mixing = MIXING[(alpha << 8) | below];
				const underRedBlue = under & 0xff00ff;
				const underGreen = under & 0x00ff00;
				// Two channels in one product: each has eight spare bits above it.
				const mixedRedBlue = (underRedBlue + (Math.imul(redBlue - underRedBlue, mixing) >> 8)) & 0xff00ff;
				const mixedGreen = (underGreen + (Math.imul(green - underGreen, mixing) >> 8)) & 0x00ff00;
				const sum = alpha + below - ((alpha * below + 127) >> 8);
				pixels[to] = ((sum > 255 ? 255 : sum) << 24) | mixedRedBlue | mixedGreen;
			}
		}
	}

	/** Copies what changed onto a canvas of the same size. */
	show(context: CanvasRenderingContext2D): void {
		const left = Math.min(this.ink.left, this.shown.left);
		const right = Math.max(this.ink.right, this.shown.right);
		const top = Math.min(this.ink.top, this.shown.top);
		const bottom = Math.max(this.ink.bottom, this.shown.bottom);
		this.shown = { ...this.ink };
		if (right <= left || bottom <= top) return;
		this.image ??= new ImageData(new Uint8ClampedArray(this.pixels.buffer as ArrayBuffer), this.width, this.height);
		context.putImageData(this.image, 0, 0, left, top, right - left, bottom - top);
	}

	/** The pixel at a place, as 0xAABBGGRR; for tests. */
	pixel(x: number, y: number): number {
		return this.pixels[y * this.width + x];
	}
}
