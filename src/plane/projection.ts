/**
 * From axis units (σ of the prior) to the pixels of a map. Both maps show the same {@link Viewport},
 * so that the ruler is one and the same, and one unit is as long across as it is up.
 */
import { clamp } from '../numerics/clamp';

/** What of the latent plane is in view: a centre in axis units and a magnification, 1 for the default. */
export interface Viewport {
	readonly x: number;
	readonly y: number;
	readonly zoom: number;
}

/** Width and height of a map in CSS pixels. */
export interface MapSize {
	readonly width: number;
	readonly height: number;
}

/** pixel x = originX + scale·x, pixel y = originY − scale·y. */
export interface Projection extends MapSize {
	/** CSS pixels a unit. */
	readonly scale: number;
	/** Pixel of the latent origin. */
	readonly originX: number;
	readonly originY: number;
}

/** The default view shows −4.2 … 4.2 along the shorter side: the prior's 3σ ring with room for a label. */
const DEFAULT_UNITS = 8.4;

/** From codes at ±1,000 down to where a σ at the clamp floor, e⁻⁴, is as wide as the probe. */
export const ZOOM_LIMITS = { min: 0.005, max: 60 } as const;

export const DEFAULT_VIEWPORT: Viewport = { x: 0, y: 0, zoom: 1 };

/** Pixels a unit in the default view. */
export function baseScale({ width, height }: MapSize): number {
	return Math.max(1, Math.min(width, height)) / DEFAULT_UNITS;
}

export function project(viewport: Viewport, size: MapSize): Projection {
	const scale = baseScale(size) * viewport.zoom;
	return {
		...size,
		scale,
		originX: size.width / 2 - viewport.x * scale,
		originY: size.height / 2 + viewport.y * scale,
	};
}

export function toPixelX(projection: Projection, x: number): number {
	return projection.originX + projection.scale * x;
}

export function toPixelY(projection: Projection, y: number): number {
	return projection.originY - projection.scale * y;
}

export function toUnitX(projection: Projection, pixel: number): number {
	return (pixel - projection.originX) / projection.scale;
}

export function toUnitY(projection: Projection, pixel: number): number {
	return (projection.originY - pixel) / projection.scale;
}

/** The view with another magnification and the given place (axis units) kept where it is on screen. */
export function zoomAbout(viewport: Viewport, factor: number, x: number, y: number): Viewport {
	const zoom = clampZoom(viewport.zoom * factor);
	const shrink = viewport.zoom / zoom;
	return { x: x + (viewport.x - x) * shrink, y: y + (viewport.y - y) * shrink, zoom };
}

function clampZoom(zoom: number): number {
	return clamp(zoom, ZOOM_LIMITS.min, ZOOM_LIMITS.max);
}

/** A rectangle in axis units. */
export interface Extent {
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
}

/** The prior as far as its 3 σ ring, with room for the ring's name. */
export const PRIOR_EXTENT: Extent = { left: -3.4, right: 3.4, bottom: -3.4, top: 3.4 };

/** The smallest rectangle round two others. */
export function joinExtents(a: Extent, b: Extent): Extent {
	return {
		left: Math.min(a.left, b.left),
		right: Math.max(a.right, b.right),
		bottom: Math.min(a.bottom, b.bottom),
		top: Math.max(a.top, b.top),
	};
}

/** Room round what is fitted, as a share of its size. */
const FIT_MARGIN = 0.08;

/** The smallest extent that a fit magnifies to: a collapsed posterior should look collapsed. */
const FIT_LEAST_UNITS = 2;

/** The view that shows the whole extent. */
export function fitViewport({ left, right, bottom, top }: Extent, size: MapSize): Viewport {
	const across = Math.max(FIT_LEAST_UNITS, right - left) * (1 + 2 * FIT_MARGIN);
	const up = Math.max(FIT_LEAST_UNITS, top - bottom) * (1 + 2 * FIT_MARGIN);
	const scale = Math.min(size.width / across, size.height / up);
	return { x: (left + right) / 2, y: (bottom + top) / 2, zoom: clampZoom(scale / baseScale(size)) };
}

/** The view moved as little as needed so that a place is inside, some pixels from the edge. */
export function reveal(viewport: Viewport, size: MapSize, x: number, y: number, margin = 32): Viewport {
	const scale = baseScale(size) * viewport.zoom;
	const reachX = Math.max(0, size.width / 2 - margin) / scale;
	const reachY = Math.max(0, size.height / 2 - margin) / scale;
	return {
		...viewport,
		x: Math.min(Math.max(viewport.x, x - reachX), x + reachX),
		y: Math.min(Math.max(viewport.y, y - reachY), y + reachY),
	};
}

/** Where an event happened inside an element's border, CSS pixels. */
export function placeIn(
	element: HTMLElement,
	event: { readonly clientX: number; readonly clientY: number },
): readonly [left: number, top: number] {
	const bounds = element.getBoundingClientRect();
	return [event.clientX - bounds.left - element.clientLeft, event.clientY - bounds.top - element.clientTop];
}
