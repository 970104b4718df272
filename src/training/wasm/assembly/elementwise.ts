/** What is done to activations number by number, four at a time. */
import { Matrix } from './Matrix';

/** c = a · b, for so many rows. All three have as many columns. */
export function multiplyElements(c: Matrix, a: Matrix, b: Matrix, rows: i32): void {
	const bytes = (<usize>(rows * c.stride)) << 2;
	for (let i: usize = 0; i < bytes; i += 16) {
		v128.store(c.data + i, f32x4.mul(v128.load(a.data + i), v128.load(b.data + i)));
	}
}

/**
 * The gradients by the pre-activations of two layers whose outputs, both max(·, 0), were multiplied.
 * @param d gradient by the product; becomes that of the first layer
 * @param dSecond receives that of the second
 */
export function splitGradient(d: Matrix, dSecond: Matrix, first: Matrix, second: Matrix, rows: i32): void {
	const bytes = (<usize>(rows * d.stride)) << 2;
	const zero = f32x4.splat(0);
	for (let i: usize = 0; i < bytes; i += 16) {
		const gradient = v128.load(d.data + i);
		const a = v128.load(first.data + i);
		const b = v128.load(second.data + i);
		v128.store(dSecond.data + i, v128.and(f32x4.mul(gradient, a), f32x4.gt(b, zero)));
		v128.store(d.data + i, v128.and(f32x4.mul(gradient, b), f32x4.gt(a, zero)));
	}
}

/** Makes the first so many rows of a matrix like its first. */
export function repeatFirstRow(matrix: Matrix, rows: i32): void {
	const bytes = (<usize>matrix.stride) << 2;
	for (let row = 1; row < rows; row++) memory.copy(matrix.row(row), matrix.data, bytes);
}

/** Rows without gaps to the rows of a matrix. */
export function spread(to: Matrix, firstColumn: i32, from: usize, columns: i32, rows: i32): void {
	const bytes = (<usize>columns) << 2;
	for (let row = 0; row < rows; row++, from += bytes) {
		memory.copy(to.row(row) + ((<usize>firstColumn) << 2), from, bytes);
	}
}

/** The first columns of a matrix to rows without gaps. */
export function gather(to: usize, from: Matrix, columns: i32, rows: i32): void {
	const bytes = (<usize>columns) << 2;
	for (let row = 0; row < rows; row++, to += bytes) memory.copy(to, from.row(row), bytes);
}
