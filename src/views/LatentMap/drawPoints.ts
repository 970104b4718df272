/** The points of a map, stamped in the order of the transitions, and the count of those beyond each edge. */
import type { Columns } from './columns';
import type { PointStyle } from './pointStyle';
import { UNSELECTED } from './pointStyle';
import type { Projection } from './projection';
import type { Stamp, StampBuffer } from './stamp';

/** Points beyond one edge of a map. */
export interface EdgeTally {
	count: number;
	/** Sums of their coordinates, in axis units. */
	x: number;
	y: number;
}

export const EDGES = ['left', 'right', 'top', 'bottom'] as const;
export type Edge = (typeof EDGES)[number];

export type OutsideTally = Record<Edge, EdgeTally> & {
	/** Points that are nowhere: NaN. */
	invalid: number;
};

export function emptyTally(): OutsideTally {
	const edge = () => ({ count: 0, x: 0, y: 0 });
	return { left: edge(), right: edge(), top: edge(), bottom: edge(), invalid: 0 };
}

/** Where marks go: the pixels, and from axis units to them. */
export interface Target {
	readonly buffer: StampBuffer;
	readonly projection: Projection;
	/** Device pixels a CSS pixel. */
	readonly ratio: number;
}

/** Radius of a point in CSS pixels: 2.5 at 1,500 points, smaller when there are many. */
export function pointRadius(count: number): number {
	return Math.min(2.8, Math.max(1.5, 2.5 * (1500 / Math.max(1, count)) ** 0.25));
}

/** Opacity of a point, 0 … 256: where many overlap, depth shows. */
function pointOpacity(count: number): number {
	return count > 4000 ? 190 : 226;
}

const UNSELECTED_OPACITY = 90;

/**
 * Stamps points of many colours and shapes.
 * @param stamps one a shape
 * @param tally counts what is beyond the edges; a corner's points go to the edge that they are farther beyond
 */
export function drawPoints(
	target: Target,
	columns: Columns,
	count: number,
	style: PointStyle,
	stamps: readonly Stamp[],
	tally: OutsideTally,
): void {
	const { buffer, ratio } = target;
	const { scale, originX, originY, width, height } = target.projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	const opacity = pointOpacity(count);
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) {
			const color = style.color[i];
			buffer.stamp(
				stamps[style.shape[i]],
				left * ratio,
				top * ratio,
				style.colors[color],
				color === UNSELECTED ? UNSELECTED_OPACITY : opacity,
			);
		} else {
			tallyOutside(tally, left, top, width, height, x[xAt], y[yAt]);
		}
	}
}

function tallyOutside(
	tally: OutsideTally,
	left: number,
	top: number,
	width: number,
	height: number,
	x: number,
	y: number,
): void {
	const beyondX = Math.max(-left, left - width);
	const beyondY = Math.max(-top, top - height);
	if (Number.isNaN(beyondX + beyondY)) {
		tally.invalid++;
		return;
	}
	const edge = beyondX >= beyondY ? (left < 0 ? tally.left : tally.right) : top < 0 ? tally.top : tally.bottom;
	edge.count++;
	edge.x += x;
	edge.y += y;
}

/**
 * Stamps marks that are all alike.
 * @param tally counts what is beyond the edges, where that is not counted already
 */
export function drawMarks(
	target: Target,
	columns: Columns,
	count: number,
	stamp: Stamp,
	color: number,
	opacity: number,
	tally?: OutsideTally,
): void {
	const { buffer, ratio } = target;
	const { scale, originX, originY, width, height } = target.projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) {
			buffer.stamp(stamp, left * ratio, top * ratio, color, opacity);
		} else if (tally) {
			tallyOutside(tally, left, top, width, height, x[xAt], y[yAt]);
		}
	}
}
