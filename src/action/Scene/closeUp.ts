/** A small picture, enlarged, of where a decision leads from: for worlds in which one moves by less than can be seen. */
import type { SceneShape } from '../../environments/Environment';
import type { Projection } from './projection';

/** Enlargements, so that the number beside the picture is a round one. */
const FACTORS = [2, 5, 10, 20, 50, 100] as const;

/** Side of the picture as a share of the shorter side of the scene, and its distance from the corner, px. */
const SIDE = 0.42;
const MARGIN = 8;

/** What moves ends within this share of the half side. */
const FILLED = 0.72;

/** Moves at least as long, px, are seen without it. */
const PLAIN = 24;

/** Where the picture stands, and how places of the world are drawn in it, from its own upper left corner. */
export interface CloseUp {
	/** px. */
	readonly x: number;
	readonly y: number;
	readonly side: number;
	/** How many times larger ways are than in the scene. Points have no size, and keep the one that they are drawn with. */
	readonly factor: number;
	readonly at: Projection;
}

type Place = readonly [number, number];

/** Middles of circles: the points that move. */
export function middles(shapes: readonly SceneShape[]): Place[] {
	return shapes.flatMap((shape) => (shape.kind === 'circle' ? [[shape.x, shape.y] as const] : []));
}

/**
 * @param from where the point stands @param to where it, and what is predicted of it, ends; world units
 * @param at how the scene is drawn @param width of the scene, px @param height of the scene, px
 * @returns null where the way is long enough to be seen, or there is none
 */
export function closeUpOf(
	from: Place,
	to: readonly Place[],
	at: Projection,
	{ width, height }: { readonly width: number; readonly height: number },
): CloseUp | null {
	const longest = at.scale * Math.max(0, ...to.map(([x, y]) => Math.max(Math.abs(x - from[0]), Math.abs(y - from[1]))));
	if (longest >= PLAIN || longest === 0) return null;
	const side = SIDE * Math.min(width, height);
	const factor = FACTORS.findLast((one) => one * longest <= (FILLED * side) / 2) ?? FACTORS[0];
	// In the corner across from the point.
	const x = at.x(from[0]) < width / 2 ? width - side - MARGIN : MARGIN;
	const y = at.y(from[1]) < height / 2 ? height - side - MARGIN : MARGIN;
	return {
		x,
		y,
		side,
		factor,
		at: {
			scale: at.scale,
			x: (world) => side / 2 + (world - from[0]) * at.scale * factor,
			y: (world) => side / 2 - (world - from[1]) * at.scale * factor,
		},
	};
}
