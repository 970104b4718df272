/** The holes as a shade on the maps: hatched, to be distinct from every colour. */
import type { HoleReading, PlaneGrid } from '../../analysis/holes';
import { invalidateMapLayers, type MapLayer } from '../../plane/mapLayers';
import { toPixelX, toPixelY } from '../../plane/projection';

let shown: { readonly readings: readonly HoleReading[]; readonly grid: PlaneGrid | null } = {
	readings: [],
	grid: null,
};

/** Distance of the hatching's lines, px. */
const HATCH = 6;

export function showHoleShade(readings: readonly HoleReading[], grid: PlaneGrid | null): void {
	shown = { readings, grid };
	invalidateMapLayers();
}

/** The cells that are holes, joined row by row. */
function holePath(
	shade: Uint8Array,
	grid: PlaneGrid,
	x: (unit: number) => number,
	y: (unit: number) => number,
): Path2D {
	const path = new Path2D();
	const { columns, rows, left, right, top, bottom } = grid;
	const across = (column: number) => x(left + (column / columns) * (right - left));
	const up = (row: number) => y(top + (row / rows) * (bottom - top));
	for (let row = 0; row < rows; row++) {
		for (let start = 0; start < columns; start++) {
			if (!shade[row * columns + start]) continue;
			let end = start;
			while (end < columns && shade[row * columns + end]) end++;
			path.rect(across(start), up(row), across(end) - across(start), up(row + 1) - up(row));
			start = end;
		}
	}
	return path;
}

export const holeShadeLayer: MapLayer = {
	place: 'under',
	draw(context, projection, run, { palette }) {
		const { readings, grid } = shown;
		const shade = readings[run]?.shade;
		if (!shade || !grid) return;
		const path = holePath(
			shade,
			grid,
			(unit) => toPixelX(projection, unit),
			(unit) => toPixelY(projection, unit),
		);
		context.globalAlpha = 0.13;
		context.fillStyle = palette['ink-soft'];
		context.fill(path);
		context.clip(path);
		context.globalAlpha = 0.3;
		context.strokeStyle = palette['ink-soft'];
		context.lineWidth = 1;
		context.beginPath();
		const { width, height } = projection;
		for (let start = -height; start < width; start += HATCH) {
			context.moveTo(start, height);
			context.lineTo(start + height, 0);
		}
		context.stroke();
	},
};
