/** Columns of a panel of the right factor, and of a tile of the product: two vectors of four. */
export const TILE_COLUMNS: i32 = 8;
/** Rows of a tile of the product. */
export const TILE_ROWS: i32 = 4;

/**
 * Activations or their gradients, one row a transition. Rows and columns are filled up to whole tiles, so that products
 * write only whole ones; the padding has no meaning.
 */
@unmanaged
export class Matrix {
	/** Address of the first number. */
	data: usize;
	/** Numbers from one row to the next. */
	stride: i32;

	constructor(rows: i32, columns: i32) {
		this.stride = roundUp(columns, TILE_COLUMNS);
		this.data = heap.alloc((<usize>(roundUp(rows, TILE_ROWS) * this.stride)) << 2);
	}

	/** Address of a row. */
	row(index: i32): usize {
		return this.data + ((<usize>(index * this.stride)) << 2);
	}
}

/** The next multiple of a power of two. */
export function roundUp(value: i32, multiple: i32): i32 {
	return (value + multiple - 1) & -multiple;
}

/** Room for numbers of four bytes, filled up to whole vectors. */
export function floats(count: i32): usize {
	return heap.alloc((<usize>roundUp(count, 4)) << 2);
}
