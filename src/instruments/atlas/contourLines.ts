/**
 * Lines of equal value over a grid, by marching squares with linear interpolation between the cells' middles. A saddle
 * is cut by the mean of its corners.
 */

/** For each of the 16 cases (bits: top left 1, top right 2, bottom right 4, bottom left 8) the edges that a line joins. */
const JOINS: readonly (readonly number[])[] = [
	[],
	[0, 3],
	[0, 1],
	[1, 3],
	[1, 2],
	[],
	[0, 2],
	[2, 3],
	[2, 3],
	[0, 2],
	[],
	[1, 2],
	[1, 3],
	[0, 1],
	[0, 3],
	[],
];

/** The two saddles, with the mean below the level and above it. */
const SADDLES: Readonly<Record<number, readonly [below: readonly number[], above: readonly number[]]>> = {
	5: [
		[0, 3, 1, 2],
		[0, 1, 2, 3],
	],
	10: [
		[0, 1, 2, 3],
		[0, 3, 1, 2],
	],
};

/**
 * @param values columns × rows, row by row from the top
 * @param levels ascending
 * @returns x, y of both ends of every piece, in cells: the middle of the first cell is at 0.5, 0.5
 */
export function contourLines(
	values: ArrayLike<number>,
	columns: number,
	rows: number,
	levels: readonly number[],
): Float32Array {
	const pieces: number[] = [];
	for (let row = 0; row + 1 < rows; row++) {
		for (let column = 0; column + 1 < columns; column++) {
			const at = row * columns + column;
			const [a, b, c, d] = [values[at], values[at + 1], values[at + columns + 1], values[at + columns]];
			const low = Math.min(a, b, c, d);
			const high = Math.max(a, b, c, d);
			for (const level of levels) {
				if (level > high) break;
				if (level <= low) continue;
				const kind = (a >= level ? 1 : 0) + (b >= level ? 2 : 0) + (c >= level ? 4 : 0) + (d >= level ? 8 : 0);
				const saddle = SADDLES[kind];
				const edges = saddle ? saddle[(a + b + c + d) / 4 >= level ? 1 : 0] : JOINS[kind];
				for (const edge of edges) {
					const [x, y] = crossing(edge, level, a, b, c, d);
					pieces.push(column + 0.5 + x, row + 0.5 + y);
				}
			}
		}
	}
	return Float32Array.from(pieces);
}

/** Where a level crosses an edge: 0 top, 1 right, 2 bottom, 3 left. */
function crossing(edge: number, level: number, a: number, b: number, c: number, d: number): readonly [number, number] {
	switch (edge) {
		case 0:
			return [(level - a) / (b - a), 0];
		case 1:
			return [1, (level - b) / (c - b)];
		case 2:
			return [(level - d) / (c - d), 1];
		default:
			return [0, (level - a) / (d - a)];
	}
}
