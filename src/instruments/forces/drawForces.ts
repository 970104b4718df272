/** The pulls as arrows, the same on the maps and in the instrument's own picture. */
import type { Forces } from '../../analysis/forces';
import { drawArrow, drawPrior, planeScale } from '../../plane/drawPlane';
import { invalidateMapLayers, type MapLayer } from '../../plane/mapLayers';
import type { Ground } from '../../plane/Picture';
import { toPixelX, toPixelY } from '../../plane/projection';
import type { Palette } from '../../theme/palette';

/** The longest arrow, px. */
const LONGEST = 62;

export interface ShownForces {
	/** One entry a run. */
	readonly runs: readonly Forces[];
	/** Pixels of a pull of 1. */
	readonly scale: number;
}

function largestPull(runs: readonly Forces[]): number {
	let largest = 1e-9;
	for (const forces of runs) {
		for (const pulls of [
			forces.reconstructionOnMean,
			forces.klOnMean,
			forces.reconstructionOnLogSigma,
			forces.klOnLogSigma,
		]) {
			for (const pull of pulls) largest = Math.max(largest, Math.abs(pull));
		}
	}
	return largest;
}

/** Pixels of a pull of 1: 1, 2 or 5 · 10ⁿ so that the longest arrow of both runs fits; kept while it serves. */
export function arrowScale(runs: readonly Forces[], before: number): number {
	const largest = largestPull(runs);
	if (largest * before <= LONGEST && largest * before >= LONGEST / 6) return before;
	const wanted = LONGEST / largest;
	const decade = 10 ** Math.floor(Math.log10(wanted));
	return decade * ([5, 2, 1].find((factor) => factor * decade <= wanted) ?? 1);
}

interface Pixels {
	readonly x: number;
	readonly y: number;
	/** Half-axes of the 1σ ellipse. */
	readonly sigmaX: number;
	readonly sigmaY: number;
}

/** Distance of arrows that lie side by side, px. */
const ASIDE = 5;

/** The ellipse, the pulls on μ from its middle, and the pulls on σ at its right and its top. */
function drawPulls(
	context: CanvasRenderingContext2D,
	palette: Palette,
	forces: Forces,
	[across, up]: readonly [number, number],
	{ x, y, sigmaX, sigmaY }: Pixels,
	scale: number,
): void {
	context.strokeStyle = palette.sigma;
	context.lineWidth = 1.8;
	context.beginPath();
	context.ellipse(x, y, Math.max(1, sigmaX), Math.max(1, sigmaY), 0, 0, 2 * Math.PI);
	context.stroke();
	const flat = forces.mean.length === 1;
	const pull = (on: Float64Array) => [scale * on[across], flat ? 0 : -scale * on[up]] as const;
	const [reconstructionX, reconstructionY] = pull(forces.reconstructionOnMean);
	const [klX, klY] = pull(forces.klOnMean);
	drawArrow(context, palette.parameters, x, y, x + reconstructionX, y + reconstructionY);
	drawArrow(context, palette.kl, x, y, x + klX, y + klY, [4, 2]);
	drawArrow(context, palette.ink, x, y, x + reconstructionX + klX, y + reconstructionY + klY);
	const onSigma = [
		[forces.reconstructionOnLogSigma, palette.parameters, -ASIDE, []],
		[forces.klOnLogSigma, palette.kl, ASIDE, [4, 2]],
	] as const;
	for (const [on, color, aside, dash] of onSigma) {
		if (!forces.clamped[across]) {
			const edge = x + sigmaX;
			drawArrow(context, color, edge, y + aside, edge + scale * on[across], y + aside, dash);
		}
		if (flat || forces.clamped[up]) continue;
		const edge = y - sigmaY;
		drawArrow(context, color, x + aside, edge, x + aside, edge - scale * on[up], dash);
	}
	context.fillStyle = palette.mu;
	context.beginPath();
	context.arc(x, y, 3.5, 0, 2 * Math.PI);
	context.fill();
}

/** The posterior and the pulls on it, in the middle of a picture. */
export function drawForces(ground: Ground, forces: Forces, dims: readonly [number, number], scale: number): void {
	const { context, palette, width, height } = ground;
	const [across, up] = dims;
	const flat = forces.mean.length === 1;
	const half = 3 * Math.max(0.1, forces.std[across], flat ? 0 : forces.std[up]);
	const centre = [forces.mean[across], flat ? 0 : forces.mean[up]];
	const plane = planeScale(ground, half, centre);
	drawPrior(ground, plane);
	const unit = Math.min(width, height) / (2 * half);
	const pixels = {
		x: plane.x(centre[0]),
		y: plane.y(centre[1]),
		sigmaX: unit * forces.std[across],
		sigmaY: flat ? 6 : unit * forces.std[up],
	};
	drawPulls(context, palette, forces, dims, pixels, scale);
}

let shown: ShownForces | null = null;

export function showForces(forces: ShownForces | null): void {
	shown = forces;
	invalidateMapLayers();
}

export const forceLayer: MapLayer = {
	place: 'over',
	draw(context, projection, run, { dims, flat, palette }) {
		const forces = shown?.runs[run];
		if (!shown || !forces || Math.max(...dims) >= forces.mean.length) return;
		const [across, up] = dims;
		const pixels = {
			x: toPixelX(projection, forces.mean[across]),
			y: toPixelY(projection, flat ? 0 : forces.mean[up]),
			sigmaX: projection.scale * forces.std[across],
			sigmaY: flat ? 4 : projection.scale * forces.std[up],
		};
		drawPulls(context, palette, forces, dims, pixels, shown.scale);
	},
};
