/** The decoded quantity on the maps: a heat map with lines of equal value. */

import type { PlaneGrid } from '../../analysis/holes';
import { clamp } from '../../numerics/clamp';
import { invalidateMapLayers, type MapLayer } from '../../plane/mapLayers';
import { type Projection, toPixelX, toPixelY } from '../../plane/projection';
import { parseHex } from '../../theme/hexColor';
import { sequentialColor } from '../../theme/palette';
import type { Theme } from '../../theme/theme';
import { paintCells } from '../shared/shadeGrid';
import { contourLines } from './contourLines';

export interface ShownAtlas {
	/** columns × rows, one entry a run. */
	readonly runs: readonly Float32Array[];
	readonly grid: PlaneGrid;
	/** Values that the ends of the colours stand for. */
	readonly low: number;
	readonly high: number;
}

/** Lines of equal value between the ends of the colours. */
const LINES = 11;

/** The points have the same colours: the ground is paler, so that they stand out. */
const OPACITY = 0.5;

const STEPS = 64;
const colors = new Map<Theme, Uint8ClampedArray>();

function colorsOf(theme: Theme): Uint8ClampedArray {
	let table = colors.get(theme);
	if (!table) {
		table = new Uint8ClampedArray(3 * STEPS);
		for (let step = 0; step < STEPS; step++) {
			table.set(parseHex(sequentialColor(theme, step / (STEPS - 1))), 3 * step);
		}
		colors.set(theme, table);
	}
	return table;
}

let shown: ShownAtlas | null = null;

export function showAtlas(atlas: ShownAtlas): void {
	shown = atlas;
	invalidateMapLayers();
}

export const atlasLayer: MapLayer = {
	place: 'under',
	draw(context, projection, run, { palette, theme }) {
		const values = shown?.runs[run];
		if (!shown || !values) return;
		const { grid, low, high } = shown;
		const table = colorsOf(theme);
		context.globalAlpha = OPACITY;
		paintCells(context, projection, grid, (pixels) => {
			for (let cell = 0; cell < values.length; cell++) {
				const share = (values[cell] - low) / (high - low);
				const step = 3 * clamp(Math.floor(share * STEPS), 0, STEPS - 1);
				pixels[4 * cell] = table[step];
				pixels[4 * cell + 1] = table[step + 1];
				pixels[4 * cell + 2] = table[step + 2];
				pixels[4 * cell + 3] = 255;
			}
		});
		context.globalAlpha = 0.5;
		context.strokeStyle = palette.ink;
		strokeContours(context, projection, values, shown);
	},
};

/** The lines of a run's values, in cells, x and y of both ends each; made once for all the frames that show them. */
const known = new WeakMap<Float32Array, ArrayLike<number>>();

function linesOf(values: Float32Array, { grid, low, high }: ShownAtlas): ArrayLike<number> {
	let lines = known.get(values);
	if (!lines) {
		const levels = Array.from({ length: LINES }, (_, i) => low + ((i + 1) / (LINES + 1)) * (high - low));
		lines = contourLines(values, grid.columns, grid.rows, levels);
		known.set(values, lines);
	}
	return lines;
}

function strokeContours(
	context: CanvasRenderingContext2D,
	projection: Projection,
	values: Float32Array,
	atlas: ShownAtlas,
): void {
	const { columns, rows, left, right, top, bottom } = atlas.grid;
	const x = toPixelX(projection, left);
	const y = toPixelY(projection, top);
	const across = (toPixelX(projection, right) - x) / columns;
	const down = (toPixelY(projection, bottom) - y) / rows;
	const lines = linesOf(values, atlas);
	context.lineWidth = 0.8;
	context.beginPath();
	for (let i = 0; i < lines.length; i += 4) {
		context.moveTo(x + across * lines[i], y + down * lines[i + 1]);
		context.lineTo(x + across * lines[i + 2], y + down * lines[i + 3]);
	}
	context.stroke();
}
