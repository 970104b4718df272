/**
 * The marks of the map. Discrete actions are told apart by shape: each shape covers the same area, so
 * that none looks heavier, and repeats after seven (the colours repeat after eight: 56 pairs).
 */
import { polygonContains } from '../analysis/polygon';

/** Whether a place is ink, for a mark of radius 1 at the origin, y down. */
export type Glyph = (x: number, y: number) => boolean;

/** Corners of the shapes, x, y, …, y down; scaled to the area of the unit circle. */
const OUTLINES: readonly (readonly number[])[] = [
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
				polygonContains(outline, x, y),
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

/** Corners of a mark of radius 1, x, y, …, y down; null for the circle. */
export function outlineOf(mark: MarkName): readonly number[] | null {
	if (mark === 'plus') return cross(STROKE);
	if (typeof mark === 'number') return OUTLINES[(mark % SHAPE_COUNT) - 1] ?? null;
	const plus = cross(STROKE);
	return plus.map((value, i) => Math.SQRT1_2 * (i % 2 === 0 ? value - plus[i + 1] : value + plus[i - 1]));
}

/** The shape of a discrete action as an SVG path of the given radius about the origin. */
export function shapePath(shape: number, radius: number): string {
	const outline = outlineOf(shape);
	if (!outline) return `M${radius},0A${radius},${radius} 0 1 1 ${-radius},0A${radius},${radius} 0 1 1 ${radius},0Z`;
	const corners: string[] = [];
	for (let i = 0; i < outline.length; i += 2) {
		corners.push(`${(outline[i] * radius).toFixed(2)},${(outline[i + 1] * radius).toFixed(2)}`);
	}
	return `M${corners.join('L')}Z`;
}

function regular(corners: number, turn: number): number[] {
	return Array.from({ length: corners }, (_, i) => {
		const angle = turn + (2 * Math.PI * i) / corners;
		return [Math.cos(angle), Math.sin(angle)];
	}).flat();
}

function cross(half: number): number[] {
	const arm = [half, -1, half, -half, 1, -half];
	const corners: number[] = [];
	for (let quarter = 0; quarter < 4; quarter++) {
		const cos = [1, 0, -1, 0][quarter];
		const sin = [0, 1, 0, -1][quarter];
		for (let i = 0; i < arm.length; i += 2) {
			corners.push(cos * arm[i] - sin * arm[i + 1], sin * arm[i] + cos * arm[i + 1]);
		}
	}
	return corners;
}

function star(inner: number): number[] {
	return Array.from({ length: 10 }, (_, i) => {
		const angle = -Math.PI / 2 + (Math.PI * i) / 5;
		const radius = i % 2 === 0 ? 1 : inner;
		return [radius * Math.cos(angle), radius * Math.sin(angle)];
	}).flat();
}

/** Scales a polygon about the origin to the area π (shoelace formula). */
function toUnitArea(corners: readonly number[]): readonly number[] {
	let doubled = 0;
	for (let i = 0; i < corners.length; i += 2) {
		const j = (i + 2) % corners.length;
		doubled += corners[i] * corners[j + 1] - corners[j] * corners[i + 1];
	}
	const factor = Math.sqrt((2 * Math.PI) / Math.abs(doubled));
	return corners.map((corner) => corner * factor);
}
