import type { Scene, SceneShape } from '../../environments/Environment';
import { clamp } from '../../numerics/clamp';
import type { Projection } from './projection';

/** Half a cross, and the length of an arrow's barbs, of the world's height. */
const CROSS_ARM = 0.022;

type Point = readonly [number, number];

const line = (...points: readonly Point[]): SceneShape => ({ kind: 'polyline', role: 'aim', points });

/**
 * The straight way to the place that the decoded action names, and a cross there; where a picture of width × height
 * pixels cannot hold the whole cross, an arrow at its edge that points to the place.
 * @param from where the thing that moves stands, world units; inside the picture
 */
export function aimShapes(
	scene: Scene,
	from: Point,
	place: Point,
	at: Projection,
	{ width, height }: { readonly width: number; readonly height: number },
): SceneShape[] {
	const arm = (scene.bounds.top - scene.bounds.bottom) * CROSS_ARM;
	const left = -at.x(0) / at.scale;
	const top = at.y(0) / at.scale;
	// The part of the way that a cross on it fits into the picture.
	const part = Math.min(
		share(from[0], place[0], left + arm, left + width / at.scale - arm),
		share(from[1], place[1], top - height / at.scale + arm, top - arm),
	);
	const [x, y] = place;
	if (part === 1)
		return [
			line(from, place),
			line([x - arm, y - arm], [x + arm, y + arm]),
			line([x - arm, y + arm], [x + arm, y - arm]),
		];
	const tip: Point = [from[0] + part * (x - from[0]), from[1] + part * (y - from[1])];
	const angle = Math.atan2(y - from[1], x - from[0]);
	const barb = (turn: number): Point => [
		tip[0] - 2 * arm * Math.cos(angle + turn),
		tip[1] - 2 * arm * Math.sin(angle + turn),
	];
	return [line(from, tip), line(barb(Math.PI / 6), tip, barb(-Math.PI / 6))];
}

/** How much of the way from `start` to `end` lies between `low` and `high`, from 0 to 1. */
function share(start: number, end: number, low: number, high: number): number {
	const limit = end > high ? high : end < low ? low : end;
	return limit === end ? 1 : clamp((limit - start) / (end - start), 0, 1);
}
