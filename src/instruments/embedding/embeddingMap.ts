/**
 * The discrete half of the representation: the table of embeddings, and which action a policy's continuous output is
 * mapped to. HyAR compares it with tanh(E[k]) by squared distance and takes the nearest, the first of equals.
 */
import { embed } from '../../model/embedding';
import type { ModelShape } from '../../model/layout';

/** K × d₁: tanh(E), what every use of the table sees. */
export function embeddingRows(shape: ModelShape, weights: Float32Array): Float32Array {
	const { actionCount, embeddingDim } = shape;
	const rows = new Float32Array(actionCount * embeddingDim);
	for (let action = 0; action < actionCount; action++) embed(shape, weights, action, rows, action * embeddingDim);
	return rows;
}

function squaredDistance(rows: ArrayLike<number>, row: number, query: ArrayLike<number>): number {
	const width = query.length;
	let sum = 0;
	for (let i = 0; i < width; i++) sum += (query[i] - rows[row * width + i]) ** 2;
	return sum;
}

/** An action with the distance of its embedding from a query. */
export interface NearRow {
	readonly action: number;
	/** Euclidean, 0 … 2·√d₁. */
	readonly distance: number;
}

/** The nearest rows, nearest first; equals in the order of the table. @param query d₁ numbers */
export function nearestRows(rows: ArrayLike<number>, query: ArrayLike<number>, count: number): NearRow[] {
	const total = rows.length / query.length;
	const all = Array.from({ length: total }, (_, action) => ({ action, squared: squaredDistance(rows, action, query) }));
	all.sort((a, b) => a.squared - b.squared || a.action - b.action);
	return all.slice(0, count).map(({ action, squared }) => ({ action, distance: Math.sqrt(squared) }));
}

/** How near two different rows come: the closest pair, by squared distances; null for a single row. */
export function closestPair(
	rows: ArrayLike<number>,
	embeddingDim: number,
): (NearRow & { readonly other: number }) | null {
	const total = rows.length / embeddingDim;
	let closest: { action: number; other: number; squared: number } | null = null;
	for (let action = 0; action < total; action++) {
		for (let other = action + 1; other < total; other++) {
			let squared = 0;
			for (let i = 0; i < embeddingDim; i++) {
				squared += (rows[action * embeddingDim + i] - rows[other * embeddingDim + i]) ** 2;
			}
			if (!closest || squared < closest.squared) closest = { action, other, squared };
		}
	}
	return closest && { action: closest.action, other: closest.other, distance: Math.sqrt(closest.squared) };
}

/**
 * The nearest action at the middle of every cell of [−1, 1]² on two of the table's dims, row by row from the top
 * left; the query's other dims stay as they are.
 * @returns cells × cells actions
 */
export function nearestCells(
	rows: ArrayLike<number>,
	query: ArrayLike<number>,
	[across, up]: readonly [number, number],
	cells: number,
): Uint16Array {
	const width = query.length;
	const total = rows.length / width;
	// What the other dims add is the same in every cell.
	const rest = Float64Array.from({ length: total }, (_, action) => {
		let sum = 0;
		for (let i = 0; i < width; i++) {
			if (i !== across && i !== up) sum += (query[i] - rows[action * width + i]) ** 2;
		}
		return sum;
	});
	const flat = across === up;
	const nearest = new Uint16Array(cells * cells);
	for (let row = 0, cell = 0; row < cells; row++) {
		const y = 1 - (2 * (row + 0.5)) / cells;
		for (let column = 0; column < cells; column++, cell++) {
			const x = (2 * (column + 0.5)) / cells - 1;
			let smallest = Number.POSITIVE_INFINITY;
			for (let action = 0; action < total; action++) {
				const dx = x - rows[action * width + across];
				const dy = flat ? 0 : y - rows[action * width + up];
				const squared = rest[action] + dx * dx + dy * dy;
				if (squared < smallest) {
					smallest = squared;
					nearest[cell] = action;
				}
			}
		}
	}
	return nearest;
}
