/** The part of the world that is drawn: the same for both runs, and to scale. */

import type { Projection } from '../../action/Scene/projection';
import type { Scene } from '../../environments/Environment';

export type Bounds = Scene['bounds'];

/** Room beyond the farthest point, as a share of the scene's height. */
const MARGIN = 0.03;

/** Bounds that hold a path as well; the same object when they do already. */
export function grownBounds(bounds: Bounds, scene: Scene, path: readonly (readonly [number, number])[]): Bounds {
	let { left, right, bottom, top } = bounds;
	const margin = MARGIN * (scene.bounds.top - scene.bounds.bottom);
	for (const [x, y] of path) {
		if (x < left) left = x - margin;
		if (x > right) right = x + margin;
		if (y < bottom) bottom = y - margin;
		if (y > top) top = y + margin;
	}
	const same = left === bounds.left && right === bounds.right && bottom === bounds.bottom && top === bounds.top;
	return same ? bounds : { left, right, bottom, top };
}

/** Fits the bounds into width × height pixels, in the middle. */
export function fitBounds({ left, right, bottom, top }: Bounds, width: number, height: number): Projection {
	const scale = Math.min(width / (right - left), height / (top - bottom));
	const middleX = (left + right) / 2;
	const middleY = (bottom + top) / 2;
	return {
		scale,
		x: (world) => width / 2 + (world - middleX) * scale,
		y: (world) => height / 2 - (world - middleY) * scale,
	};
}
