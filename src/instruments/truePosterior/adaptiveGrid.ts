/**
 * The integral of a density over a line or a plane that is known point by point: cells are halved where they may carry
 * mass, until neighbours differ by little. Where the mass lies the cells then have one size, and the midpoint rule on them
 * converges faster than any power of it (trapezoidal rule of a smooth function that vanishes at both ends; Trefethen &
 * Weideman 2014).
 */
import { exp } from '../../numerics/exponential';
import { log } from '../../numerics/logarithm';

/** Values at points, rows × D. */
export type LogDensity = (points: Float32Array, rows: number) => Float64Array;

/** A part of the line or plane: middle and half-width in every dimension. */
export interface Region {
	readonly centre: readonly number[];
	readonly reach: readonly number[];
}

export interface GridRequest {
	/** Where there may be mass. */
	readonly box: Region;
	/** Where cells are halved whatever they hold, until they are half as long as `scale`: a peak may be hidden there. */
	readonly needle: Region;
	/** D: how long structure is in every dimension; cells keep these proportions, within reason. */
	readonly scale: readonly number[];
	/** Points that may be looked at. */
	readonly budget: number;
}

export interface GridIntegral {
	readonly logIntegral: number;
	/** How far the integral is from that of the grid before the last halving, nats. */
	readonly error: number;
	/** Whether neighbours that carry mass differ by little; otherwise the points were used up before. */
	readonly resolved: boolean;
	/** cells × D: middles. */
	readonly points: Float64Array;
	/** cells × D: lengths of the sides. */
	readonly sides: Float64Array;
	/** cells: log of the density. */
	readonly logDensity: Float64Array;
}

/** Cells along the longest side to begin with. */
const FIRST_CELLS = 24;

/** A cell is at most so many times longer than wide. */
const MOST_SLENDER = 8;

/** Cells that cannot reach the largest density by so many nats hold no mass that counts. */
const WORTHLESS = 14;

/** Within so many nats of the largest density neighbours must not differ by more than this. */
const MATTERS = 8;
const SMOOTH = 2;

/** Nats that another halving may still change. */
const SETTLED = 1e-4;

/** Halvings after which float32 points no longer differ. */
const MOST_HALVINGS = 18;

interface Cell {
	readonly point: readonly number[];
	readonly halvings: number;
	value: number;
	/** How much the neighbours differ, nats. */
	gap: number;
}

export function integrateOnGrid(logDensity: LogDensity, request: GridRequest): GridIntegral {
	const { box, needle, scale, budget } = request;
	const dims = box.centre.length;
	const first = firstSides(box, scale);
	const sideOf = (halvings: number, dim: number) => first[dim] / 2 ** halvings;
	let newest = firstCells(box, first);
	const settled: Cell[] = [];
	let used = evaluate(newest, logDensity, dims);
	compareNeighbours(newest, first);
	let before = Number.NaN;
	let now = logSum(newest, first);
	for (let halvings = 0; halvings < MOST_HALVINGS; halvings++) {
		const largest = [...settled, ...newest].reduce(
			(most, { value }) => Math.max(most, value),
			Number.NEGATIVE_INFINITY,
		);
		const smooth = newest.every(({ value, gap }) => value < largest - MATTERS || gap < SMOOTH);
		const finer = (cell: Cell) =>
			cell.value + cell.gap > largest - WORTHLESS || hidesNeedle(cell, sideOf, needle, scale);
		const fine = smooth && !newest.some((cell) => hidesNeedle(cell, sideOf, needle, scale));
		const split = newest.filter(finer);
		const out = fine && Math.abs(now - before) < SETTLED;
		if (out || used + split.length * 2 ** dims > budget) {
			return result([...settled, ...newest], first, now, Math.abs(now - before), fine);
		}
		settled.push(...newest.filter((cell) => !finer(cell)));
		newest = split.flatMap((cell) => childrenOf(cell, dims, sideOf));
		used += evaluate(newest, logDensity, dims);
		compareSiblings(newest, split, 2 ** dims);
		before = now;
		now = logSum([...settled, ...newest], first);
	}
	return result([...settled, ...newest], first, now, Math.abs(now - before), false);
}

/** D: sides of the first cells. */
function firstSides({ reach }: Region, scale: readonly number[]): number[] {
	const longest = (2 * Math.max(...reach)) / FIRST_CELLS;
	const widest = Math.max(...scale);
	return reach.map((half, dim) => {
		const wanted = longest * Math.max(1 / MOST_SLENDER, scale[dim] / widest);
		return (2 * half) / Math.ceil((2 * half) / wanted);
	});
}

function firstCells({ centre, reach }: Region, sides: readonly number[]): Cell[] {
	let points: number[][] = [[]];
	for (const [dim, side] of sides.entries()) {
		const count = Math.round((2 * reach[dim]) / side);
		const along = Array.from({ length: count }, (_, i) => centre[dim] - reach[dim] + (i + 0.5) * side);
		points = points.flatMap((point) => along.map((value) => [...point, value]));
	}
	return points.map((point) => ({ point, halvings: 0, value: 0, gap: 0 }));
}

function childrenOf(
	{ point, halvings }: Cell,
	dims: number,
	sideOf: (halvings: number, dim: number) => number,
): Cell[] {
	return Array.from({ length: 2 ** dims }, (_, corner) => ({
		point: point.map((value, dim) => value + ((corner >> dim) & 1 ? 0.25 : -0.25) * sideOf(halvings, dim)),
		halvings: halvings + 1,
		value: 0,
		gap: 0,
	}));
}

/** Fills in the values. @returns how many points that took */
function evaluate(cells: readonly Cell[], logDensity: LogDensity, dims: number): number {
	const points = new Float32Array(cells.length * dims);
	for (const [i, { point }] of cells.entries()) points.set(point, i * dims);
	const values = logDensity(points, cells.length);
	for (const [i, cell] of cells.entries()) cell.value = values[i];
	return cells.length;
}

/** The gaps of the first cells, which lie in rows, the last dimension running fastest. */
function compareNeighbours(cells: readonly Cell[], sides: readonly number[]): void {
	const inARow = new Set(cells.map(({ point }) => point[sides.length - 1])).size;
	for (const step of sides.length === 1 ? [1] : [1, inARow]) {
		for (let i = step; i < cells.length; i++) {
			if (step === 1 && i % inARow === 0) continue;
			widen(cells[i], cells[i - step]);
		}
	}
}

/** The gaps of halves, between each other and from what they were halved. */
function compareSiblings(cells: readonly Cell[], parents: readonly Cell[], each: number): void {
	for (const [p, parent] of parents.entries()) {
		const siblings = cells.slice(p * each, (p + 1) * each);
		for (const [i, cell] of siblings.entries()) {
			// From the middle of the parent to a child is half as far as between two children.
			cell.gap = Math.max(cell.gap, Math.min(parent.gap, 2 * Math.abs(cell.value - parent.value)));
			for (const other of siblings.slice(0, i)) widen(cell, other);
		}
	}
}

function widen(one: Cell, other: Cell): void {
	const gap = Math.abs(one.value - other.value);
	one.gap = Math.max(one.gap, gap);
	other.gap = Math.max(other.gap, gap);
}

function hidesNeedle(
	{ point, halvings }: Cell,
	sideOf: (halvings: number, dim: number) => number,
	needle: Region,
	scale: readonly number[],
): boolean {
	const near = point.every(
		(value, dim) => Math.abs(value - needle.centre[dim]) < needle.reach[dim] + sideOf(halvings, dim) / 2,
	);
	return near && point.some((_, dim) => sideOf(halvings, dim) > 0.5 * scale[dim]);
}

function volumeLog({ halvings }: Cell, first: readonly number[]): number {
	return first.reduce((sum, side) => sum + log(side / 2 ** halvings), 0);
}

function logSum(cells: readonly Cell[], first: readonly number[]): number {
	const masses = cells.map((cell) => cell.value + volumeLog(cell, first));
	const largest = masses.reduce((most, mass) => Math.max(most, mass), Number.NEGATIVE_INFINITY);
	if (!Number.isFinite(largest)) return largest;
	return largest + log(masses.reduce((sum, mass) => sum + exp(mass - largest), 0));
}

function result(
	cells: readonly Cell[],
	first: readonly number[],
	logIntegral: number,
	error: number,
	resolved: boolean,
): GridIntegral {
	const dims = first.length;
	const points = new Float64Array(cells.length * dims);
	const sides = new Float64Array(cells.length * dims);
	for (const [i, { point, halvings }] of cells.entries()) {
		for (let dim = 0; dim < dims; dim++) {
			points[i * dims + dim] = point[dim];
			sides[i * dims + dim] = first[dim] / 2 ** halvings;
		}
	}
	return {
		logIntegral,
		error,
		resolved,
		points,
		sides,
		logDensity: Float64Array.from(cells, ({ value }) => value),
	};
}
