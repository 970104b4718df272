/** From world units (x right, y up) to the pixels of the panel (y down), to scale. */
import type { Scene } from '../../environments/Environment';

export interface Projection {
	/** Pixels a world unit. */
	readonly scale: number;
	x(world: number): number;
	y(world: number): number;
}

/** Where in a window that moves along a wide world the start stands: most worlds are walked to the right. */
const START_PLACE = 0.28;

/** Width over height of the visible world. */
export function aspectOf({ bounds }: Scene): number {
	return (bounds.right - bounds.left) / (bounds.top - bounds.bottom);
}

/** Whether the world is so wide that its whole width would leave its height too small to see. */
export function isWide(scene: Scene): boolean {
	return aspectOf(scene) > 2.6;
}

/**
 * Fits the world's bounds into width × height pixels. Of a wide world it shows the whole height and a part of the
 * width around where the decision starts, so that the picture rests while the probe moves.
 * @param startX where the thing that moves stands at the start, world units
 */
export function fitWorld(scene: Scene, width: number, height: number, startX: number): Projection {
	const { left, right, bottom, top } = scene.bounds;
	const wide = isWide(scene);
	const scale = wide ? height / (top - bottom) : Math.min(width / (right - left), height / (top - bottom));
	const shown = width / scale;
	let from = (left + right - shown) / 2;
	if (wide && shown < right - left) from = Math.min(Math.max(startX - START_PLACE * shown, left), right - shown);
	const middle = (top + bottom) / 2;
	return {
		scale,
		x: (world) => (world - from) * scale,
		y: (world) => height / 2 - (world - middle) * scale,
	};
}
