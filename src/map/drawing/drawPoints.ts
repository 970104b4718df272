/** The points of a map, stamped in the order of the transitions. */
import { clamp } from '../../numerics/clamp';
import type { Columns } from '../../plane/columns';
import type { PointStyle } from '../../plane/pointStyle';
import { UNSELECTED } from '../../plane/pointStyle';
import type { Projection } from '../../plane/projection';

/** Takes marks, as pixels or as outlines. `Mark` is one in one size, `Prepared` the same in one opacity. */
export interface MarkSink<Mark, Prepared> {
	/** @param opacity 0 … 256 */
	prepare(mark: Mark, opacity: number): Prepared;
	/** @param x, y centre in device pixels @param color as `packColor` gives it */
	put(prepared: Prepared, x: number, y: number, color: number): void;
}

/** Where marks go, and from axis units to there. */
export interface Target<Mark, Prepared> {
	readonly sink: MarkSink<Mark, Prepared>;
	readonly projection: Projection;
	/** Device pixels a CSS pixel. */
	readonly ratio: number;
}

/** Radius of a point in CSS pixels: 2.5 at 1,500 points, smaller when there are many. */
export function pointRadius(count: number): number {
	return clamp(2.5 * (1500 / Math.max(1, count)) ** 0.25, 1.5, 2.8);
}

/** Opacity of a point, 0 … 256: where many overlap, depth shows. */
function pointOpacity(count: number): number {
	return count > 4000 ? 190 : 226;
}

const UNSELECTED_OPACITY = 90;

/**
 * Puts down points of many colours and shapes.
 * @param marks one a shape
 */
export function drawPoints<Mark, Prepared>(
	target: Target<Mark, Prepared>,
	columns: Columns,
	count: number,
	style: PointStyle,
	marks: readonly Mark[],
): void {
	const { sink, ratio } = target;
	const { scale, originX, originY, width, height } = target.projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	const chosen = marks.map((mark) => sink.prepare(mark, pointOpacity(count)));
	const others = marks.map((mark) => sink.prepare(mark, UNSELECTED_OPACITY));
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) {
			const color = style.color[i];
			const prepared = (color === UNSELECTED ? others : chosen)[style.shape[i]];
			sink.put(prepared, left * ratio, top * ratio, style.colors[color]);
		}
	}
}

/** Puts down marks that are all alike. */
export function drawMarks<Mark, Prepared>(
	target: Target<Mark, Prepared>,
	columns: Columns,
	count: number,
	mark: Mark,
	color: number,
	opacity: number,
): void {
	const { sink, ratio } = target;
	const { scale, originX, originY, width, height } = target.projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	const prepared = sink.prepare(mark, opacity);
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) {
			sink.put(prepared, left * ratio, top * ratio, color);
		}
	}
}
