/**
 * The two columns of a table that a map shows. With one latent dim there is nothing to show upwards: the points then
 * get a small meaningless vertical spread that is the same in every frame.
 */
import type { Extent } from './projection';

/** Coordinates of points in axis units: row i is (x[xStart + i·stride], y[yStart + i·yStride]). */
export interface Columns {
	readonly x: Float32Array;
	readonly xStart: number;
	readonly y: Float32Array;
	readonly yStart: number;
	readonly xStride: number;
	readonly yStride: number;
}

/** Half the height of the spread for Z = 1, in axis units. */
export const SPREAD = 0.4;

let spread = new Float32Array(0);

/** Multiples of the golden ratio's fraction: even at every length, and neighbours lie far apart. */
function spreadOf(rows: number): Float32Array {
	if (spread.length < rows) {
		spread = Float32Array.from({ length: rows }, (_, row) => SPREAD * (2 * ((row * 0.6180339887498949) % 1) - 1));
	}
	return spread;
}

/**
 * The columns of a rows × latentDim table.
 * @param dims the latent dims across and up
 */
export function columnsOf(table: Float32Array, latentDim: number, dims: readonly [number, number]): Columns {
	if (latentDim === 1) {
		return { x: table, xStart: 0, xStride: 1, y: spreadOf(table.length), yStart: 0, yStride: 1 };
	}
	return {
		x: table,
		xStart: dims[0],
		xStride: latentDim,
		y: table,
		yStart: dims[1],
		yStride: latentDim,
	};
}

/** The dims on the axes: the chosen ones, or the first two where the model has not got those. */
export function shownDims(chosen: readonly [number, number], latentDim: number): readonly [number, number] {
	if (latentDim === 1) return [0, 0];
	return chosen[0] < latentDim && chosen[1] < latentDim && chosen[0] !== chosen[1] ? chosen : [0, 1];
}

export function xOf(columns: Columns, row: number): number {
	return columns.x[columns.xStart + row * columns.xStride];
}

export function yOf(columns: Columns, row: number): number {
	return columns.y[columns.yStart + row * columns.yStride];
}

/** The smallest rectangle round the first `count` rows; null without one that has a place. */
export function extentOf(columns: Columns, count: number): Extent | null {
	const extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
	for (let row = 0; row < count; row++) {
		const x = xOf(columns, row);
		const y = yOf(columns, row);
		if (!Number.isFinite(x + y)) continue;
		extent.left = Math.min(extent.left, x);
		extent.right = Math.max(extent.right, x);
		extent.bottom = Math.min(extent.bottom, y);
		extent.top = Math.max(extent.top, y);
	}
	return extent.right >= extent.left ? extent : null;
}

/**
 * The row nearest to a place, or −1 when none is within `reach`. A plain walk: 10,000 rows take 20 µs,
 * less than an index costs to build at every frame.
 */
export function nearestRow(columns: Columns, rows: number, x: number, y: number, reach: number): number {
	let nearest = -1;
	let least = reach * reach;
	for (let row = 0; row < rows; row++) {
		const dx = xOf(columns, row) - x;
		const dy = yOf(columns, row) - y;
		const squared = dx * dx + dy * dy;
		if (squared <= least) {
			least = squared;
			nearest = row;
		}
	}
	return nearest;
}
