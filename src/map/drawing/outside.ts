/** How many points lie beyond each edge of a map. */
import type { Columns } from '../../plane/columns';
import type { Extent, Projection } from '../../plane/projection';

/** Points beyond one edge of a map. */
export interface EdgeTally {
	count: number;
	/** Sums of their coordinates, in axis units. */
	x: number;
	y: number;
	/** The smallest rectangle round them, in axis units; meaningless without any. */
	extent: { -readonly [side in keyof Extent]: number };
}

export const EDGES = ['left', 'right', 'top', 'bottom'] as const;
export type Edge = (typeof EDGES)[number];

export type OutsideTally = Record<Edge, EdgeTally> & {
	/** Points that are nowhere: NaN. */
	invalid: number;
};

export function emptyTally(): OutsideTally {
	const extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
	const edge = () => ({ count: 0, x: 0, y: 0, extent: { ...extent } });
	return { left: edge(), right: edge(), top: edge(), bottom: edge(), invalid: 0 };
}

/** Points beyond all edges. */
export function outsideAll(tally: OutsideTally): number {
	return EDGES.reduce((sum, edge) => sum + tally[edge].count, 0);
}

/** Counts points beyond the edges; a corner's points go to the edge that they are farther beyond. */
export function countOutside(columns: Columns, count: number, projection: Projection): OutsideTally {
	const { scale, originX, originY, width, height } = projection;
	const { x, y, xStart, yStart, xStride, yStride } = columns;
	const tally = emptyTally();
	for (let i = 0, xAt = xStart, yAt = yStart; i < count; i++, xAt += xStride, yAt += yStride) {
		const left = originX + scale * x[xAt];
		const top = originY - scale * y[yAt];
		if (left >= 0 && left <= width && top >= 0 && top <= height) continue;
		const beyondX = Math.max(-left, left - width);
		const beyondY = Math.max(-top, top - height);
		if (Number.isNaN(beyondX + beyondY)) {
			tally.invalid++;
			continue;
		}
		const edge = beyondX >= beyondY ? (left < 0 ? tally.left : tally.right) : top < 0 ? tally.top : tally.bottom;
		edge.count++;
		edge.x += x[xAt];
		edge.y += y[yAt];
		edge.extent.left = Math.min(edge.extent.left, x[xAt]);
		edge.extent.right = Math.max(edge.extent.right, x[xAt]);
		edge.extent.bottom = Math.min(edge.extent.bottom, y[yAt]);
		edge.extent.top = Math.max(edge.extent.top, y[yAt]);
	}
	return tally;
}
