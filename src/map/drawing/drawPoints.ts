/** The points of a map, stamped in the order of the transitions. */
import type { Columns } from '../../plane/columns';
import type { PointStyle } from '../../plane/pointStyle';
import { UNSELECTED } from '../../plane/pointStyle';
import type { Projection } from '../../plane/projection';
import type { Stamp, StampBuffer } from '../../plane/stamp';

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
 */
export function drawPoints(
	target: Target,
	columns: Columns,
	count: number,
	style: PointStyle,
	stamps: readonly Stamp[],
): void {
	const { buffer, ratio } = target;
	const { scale, originX, originY, width, height } = target.projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	const chosen = stamps.map((stamp) => buffer.prepare(stamp, pointOpacity(count)));
	const others = stamps.map((stamp) => buffer.prepare(stamp, UNSELECTED_OPACITY));
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) {
			const color = style.color[i];
			const prepared = (color === UNSELECTED ? others : chosen)[style.shape[i]];
			buffer.put(prepared, left * ratio, top * ratio, style.colors[color]);
		}
	}
}

/** Stamps marks that are all alike. */
export function drawMarks(
	target: Target,
	columns: Columns,
	count: number,
	stamp: Stamp,
	color: number,
	opacity: number,
): void {
	const { buffer, ratio } = target;
	const { scale, originX, originY, width, height } = target.projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	const prepared = buffer.prepare(stamp, opacity);
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) {
			buffer.put(prepared, left * ratio, top * ratio, color);
		}
	}
}
