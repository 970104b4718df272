/** Where the counts at the edges of a map stand: off its numbers, the names of its axes, the small map and one another. */
import { clamp } from '../../numerics/clamp';
import { rulerRoom } from '../../plane/drawGrid';
import type { MapSize } from '../../plane/projection';
import { EDGES, type Edge } from './outside';

/** A rectangle by its middle, CSS pixels. */
export interface CountPlace {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A count that is to be placed. */
export interface PlacedCount {
	/** What is written on it. */
	readonly text: string;
	/** Where the points beyond the edge lie on average: down at the sides, across above and below; CSS pixels. */
	readonly along: number;
}

/** Room between two counts, and from a count to an edge of the map, CSS pixels. */
const GAP = 5;

/** Width of a character, and what a pill is higher and wider than its text: in heights of the type, and CSS pixels. */
const CHARACTER = 0.62;
const LINE = 1.4;
const PADDING = { x: 18, y: 4 } as const;

function heldBetween(value: number, low: number, high: number): number {
	return clamp(value, low, Math.max(low, high));
}

function overlap(a: CountPlace, b: CountPlace): boolean {
	return (
		Math.abs(a.x - b.x) < (a.width + b.width) / 2 + GAP - 1e-6 &&
		Math.abs(a.y - b.y) < (a.height + b.height) / 2 + GAP - 1e-6
	);
}

/** The place nearest to the wanted one, moved across between `low` and `high`, that covers none of the others. */
function besideOthers(wanted: CountPlace, others: readonly CountPlace[], low: number, high: number): CountPlace {
	const apart = (other: CountPlace) => (wanted.width + other.width) / 2 + GAP;
	const candidates = [wanted.x, ...others.flatMap((other) => [other.x - apart(other), other.x + apart(other)])]
		.filter((x) => x === wanted.x || (x >= low && x <= high))
		.map((x) => ({ ...wanted, x }))
		.filter((place) => !others.some((other) => overlap(place, other)))
		.sort((a, b) => Math.abs(a.x - wanted.x) - Math.abs(b.x - wanted.x));
	return candidates[0] ?? wanted;
}

/**
 * Places the counts of a map; in one that is too small for all of them, those above and below may cover another.
 * @param counts what is to be placed at each edge; nothing where no point lies beyond it
 * @param type size of the type, CSS pixels
 * @param corner side of what stands in the upper right corner, 0 for nothing
 */
export function placeCounts(
	counts: Readonly<Partial<Record<Edge, PlacedCount>>>,
	{ width, height }: MapSize,
	type: number,
	corner: number,
): Partial<Record<Edge, CountPlace>> {
	const room = rulerRoom(type);
	const cornerRoom = corner > 0 ? corner + 2 * GAP : 0;
	const placed: Partial<Record<Edge, CountPlace>> = {};
	const others: CountPlace[] = [];
	if (corner > 0) others.push({ x: width - cornerRoom / 2, y: cornerRoom / 2, width: corner, height: corner });
	for (const edge of EDGES) {
		const count = counts[edge];
		if (!count) continue;
		const own = { width: count.text.length * CHARACTER * type + PADDING.x, height: LINE * type + PADDING.y };
		const top = room.top + own.height / 2;
		const bottom = height - room.bottom - own.height / 2;
		const left = room.left + own.width / 2;
		const right = width - GAP - own.width / 2;
		const sideways = edge === 'left' || edge === 'right';
		const place = sideways
			? {
					...own,
					x: edge === 'left' ? left : right,
					y: heldBetween(count.along, edge === 'right' ? Math.max(top, cornerRoom + own.height / 2) : top, bottom),
				}
			: besideOthers(
					{ ...own, x: heldBetween(count.along, left, right), y: edge === 'top' ? top : Math.max(top, bottom) },
					others,
					left,
					right,
				);
		placed[edge] = place;
		others.push(place);
	}
	return placed;
}
