/**
 * Packing: a product reads its factors in panels, four rows of the left one as [k][4] and eight columns of the right one
 * as [k][8], so that its inner loop walks through memory in two lines and a panel stays in the first-level cache while
 * all panels of the other factor go past it. It costs a few hundredths of the product.
 */
import { TILE_COLUMNS, TILE_ROWS } from './Matrix';

/**
 * Columns of a matrix, one beside the other as they lie.
 * @param panel `width` numbers a row, width being 4 or 8
 * @param source the first column's first number; rows are `stride` numbers apart
 * @param columns those that there are; the others become 0
 * @param k rows
 */
export function packColumns(panel: usize, width: i32, source: usize, stride: i32, columns: i32, k: i32): void {
	const step = (<usize>stride) << 2;
	const rowBytes = (<usize>width) << 2;
	const end = panel + <usize>k * rowBytes;
	if (columns >= width) {
		for (; panel < end; panel += rowBytes, source += step) {
			v128.store(panel, v128.load(source));
			if (width === TILE_COLUMNS) v128.store(panel, v128.load(source, 16), 16);
		}
		return;
	}
	for (; panel < end; panel += rowBytes, source += step) {
		for (let column = 0; column < width; column++) {
			const offset = (<usize>column) << 2;
			store<f32>(panel + offset, column < columns ? load<f32>(source + offset) : 0);
		}
	}
}

/**
 * Rows of a matrix, each turned to a column of the panel.
 * @param source the first row; the next are `stride` numbers apart
 * @param rows those that there are; the others become columns of 0
 * @param k columns
 */
export function packRows(panel: usize, width: i32, source: usize, stride: i32, rows: i32, k: i32): void {
	const step = (<usize>stride) << 2;
	const rowBytes = (<usize>width) << 2;
	const whole = rows >= width ? k & -TILE_ROWS : 0;
	for (let i = 0; i < whole; i += TILE_ROWS) {
		const from = source + ((<usize>i) << 2);
		const to = panel + <usize>i * rowBytes;
		transposeBlock(to, rowBytes, from, step);
		if (width === TILE_COLUMNS) transposeBlock(to + 16, rowBytes, from + 4 * step, step);
	}
	for (let i = whole; i < k; i++) {
		for (let row = 0; row < width; row++) {
			const value: f32 = row < rows ? load<f32>(source + <usize>row * step + ((<usize>i) << 2)) : 0;
			store<f32>(panel + <usize>i * rowBytes + ((<usize>row) << 2), value);
		}
	}
}

/** A block of 4 × 4 numbers. Rows are `toStep` and `fromStep` bytes apart. */
function transposeBlock(to: usize, toStep: usize, from: usize, fromStep: usize): void {
	const r0 = v128.load(from);
	const r1 = v128.load(from + fromStep);
	const r2 = v128.load(from + 2 * fromStep);
	const r3 = v128.load(from + 3 * fromStep);
	const left01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
	const left23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
	const right01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
	const right23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
	v128.store(to, v128.shuffle<f32>(left01, left23, 0, 1, 4, 5));
	v128.store(to + toStep, v128.shuffle<f32>(left01, left23, 2, 3, 6, 7));
	v128.store(to + 2 * toStep, v128.shuffle<f32>(right01, right23, 0, 1, 4, 5));
	v128.store(to + 3 * toStep, v128.shuffle<f32>(right01, right23, 2, 3, 6, 7));
}
