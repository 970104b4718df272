/**
 * The inner loop, where nearly all the time is spent: a tile of 4 rows × 8 columns of A·B, in eight registers of four
 * sums. Of the tiles that fit sixteen registers this one is the fastest in V8 (docs/decisions has the measurements).
 *
 * A multiplication and an addition are rounded one by one: the relaxed instructions that fuse them give other bits on
 * other machines.
 */

/** What is applied to a tile before it is written. */
export namespace Finish {
	export const NOTHING: i32 = 0;
	/** Plus the bias of each column, then max(·, 0); NaN stays NaN. */
	export const RELU: i32 = 1;
	/** Plus the bias of each column. */
	export const BIAS: i32 = 2;
	/** 0 where the activation that it is the gradient by was 0. */
	export const MASK: i32 = 3;
	/** Plus the present value, then as MASK. */
	export const ADD_AND_MASK: i32 = 4;
}

/**
 * C = A·B for one tile.
 * @param c address of the tile's corner
 * @param cStep bytes from one row of C to the next
 * @param a four rows of A, packed: [k][4]
 * @param b eight columns of B, packed: [k][8]
 * @param k at least 1
 * @param other address of the eight biases, or of the activations that C is the gradient by, laid out as C
 */
export function multiplyTile(c: usize, cStep: usize, a: usize, b: usize, k: i32, finish: i32, other: usize): void {
	let c00 = f32x4.splat(0);
	let c01 = f32x4.splat(0);
	let c10 = f32x4.splat(0);
	let c11 = f32x4.splat(0);
	let c20 = f32x4.splat(0);
	let c21 = f32x4.splat(0);
	let c30 = f32x4.splat(0);
	let c31 = f32x4.splat(0);
	const end = b + ((<usize>k) << 5);
	do {
		const left = v128.load(b);
		const right = v128.load(b, 16);
		let x = v128.load_splat<f32>(a);
		c00 = f32x4.add(c00, f32x4.mul(x, left));
		c01 = f32x4.add(c01, f32x4.mul(x, right));
		x = v128.load_splat<f32>(a, 4);
		c10 = f32x4.add(c10, f32x4.mul(x, left));
		c11 = f32x4.add(c11, f32x4.mul(x, right));
		x = v128.load_splat<f32>(a, 8);
		c20 = f32x4.add(c20, f32x4.mul(x, left));
		c21 = f32x4.add(c21, f32x4.mul(x, right));
		x = v128.load_splat<f32>(a, 12);
		c30 = f32x4.add(c30, f32x4.mul(x, left));
		c31 = f32x4.add(c31, f32x4.mul(x, right));
		a += 16;
		b += 32;
	} while (b < end);
	writeRow(c, finish, other, c00, c01);
	// Biases are the same for every row.
	const otherStep = finish >= Finish.MASK ? cStep : 0;
	writeRow(c + cStep, finish, other + otherStep, c10, c11);
	writeRow(c + 2 * cStep, finish, other + 2 * otherStep, c20, c21);
	writeRow(c + 3 * cStep, finish, other + 3 * otherStep, c30, c31);
}

function writeRow(c: usize, finish: i32, other: usize, left: v128, right: v128): void {
	if (finish === Finish.RELU || finish === Finish.BIAS) {
		left = f32x4.add(left, v128.load(other));
		right = f32x4.add(right, v128.load(other, 16));
		if (finish === Finish.RELU) {
			// "Pseudo-maximum": its first operand unless it is less than the second, so NaN passes through.
			left = f32x4.pmax(left, f32x4.splat(0));
			right = f32x4.pmax(right, f32x4.splat(0));
		}
	} else if (finish >= Finish.MASK) {
		if (finish === Finish.ADD_AND_MASK) {
			left = f32x4.add(left, v128.load(c));
			right = f32x4.add(right, v128.load(c, 16));
		}
		left = v128.and(left, f32x4.gt(v128.load(other), f32x4.splat(0)));
		right = v128.and(right, f32x4.gt(v128.load(other, 16), f32x4.splat(0)));
	}
	v128.store(c, left);
	v128.store(c, right, 16);
}
