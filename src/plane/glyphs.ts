/**
 * The marks of the map. Discrete actions are told apart by shape: each shape covers the same area, so
 * that none looks heavier, and repeats after seven (the colours repeat after eight: 56 pairs).
 */

import { polygonArea, polygonContains } from 'd3';
import { roundTo } from '../numerics/round';

type Corner = [x: number, y: number];

/** Whether a point lies inside, for a mark of radius 1 at the origin, y down. */
export type Glyph = (x: number, y: number) => boolean;

/** Corners of a shape, y down. */
export type Outline = readonly (readonly [x: number, y: number])[];

/** The shapes, scaled to the area of the unit circle. */
const OUTLINES: readonly Corner[][] = [
	regular(4, Math.PI / 4),
	regular(3, -Math.PI / 2),
	regular(4, 0),
	regular(3, Math.PI / 2),
	cross(0.36),
	star(0.45),
].map(toUnitArea);

/** Shapes before they repeat: the circle and the outlines. */
export const SHAPE_COUNT = OUTLINES.length + 1;

const circle: Glyph = (x, y) => x * x + y * y <= 1;

/** The marks of discrete actions, by `action % SHAPE_COUNT`. */
export const ACTION_GLYPHS: readonly Glyph[] = [
	circle,
	...OUTLINES.map(
		(outline): Glyph =>
			(x, y) =>
				polygonContains(outline, [x, y]),
	),
];

/** Half the width of a stroke of the crosses, in radii. */
const STROKE = 0.32;

/** + : a noisy draw z = μ + σ·ε. */
const plusGlyph: Glyph = (x, y) =>
	Math.max(Math.abs(x), Math.abs(y)) <= 1 && Math.min(Math.abs(x), Math.abs(y)) <= STROKE;

/** × : a sample of N(0, I). */
const timesGlyph: Glyph = (x, y) => plusGlyph((x + y) * Math.SQRT1_2, (x - y) * Math.SQRT1_2);

/** A mark of the maps: the number of a shape, a noisy draw, or a sample of the prior. */
export type MarkName = number | 'plus' | 'times';

export function glyphOf(mark: MarkName): Glyph {
	if (mark === 'plus') return plusGlyph;
	return mark === 'times' ? timesGlyph : ACTION_GLYPHS[mark];
}

/** Corners of a mark of radius 1; null for the circle. */
export function outlineOf(mark: MarkName): Outline | null {
	if (mark === 'plus') return cross(STROKE);
	if (typeof mark === 'number') return OUTLINES[(mark % SHAPE_COUNT) - 1] ?? null;
	return cross(STROKE).map(([x, y]) => [Math.SQRT1_2 * (x - y), Math.SQRT1_2 * (y + x)]);
}

/** The shape of a discrete action as an SVG path of the given radius about the origin. */
export function shapePath(shape: number, radius: number): string {
	const outline = outlineOf(shape);
	if (!outline) return `M${radius},0A${radius},${radius} 0 1 1 ${-radius},0A${radius},${radius} 0 1 1 ${radius},0Z`;
	const corners = outline.map(([x, y]) => `${roundTo(x * radius, 2)},${roundTo(y * radius, 2)}`);
	return `M${corners.join('L')}Z`;
}

function regular(corners: number, turn: number): Corner[] {
	return Array.from({ length: corners }, (_, i) => {
		const angle = turn + (2 * Math.PI * i) / corners;
		return [Math.cos(angle), Math.sin(angle)];
	});
}

function cross(half: number): Corner[] {
	const arm: readonly Corner[] = [
		[half, -1],
		[half, -half],
		[1, -half],
	];
	return [0, 1, 2, 3].flatMap((quarter) => {
		const cos = [1, 0, -1, 0][quarter];
		const sin = [0, 1, 0, -1][quarter];
		return arm.map(([x, y]): Corner => [cos * x - sin * y, sin * x + cos * y]);
	});
}

function star(inner: number): Corner[] {
	return Array.from({ length: 10 }, (_, i) => {
		const angle = -Math.PI / 2 + (Math.PI * i) / 5;
		const radius = i % 2 === 0 ? 1 : inner;
		return [radius * Math.cos(angle), radius * Math.sin(angle)];
	});
}

/** Scales a polygon about the origin to the area π. */
function toUnitArea(corners: readonly Corner[]): Corner[] {
	const factor = Math.sqrt(Math.PI / Math.abs(polygonArea([...corners])));
	return corners.map(([x, y]) => [x * factor, y * factor]);
}
