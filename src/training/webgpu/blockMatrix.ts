/**
 * Matrices in blocks of 4 × 4, which is how everything lies on the GPU.
 *
 * A block is one `mat4x4f`. Of an activation, column j of block (r, c) is row 4r + j, its components are the features
 * 4c … 4c + 3. Of a weight, column j of block (o, i) is output 4o + j, its components are the inputs 4i … 4i + 3. So a
 * layer's output, the gradient of its input and that of its weight are each one product of blocks (Wᵀ·X, W·dY and
 * X·dYᵀ), every load is 64 bytes in a row, and no size need be a multiple of anything: the padding in the last blocks
 * is 0 and stays 0.
 */

/** Rows and columns of a block. */
export const BLOCK = 4;

/** Numbers in a block. */
export const BLOCK_CELLS = BLOCK * BLOCK;

/** Blocks that hold so many rows or columns. */
export function blocksFor(count: number): number {
	return Math.ceil(count / BLOCK);
}

/** Where a matrix lies in a buffer; all in blocks. */
export interface BlockMatrix {
	readonly first: number;
	/** Blocks from one row of blocks to the next. */
	readonly stride: number;
	/** Columns of blocks that belong to it. */
	readonly columns: number;
}

/** Hands out places for matrices, one after the other. */
export class BlockAllocator {
	/** Blocks handed out. */
	blocks = 0;

	/** A matrix of so many rows and columns of blocks. */
	matrix(rows: number, columns: number): BlockMatrix {
		const first = this.blocks;
		this.blocks += rows * columns;
		return { first, stride: columns, columns };
	}
}

/** Some columns of blocks of a matrix. */
export function columnsOf(matrix: BlockMatrix, from: number, columns: number): BlockMatrix {
	return { first: matrix.first + from, stride: matrix.stride, columns };
}

/** Index of the number at (row, column) in a buffer of blocks. */
export function cellIndex({ first, stride }: BlockMatrix, row: number, column: number): number {
	const block = first + Math.floor(row / BLOCK) * stride + Math.floor(column / BLOCK);
	return block * BLOCK_CELLS + (row % BLOCK) * BLOCK + (column % BLOCK);
}
