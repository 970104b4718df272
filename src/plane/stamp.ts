/**
 * Draws many small marks into pixels. Canvas paths of 20,000 circles cost 6 ms of JavaScript and 40 ms of
 * rasterising a frame; copying ready-made coverage masks costs a third of it in all, keeps the order of
 * the points and looks the same on every machine.
 */
import type { Glyph } from './glyphs';
import { InkArea } from './InkArea';

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
	/** height × width coverages 0 … 255 for each place of the centre within its pixel, in the order of {@link maskIndex}. */
	readonly masks: readonly Uint8Array[];
}

/** Where one mask has ink, pixel by pixel. */
interface PreparedMask {
	/** Coverage times opacity, 1 … 255. */
	readonly alphas: Uint8Array;
	/** From the pixel of the mask's first column and row. */
	readonly offsets: Int32Array;
	/** Columns of the mask. */
	readonly columns: Uint8Array;
}

/** A stamp for one buffer in one opacity: only pixels with ink are looked at, in one walk. */
export interface PreparedStamp extends Omit<Stamp, 'masks'> {
	readonly masks: readonly PreparedMask[];
}

/** Which of a stamp's masks a centre takes. @param right, down where in its pixel it lies, 0 … 1 */
export function maskIndex(right: number, down: number): number {
	return Math.floor(down * PHASES) * PHASES + Math.floor(right * PHASES);
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

/**
 * A pixel with a colour over it.
 * @param under straight alpha, 0xAABBGGRR; 0 where nothing is yet
 * @param alpha of the colour, 1 … 255
 * @param redBlue, green the colour's bytes, where a pixel has them
 */
function mixed(under: number, alpha: number, redBlue: number, green: number): number {
	const below = under >>> 24;
	const mixing = MIXING[(alpha << 8) | below];
	const underRedBlue = under & 0xff00ff;
	const underGreen = under & 0x00ff00;
	// Two channels in one product: each has eight spare bits above it.
	const mixedRedBlue = (underRedBlue + (Math.imul(redBlue - underRedBlue, mixing) >> 8)) & 0xff00ff;
	const mixedGreen = (underGreen + (Math.imul(green - underGreen, mixing) >> 8)) & 0x00ff00;
	const sum = alpha + below - ((alpha * below + 127) >> 8);
	return ((sum > 255 ? 255 : sum) << 24) | mixedRedBlue | mixedGreen;
}

/** Takes marks into pixels, and shows them on a canvas. */
export interface Stamps<Prepared = unknown> {
	/** Takes a new size in device pixels; the canvas is expected to be blank then. */
	resize(width: number, height: number): void;
	/** Makes every pixel blank. */
	clear(): void;
	/** A stamp ready for these pixels, until their size changes. @param opacity 0 … 256 */
	prepare(stamp: Stamp, opacity: number): Prepared;
	/**
	 * Puts one mark over what is there.
	 * @param stamp from `prepare`
	 * @param x, y centre in device pixels; marks are clipped at the border
	 * @param color from {@link packColor}
	 */
	put(stamp: Prepared, x: number, y: number, color: number): void;
	/** Copies what changed onto a canvas of the same size. */
	show(context: CanvasRenderingContext2D): void;
	/** The pixel at a place, as 0xAABBGGRR with straight alpha; for tests. */
	pixel(x: number, y: number): number;
}

/** Makes stamps ready once for each opacity. */
export abstract class PreparedStamps<Prepared> {
	protected readonly prepared = new Map<Stamp, Map<number, Prepared>>();

	prepare(stamp: Stamp, opacity: number): Prepared {
		const known = this.prepared.get(stamp) ?? new Map<number, Prepared>();
		this.prepared.set(stamp, known);
		const ready = known.get(opacity) ?? this.made(stamp, opacity);
		known.set(opacity, ready);
		return ready;
	}

	protected abstract made(stamp: Stamp, opacity: number): Prepared;
}

/** Pixels with straight alpha, as ImageData has them, and where among them there is ink. */
export class StampBuffer extends PreparedStamps<PreparedStamp> implements Stamps<PreparedStamp> {
	private image: ImageData | null = null;
	/** Signed: a number above 2³¹ costs V8 an object where it leaves a loop. */
	private pixels = new Int32Array(0);
	private width = 0;
	private height = 0;
	private readonly area = new InkArea();

	resize(width: number, height: number): void {
		if (width === this.width && height === this.height) return;
		this.width = width;
		this.height = height;
		this.image = null;
		this.prepared.clear();
		this.pixels = new Int32Array(width * height);
		this.area.reset();
	}

	clear(): void {
		const { left, right, top, bottom } = this.area.ink;
		for (let row = top; row < bottom; row++) this.pixels.fill(0, row * this.width + left, row * this.width + right);
		this.area.clear();
	}

	protected made(stamp: Stamp, opacity: number): PreparedStamp {
		const { width } = this;
		const masks = stamp.masks.map((mask) => {
			const inked = Array.from(mask, (coverage) => (coverage * opacity) >> 8);
			const places = inked.flatMap((alpha, at) => (alpha > 0 ? [at] : []));
			return {
				alphas: Uint8Array.from(places, (at) => inked[at]),
				offsets: Int32Array.from(places, (at) => Math.floor(at / stamp.width) * width + (at % stamp.width)),
				columns: Uint8Array.from(places, (at) => at % stamp.width),
			};
		});
		return { ...stamp, masks };
	}

	put(stamp: PreparedStamp, x: number, y: number, color: number): void {
		const column = Math.floor(x);
		const row = Math.floor(y);
		const mask = stamp.masks[maskIndex(x - column, y - row)];
		const left = column + stamp.left;
		const top = row + stamp.top;
		const right = left + stamp.width;
		const bottom = top + stamp.height;
		const { width, height } = this;
		if (right <= 0 || left >= width || bottom <= 0 || top >= height) return;
		this.area.cover(Math.max(0, left), Math.max(0, top), Math.min(right, width), Math.min(bottom, height));
		const whole = left >= 0 && top >= 0 && right <= width && bottom <= height;
		if (whole) this.mix(mask, top * width + left, color);
		else this.mixInside(mask, left, top, color);
	}

	/** Puts a mask down that lies within the border. @param first pixel of the mask's first column and row */
	private mix({ alphas, offsets }: PreparedMask, first: number, color: number): void {
		const { pixels } = this;
		const redBlue = color & 0xff00ff;
		const green = color & 0x00ff00;
		for (let at = 0; at < offsets.length; at++) {
			const to = first + offsets[at];
			pixels[to] = mixed(pixels[to], alphas[at], redBlue, green);
		}
	}

	/** Puts down what of a mask lies within the border. */
	private mixInside({ alphas, offsets, columns }: PreparedMask, left: number, top: number, color: number): void {
		const { pixels, width } = this;
		for (let at = 0; at < offsets.length; at++) {
			const column = left + columns[at];
			const to = top * width + left + offsets[at];
			if (column < 0 || column >= width || to < 0 || to >= pixels.length) continue;
			pixels[to] = mixed(pixels[to], alphas[at], color & 0xff00ff, color & 0x00ff00);
		}
	}

	show(context: CanvasRenderingContext2D): void {
		const area = this.area.takeOutdated(this.width, this.height);
		if (!area) return;
		const { left, right, top, bottom } = area;
		this.image ??= new ImageData(new Uint8ClampedArray(this.pixels.buffer as ArrayBuffer), this.width, this.height);
		context.putImageData(this.image, 0, 0, left, top, right - left, bottom - top);
	}

	pixel(x: number, y: number): number {
		return this.pixels[y * this.width + x] >>> 0;
	}
}
