/** The ruler: hairlines at round values with their numbers inside the map, the zero lines stronger. */

import { tickStep } from 'd3';
import { formatFixed } from '../i18n/formatNumber';
import { clamp } from '../numerics/clamp';
import type { Palette } from '../theme/palette';
import { type Projection, toPixelX, toPixelY, toUnitX, toUnitY } from './projection';

/** Least distance of two lines, CSS pixels. */
const LINE_DISTANCE = 40;

/** Lines along the shorter side at most: in the default view one a unit, however large the map. */
const MOST_LINES = 9;

/** Numbers nearer to a corner than so many heights of the type are left out: there the axes would meet. */
const CORNER = 2;

/** From the edges to numbers and names, and from the top to the name there, CSS pixels. */
const EDGE = 7;
const NAME_TOP = 4;

/** How far the name of the axis across stands above its numbers, in heights of the type. */
const NAME_RISE = 1.15;

export interface GridTexts {
	/** Name of the axis across, written at its right end. */
	readonly across: string;
	/** Name of the axis up, written at its top end. */
	readonly up: string;
}

/**
 * What the numbers and the names of the axes take at the edges, CSS pixels.
 * @param type size of the type, CSS pixels
 */
export function rulerRoom(type: number): { readonly top: number; readonly left: number; readonly bottom: number } {
	return { top: NAME_TOP + 1.4 * type, left: EDGE + 1.8 * type, bottom: EDGE + (NAME_RISE + 1.05) * type };
}

/** Distance of the grid's lines in axis units: the same across and up. */
export function gridStep(projection: Projection): number {
	const shorter = Math.min(projection.width, projection.height);
	return tickStep(0, shorter / projection.scale, clamp(Math.floor(shorter / LINE_DISTANCE), 2, MOST_LINES));
}

/** Multiples of `step` within [low, high]. */
export function gridLines(low: number, high: number, step: number): number[] {
	const lines: number[] = [];
	for (let n = Math.ceil(low / step); n <= Math.floor(high / step); n++) lines.push(n * step);
	return lines;
}

/** A grid line's number with the digits that its step needs. */
export function gridNumber(value: number, step: number): string {
	const digits = clamp(-Math.floor(Math.log10(step) + 1e-9), 0, 6);
	return formatFixed(value, digits);
}

/** Draws the ruler; the context is in CSS pixels and blank. */
export function drawGrid(
	context: CanvasRenderingContext2D,
	projection: Projection,
	palette: Palette,
	texts: GridTexts,
	{ flat, font }: { readonly flat: boolean; readonly font: string },
): void {
	const { width, height } = projection;
	const step = gridStep(projection);
	const acrossLines = gridLines(toUnitX(projection, 0), toUnitX(projection, width), step);
	const upLines = flat ? [0] : gridLines(toUnitY(projection, height), toUnitY(projection, 0), step);
	context.lineWidth = 1;
	for (const value of acrossLines) {
		const x = crisp(toPixelX(projection, value));
		strokeLine(context, value === 0 ? palette['line-strong'] : palette.hairline, x, 0, x, height);
	}
	for (const value of upLines) {
		const y = crisp(toPixelY(projection, value));
		strokeLine(context, value === 0 ? palette['line-strong'] : palette.hairline, 0, y, width, y);
	}
	const type = Number.parseFloat(font);
	const corner = CORNER * type;
	context.font = font;
	context.fillStyle = palette['ink-soft'];
	context.textBaseline = 'alphabetic';
	context.textAlign = 'center';
	for (const value of acrossLines) {
		const x = toPixelX(projection, value);
		if (x > corner && x < width - corner / 2) context.fillText(gridNumber(value, step), x, height - EDGE);
	}
	context.textAlign = 'left';
	if (!flat) {
		// Where the name across reaches to the left edge, the numbers up end above it.
		const room = rulerRoom(type);
		const reachesLeft = width - EDGE - context.measureText(texts.across).width < room.left;
		const lowest = height - (reachesLeft ? room.bottom : corner);
		for (const value of upLines) {
			const y = toPixelY(projection, value);
			if (y > corner + 8 && y < lowest) context.fillText(gridNumber(value, step), EDGE, y - 4);
		}
	}
	context.fillStyle = palette.ink;
	context.fillText(texts.up, EDGE, NAME_TOP + type);
	context.textAlign = 'right';
	context.fillText(texts.across, width - EDGE, Math.round(height - EDGE - NAME_RISE * type));
}

/** Lines of one pixel are sharp in the middle of a pixel. */
function crisp(pixel: number): number {
	return Math.round(pixel - 0.5) + 0.5;
}

function strokeLine(
	context: CanvasRenderingContext2D,
	color: string,
	x1: number,
	y1: number,
	x2: number,
	y2: number,
): void {
	context.strokeStyle = color;
	context.beginPath();
	context.moveTo(x1, y1);
	context.lineTo(x2, y2);
	context.stroke();
}
