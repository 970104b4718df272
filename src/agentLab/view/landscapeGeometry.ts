/** The critics' landscape as shapes over the latent plane: pure geometry, in units of z. */
import { contours, extent } from 'd3';
import { clamp } from '../../numerics/clamp';

/** Values over a rectangle of the plane; the outermost points lie on its edges. */
export interface PlaneValues {
	/** columns × rows; row 0 at the low end of y. */
	readonly values: Float32Array;
	readonly columns: number;
	readonly rows: number;
	readonly x: readonly [low: number, high: number];
	readonly y: readonly [low: number, high: number];
}

/** A place of the plane. */
export type Place = readonly [x: number, y: number];

/** Everything at and above a value, as rings of places. */
export interface Band {
	readonly level: number;
	/** Height of the level between the lowest and the highest value, 0 … 1. */
	readonly share: number;
	readonly rings: readonly (readonly Place[])[];
}

/** From the coordinates of d3's grid, in which the first point is at 0.5, to a place; its frame lies half a cell outside. */
function placeOf({ columns, rows, x, y }: PlaneValues, column: number, row: number): Place {
	const inside = (at: number, count: number) => clamp((at - 0.5) / (count - 1), 0, 1);
	return [x[0] + (x[1] - x[0]) * inside(column, columns), y[0] + (y[1] - y[0]) * inside(row, rows)];
}

/**
 * Bands of a landscape, from the lowest, which covers everything, to the highest: each is drawn over the one before.
 * A landscape that is flat, or has a value that is no number, has none.
 * @param count at least 1
 */
export function bandsOf(plane: PlaneValues, count: number): Band[] {
	const { values, columns, rows } = plane;
	const [low, high] = extent(values);
	if (low === undefined || high === undefined || !values.every(Number.isFinite) || !(high > low)) return [];
	const levels = Array.from({ length: count }, (_, index) => low + ((high - low) * index) / count);
	return contours()
		.size([columns, rows])
		.thresholds(levels)(Array.from(values))
		.map(({ value, coordinates }, index) => ({
			level: value,
			share: (index + 0.5) / count,
			rings: coordinates.flat().map((ring) => ring.map(([column, row]) => placeOf(plane, column, row))),
		}));
}

/** The value at a place by bilinear interpolation; NaN outside the rectangle. */
export function valueAt({ values, columns, rows, x, y }: PlaneValues, [atX, atY]: Place): number {
	const column = ((atX - x[0]) / (x[1] - x[0])) * (columns - 1);
	const row = ((atY - y[0]) / (y[1] - y[0])) * (rows - 1);
	if (!(column >= 0 && column <= columns - 1 && row >= 0 && row <= rows - 1)) return Number.NaN;
	const left = Math.min(Math.floor(column), columns - 2);
	const below = Math.min(Math.floor(row), rows - 2);
	const [u, v] = [column - left, row - below];
	const at = below * columns + left;
	const low = values[at] * (1 - u) + values[at + 1] * u;
	const high = values[at + columns] * (1 - u) + values[at + columns + 1] * u;
	return low * (1 - v) + high * v;
}

/** Steps of an ascent at most: across the rectangle twice. */
const MOST_STEPS = 200;

/**
 * The way straight up from a place, in steps of half a cell, to where nothing around is higher or to the edge: what an
 * actor would climb if it followed this landscape alone.
 * @param bounds places that a policy can answer; the way is kept inside
 */
export function ascentFrom(
	plane: PlaneValues,
	from: Place,
	bounds: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
): Place[] {
	const stepX = (plane.x[1] - plane.x[0]) / (plane.columns - 1) / 2;
	const stepY = (plane.y[1] - plane.y[0]) / (plane.rows - 1) / 2;
	const stride = Math.min(stepX, stepY);
	const within = ([x, y]: Place): Place => [
		Math.min(Math.max(x, bounds.x[0], plane.x[0]), bounds.x[1], plane.x[1]),
		Math.min(Math.max(y, bounds.y[0], plane.y[0]), bounds.y[1], plane.y[1]),
	];
	const way = [within(from)];
	let height = valueAt(plane, way[0]);
	while (way.length <= MOST_STEPS) {
		const here = way[way.length - 1];
		const around = (x: number, y: number) => valueAt(plane, within([here[0] + x, here[1] + y]));
		const [slopeX, slopeY] = [around(stride, 0) - around(-stride, 0), around(0, stride) - around(0, -stride)];
		const steepness = Math.hypot(slopeX, slopeY);
		if (!(steepness > 0)) break;
		const next = within([here[0] + (stride * slopeX) / steepness, here[1] + (stride * slopeY) / steepness]);
		const nextHeight = valueAt(plane, next);
		if (!(nextHeight > height)) break;
		way.push(next);
		height = nextHeight;
	}
	return way;
}

/** Whether a place lies in a hole. @param shade a cell each, row by row from the top left; 1 is a hole */
export function isHole(
	shade: Uint8Array,
	grid: {
		readonly left: number;
		readonly right: number;
		readonly top: number;
		readonly bottom: number;
		readonly columns: number;
		readonly rows: number;
	},
	[x, y]: Place,
): boolean {
	const column = Math.floor(((x - grid.left) / (grid.right - grid.left)) * grid.columns);
	const row = Math.floor(((y - grid.top) / (grid.bottom - grid.top)) * grid.rows);
	if (column < 0 || column >= grid.columns || row < 0 || row >= grid.rows) return false;
	return shade[row * grid.columns + column] === 1;
}

/** Half the plane shown is a multiple of this, so that it stays still while the box changes a little; units of z. */
const HALF_STEP = 0.5;
const LEAST_HALF = 1.5;

/** Half the side of a square plane about 0 that holds boxes with some room. @param edges of all of them */
export function planeHalf(edges: Iterable<number>): number {
	let farthest = 0;
	for (const edge of edges) if (Number.isFinite(edge)) farthest = Math.max(farthest, Math.abs(edge));
	return Math.max(LEAST_HALF, Math.ceil((1.2 * farthest) / HALF_STEP) * HALF_STEP);
}
