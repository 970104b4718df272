/** The true posterior as a shade beside the encoder's ellipse, the same on the maps and in the instrument's own picture. */

import { drawPrior, planeScale } from '../../plane/drawPlane';
import { invalidateMapLayers, type MapLayer } from '../../plane/mapLayers';
import type { Ground } from '../../plane/Picture';
import { toPixelX, toPixelY } from '../../plane/projection';
import type { Palette } from '../../theme/palette';
import type { TransitionPosterior } from './transitionPosterior';
import type { GridPosterior } from './truePosterior';

/** Of the densest cell; the others in proportion to their density. */
const DARKEST = 0.75;

/** Half the height of the shade on a line, px. */
const BAND = 18;

/** From units to pixels, and what a map knows of its dimensions. */
interface Plane {
	readonly x: (unit: number) => number;
	readonly y: (unit: number) => number;
	readonly dims: readonly [number, number];
	/** A line: the second dimension is none. */
	readonly flat: boolean;
}

function drawShade(context: CanvasRenderingContext2D, color: string, { cells }: GridPosterior, plane: Plane): void {
	const { points, sides, logDensity } = cells;
	const { x, y, flat, dims } = plane;
	const latentDim = points.length / logDensity.length;
	// Cells share their edges to the pixel, so that no seam shows where two half-covered pixels meet.
	const edge = (place: number) => Math.round(place);
	const densest = logDensity.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
	const [across, up] = dims;
	context.fillStyle = color;
	for (const [cell, density] of logDensity.entries()) {
		const at = (dim: number) => points[cell * latentDim + dim];
		const half = (dim: number) => sides[cell * latentDim + dim] / 2;
		context.globalAlpha = DARKEST * Math.exp(density - densest);
		const [left, right] = [edge(x(at(across) - half(across))), edge(x(at(across) + half(across)))];
		const [top, bottom] = flat ? [y(0) - BAND, y(0) + BAND] : [edge(y(at(up) + half(up))), edge(y(at(up) - half(up)))];
		context.fillRect(left, top, right - left, bottom - top);
	}
	context.globalAlpha = 1;
}

/** 1σ solid, 2σ dashed, and μ. */
function drawEncoder(
	context: CanvasRenderingContext2D,
	palette: Palette,
	{ mean, std }: TransitionPosterior,
	{ x, y, dims, flat }: Plane,
): void {
	const [across, up] = dims;
	const [left, top] = [x(mean[across]), y(flat ? 0 : mean[up])];
	context.strokeStyle = palette.sigma;
	context.lineWidth = 1.8;
	for (const sigmas of [1, 2]) {
		const reachX = Math.abs(x(mean[across] + sigmas * std[across]) - left);
		const reachY = flat ? BAND / 2 : Math.abs(y(mean[up] + sigmas * std[up]) - top);
		context.setLineDash(sigmas === 1 ? [] : [4, 3]);
		context.beginPath();
		context.ellipse(left, top, Math.max(1, reachX), Math.max(1, reachY), 0, 0, 2 * Math.PI);
		context.stroke();
	}
	context.setLineDash([]);
	context.fillStyle = palette.mu;
	context.beginPath();
	context.arc(left, top, 3.5, 0, 2 * Math.PI);
	context.fill();
}

/** On a line the prior's 1, 2 and 3 σ are places, as on the maps. */
function drawPriorLines({ context, palette, width, height }: Ground, x: (unit: number) => number): void {
	const line = (color: string, dash: readonly number[], ends: readonly [number, number, number, number]) => {
		context.strokeStyle = color;
		context.lineWidth = 1;
		context.setLineDash([...dash]);
		context.beginPath();
		context.moveTo(ends[0], ends[1]);
		context.lineTo(ends[2], ends[3]);
		context.stroke();
	};
	line(palette.hairline, [], [0, height / 2, width, height / 2]);
	line(palette.hairline, [], [x(0), 0, x(0), height]);
	for (const sigmas of [-3, -2, -1, 1, 2, 3])
		line(palette.prior, Math.abs(sigmas) === 1 ? [] : [4, 3], [x(sigmas), 0, x(sigmas), height]);
	context.setLineDash([]);
}

/** Both, near enough to be told apart. */
export function drawPosteriorPlane(ground: Ground, shown: TransitionPosterior, dims: readonly [number, number]): void {
	const { context, palette } = ground;
	const flat = shown.mean.length === 1;
	const grid = shown.reading?.grid;
	const spanned = flat ? [0] : dims;
	const centre = spanned.map((dim) => (grid ? (grid.mean[dim] + shown.mean[dim]) / 2 : shown.mean[dim]));
	const half = Math.max(
		...spanned.map((dim, i) => {
			const own = Math.abs(shown.mean[dim] - centre[i]) + 2.6 * shown.std[dim];
			if (!grid) return own;
			const sigma = Math.sqrt(grid.covariance[dim * shown.mean.length + dim]);
			return Math.max(own, Math.abs(grid.mean[dim] - centre[i]) + 3.2 * sigma);
		}),
	);
	const scale = planeScale(ground, half, [centre[0], centre[1] ?? 0]);
	const plane = { x: scale.x, y: scale.y, dims, flat };
	if (flat) drawPriorLines(ground, scale.x);
	else drawPrior(ground, scale);
	if (grid) drawShade(context, palette.z, grid, plane);
	drawEncoder(context, palette, shown, plane);
}

let shownRuns: readonly TransitionPosterior[] = [];

export function showPosteriors(runs: readonly TransitionPosterior[]): void {
	shownRuns = runs;
	invalidateMapLayers();
}

export const posteriorShadeLayer: MapLayer = {
	place: 'over',
	draw(context, projection, run, { dims, flat, palette }) {
		const shown = shownRuns[run];
		if (!shown || Math.max(...(flat ? [dims[0]] : dims)) >= shown.mean.length) return;
		const plane = {
			x: (unit: number) => toPixelX(projection, unit),
			y: (unit: number) => toPixelY(projection, unit),
			dims,
			flat,
		};
		if (shown.reading?.grid) drawShade(context, palette.z, shown.reading.grid, plane);
		drawEncoder(context, palette, shown, plane);
	},
};
