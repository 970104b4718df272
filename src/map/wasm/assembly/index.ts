/**
 * Stamps many small marks into pixels, four pixels at a time. Colours are kept multiplied by their alpha while marks come
 * over one another, and divided by it once, for the canvas.
 */

/** Bytes of four pixels. */
const VECTOR: usize = 16;

/** Pixels round the picture: a mark that reaches over its edge needs no clipping. */
let margin: i32 = 0;
let width: i32 = 0;
/** Bytes of a row with its margins. */
let stride: usize = 0;
/** The pixels that are stamped on: premultiplied, with margins. */
let stamped: usize = 0;
/** The same for the canvas: straight alpha, without margins. */
let shown: usize = 0;
/** Where the next mask goes. */
let free: usize = 0;

/** Bytes of a mark that waits: mask, place of its first pixel, size, colour. */
const MARK: usize = 16;

/** Where marks wait. */
let waiting: usize = 0;

/**
 * Takes a size in pixels; every pixel is blank then, and every mask forgotten.
 * @param around pixels that the picture has round it, inked and never shown
 * @param marks the most that wait to be put down
 * @returns where the picture for the canvas begins
 */
export function resize(columns: i32, rows: i32, around: i32, marks: i32): usize {
	margin = around;
	width = columns;
	stride = (<usize>(columns + 2 * margin)) << 2;
	waiting = (__heap_base + 15) & ~15;
	stamped = waiting + MARK * <usize>marks;
	const stampedBytes = stride * <usize>(rows + 2 * margin);
	shown = (stamped + stampedBytes + 15) & ~15;
	const shownBytes = (<usize>(columns * rows)) << 2;
	free = (shown + shownBytes + 15) & ~15;
	reserve(free);
	memory.fill(stamped, 0, stampedBytes);
	memory.fill(shown, 0, shownBytes);
	return shown;
}

/** Makes sure that memory reaches so far, and a vector beyond. */
function reserve(end: usize): void {
	const pages = <i32>((end + VECTOR + 0xffff) >> 16);
	const missing = pages - memory.size();
	if (missing > 0 && memory.grow(missing) < 0) unreachable();
}

/**
 * Room for a mask: for each of its pixels the alpha in all four bytes, rows of so many vectors.
 * @returns where it begins
 */
export function createMask(vectors: i32, rows: i32): usize {
	const mask = free;
	free += VECTOR * <usize>(vectors * rows);
	reserve(free);
	return mask;
}

/** A pixel's place in the stamped picture. Columns and rows count from the picture's corner, and may lie in the margin. */
function placeOf(column: i32, row: i32): usize {
	return stamped + stride * <usize>(row + margin) + ((<usize>(column + margin)) << 2);
}

/** x / 255, rounded, of eight products of two bytes. */
function divided(product: v128): v128 {
	const rounded = i16x8.add(product, i16x8.splat(128));
	return i16x8.shr_u(i16x8.add(rounded, i16x8.shr_u(rounded, 8)), 8);
}

/**
 * Where marks wait to be put down, as many as {@link putAll} takes at once, four numbers each: the mask's address, its
 * first pixel counted in rows with their margins, vectors × 65536 + rows, and the colour 0xAABBGGRR with alpha 255.
 */
export function waitingMarks(): usize {
	return waiting;
}

/** Puts down the first so many marks that wait, each over those before. */
export function putAll(count: i32): void {
	const end = waiting + MARK * <usize>count;
	for (let mark = waiting; mark < end; mark += MARK) {
		const size = load<u32>(mark, 8);
		put(load<u32>(mark), stamped + ((<usize>load<u32>(mark, 4)) << 2), size >> 16, size & 0xffff, load<u32>(mark, 12));
	}
}

/** Puts a mask down in a colour, over what is there. @param to where its first pixel is */
function put(mask: usize, to: usize, vectors: u32, rows: u32, color: u32): void {
	const ink = i32x4.splat(color);
	const all = i8x16.splat(-1);
	const rowBytes = VECTOR * <usize>vectors;
	for (let row: u32 = 0; row < rows; row++, to += stride) {
		for (let at: usize = 0; at < rowBytes; at += VECTOR, mask += VECTOR) {
			const alpha = v128.load(mask);
			const under = v128.load(to + at);
			const rest = v128.xor(alpha, all);
			const low = i16x8.add(i16x8.extmul_low_i8x16_u(ink, alpha), i16x8.extmul_low_i8x16_u(under, rest));
			const high = i16x8.add(i16x8.extmul_high_i8x16_u(ink, alpha), i16x8.extmul_high_i8x16_u(under, rest));
			v128.store(to + at, i8x16.narrow_i16x8_u(divided(low), divided(high)));
		}
	}
}

/** Makes a rectangle blank. */
export function clear(left: i32, top: i32, right: i32, bottom: i32): void {
	const bytes = (<usize>(right - left)) << 2;
	for (let row = top; row < bottom; row++) memory.fill(placeOf(left, row), 0, bytes);
}

/** A float of 2²³ and more has no fraction: added to a smaller one it rounds it, into the low bits. */
const ROUNDING: f32 = 8388608;

/** One channel of four pixels divided by their alpha. @param scale 255 / alpha */
function straight(pixels: v128, shift: i32, scale: v128): v128 {
	const channel = v128.and(i32x4.shr_u(pixels, shift), i32x4.splat(255));
	const value = f32x4.pmin(f32x4.mul(f32x4.convert_i32x4_s(channel), scale), f32x4.splat(255));
	return i32x4.shl(v128.and(f32x4.add(value, f32x4.splat(ROUNDING)), i32x4.splat(255)), shift);
}

/** Makes a rectangle of the picture for the canvas: colours divided by their alpha. */
export function finish(left: i32, top: i32, right: i32, bottom: i32): void {
	for (let row = top; row < bottom; row++) {
		let from = placeOf(left, row);
		let to = shown + ((<usize>(row * width + left)) << 2);
		for (let column = left; column < right; column += 4, from += VECTOR, to += VECTOR) {
			const pixels = v128.load(from);
			const made = v128.any_true(pixels) ? straightened(pixels) : i32x4.splat(0);
			if (column + 4 <= right) v128.store(to, made);
			else storeFirst(to, made, right - column);
		}
	}
}

function straightened(pixels: v128): v128 {
	const alpha = i32x4.shr_u(pixels, 24);
	// Where alpha is 0 so are the colours.
	const scale = f32x4.div(f32x4.splat(255), f32x4.convert_i32x4_s(i32x4.max_s(alpha, i32x4.splat(1))));
	const redGreen = v128.or(straight(pixels, 0, scale), straight(pixels, 8, scale));
	return v128.or(v128.or(redGreen, straight(pixels, 16, scale)), i32x4.shl(alpha, 24));
}

/** The first one to three of four pixels: a row ends within a vector. */
function storeFirst(to: usize, pixels: v128, count: i32): void {
	store<u32>(to, i32x4.extract_lane(pixels, 0));
	if (count > 1) store<u32>(to + 4, i32x4.extract_lane(pixels, 1));
	if (count > 2) store<u32>(to + 8, i32x4.extract_lane(pixels, 2));
}
