/** Whole products, tile by tile: one panel of the right factor is packed, all of the left one go past it, then the next. */
import { Matrix, roundUp, TILE_COLUMNS, TILE_ROWS } from './Matrix';
import { packColumns, packRows } from './panels';
import { Finish, multiplyTile } from './tile';

/** Room for packed panels, one for the whole instance, since products come one after the other. */
@unmanaged
export class Scratch {
	/** All panels of a left factor. */
	left: usize;
	/** A panel of the right factor. */
	right: usize;
	/** A tile that reaches over the edge of a matrix without room around it. */
	tile: usize;
	/** Eight biases. */
	biases: usize;

	/** @param rows of a batch @param widest inputs or outputs of a layer */
	constructor(rows: i32, widest: i32) {
		this.left = heap.alloc((<usize>(roundUp(rows, TILE_ROWS) * roundUp(widest, TILE_ROWS))) << 2);
		this.right = heap.alloc((<usize>(max(rows, widest) * TILE_COLUMNS)) << 2);
		this.tile = heap.alloc((TILE_ROWS * TILE_COLUMNS) << 2);
		this.biases = heap.alloc(TILE_COLUMNS << 2);
	}
}

/**
 * A layer's output, Y = f(X·Wᵀ + b).
 * @param weight [outputs × inputs]
 * @param bias [outputs]
 */
export function multiplyForward(
	scratch: Scratch,
	y: Matrix,
	x: Matrix,
	weight: usize,
	bias: usize,
	inputs: i32,
	outputs: i32,
	rows: i32,
	finish: i32,
): void {
	packRowPanels(scratch.left, x, inputs, rows);
	for (let column = 0; column < outputs; column += TILE_COLUMNS) {
		const left = outputs - column;
		packRows(scratch.right, TILE_COLUMNS, weight + ((<usize>(column * inputs)) << 2), inputs, left, inputs);
		packColumns(scratch.biases, TILE_COLUMNS, bias + ((<usize>column) << 2), 0, left, 1);
		multiplyPanels(scratch, y, column, inputs, rows, finish, scratch.biases, 0);
	}
}

/**
 * The gradient by a layer's input, dX = dY·W.
 * @param activations X where it is the output of max(·, 0), for a finish that masks
 */
export function multiplyBackward(
	scratch: Scratch,
	dx: Matrix,
	dy: Matrix,
	weight: usize,
	inputs: i32,
	outputs: i32,
	rows: i32,
	finish: i32,
	activations: Matrix,
): void {
	packRowPanels(scratch.left, dy, outputs, rows);
	for (let column = 0; column < inputs; column += TILE_COLUMNS) {
		const offset = (<usize>column) << 2;
		packColumns(scratch.right, TILE_COLUMNS, weight + offset, inputs, inputs - column, outputs);
		const step = (<usize>(activations.stride * TILE_ROWS)) << 2;
		multiplyPanels(scratch, dx, column, outputs, rows, finish, activations.data + offset, step);
	}
}

/** The rows of X as panels of a left factor. */
function packRowPanels(panels: usize, x: Matrix, k: i32, rows: i32): void {
	const bytes = (<usize>(k * TILE_ROWS)) << 2;
	for (let row = 0; row < rows; row += TILE_ROWS, panels += bytes) {
		packRows(panels, TILE_ROWS, x.row(row), x.stride, TILE_ROWS, k);
	}
}

/** Eight columns of a product whose factors are packed. @param otherStep bytes that `other` moves on with each tile */
function multiplyPanels(
	scratch: Scratch,
	c: Matrix,
	column: i32,
	k: i32,
	rows: i32,
	finish: i32,
	other: usize,
	otherStep: usize,
): void {
	const step = (<usize>c.stride) << 2;
	const panelBytes = (<usize>(k * TILE_ROWS)) << 2;
	let to = c.data + ((<usize>column) << 2);
	let from = scratch.left;
	for (let row = 0; row < rows; row += TILE_ROWS) {
		multiplyTile(to, step, from, scratch.right, k, finish, other);
		to += step << 2;
		from += panelBytes;
		other += otherStep;
	}
}

/** The gradient by a layer's weight, dW = dYᵀ·X, to a matrix [outputs × inputs] without gaps. */
export function multiplyGradient(
	scratch: Scratch,
	gradient: usize,
	dy: Matrix,
	x: Matrix,
	inputs: i32,
	outputs: i32,
	rows: i32,
): void {
	const step = (<usize>inputs) << 2;
	const panelBytes = (<usize>(rows * TILE_ROWS)) << 2;
	for (let output = 0, to = scratch.left; output < outputs; output += TILE_ROWS, to += panelBytes) {
		packColumns(to, TILE_ROWS, dy.data + ((<usize>output) << 2), dy.stride, TILE_ROWS, rows);
	}
	for (let column = 0; column < inputs; column += TILE_COLUMNS) {
		const offset = (<usize>column) << 2;
		packColumns(scratch.right, TILE_COLUMNS, x.data + offset, x.stride, TILE_COLUMNS, rows);
		const columns = min(inputs - column, TILE_COLUMNS);
		let to = gradient + offset;
		let from = scratch.left;
		for (let output = 0; output < outputs; output += TILE_ROWS) {
			const tileRows = min(outputs - output, TILE_ROWS);
			if (columns === TILE_COLUMNS && tileRows === TILE_ROWS) {
				multiplyTile(to, step, from, scratch.right, rows, Finish.NOTHING, 0);
			} else {
				multiplyTile(scratch.tile, TILE_COLUMNS << 2, from, scratch.right, rows, Finish.NOTHING, 0);
				copyTile(to, step, scratch.tile, tileRows, columns);
			}
			to += step << 2;
			from += panelBytes;
		}
	}
}

function copyTile(to: usize, step: usize, tile: usize, rows: i32, columns: i32): void {
	for (let row = 0; row < rows; row++) {
		memory.copy(to + <usize>row * step, tile + <usize>((row * TILE_COLUMNS) << 2), (<usize>columns) << 2);
	}
}
