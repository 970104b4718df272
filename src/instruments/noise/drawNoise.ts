/** ε in its plane, z in its ellipse, and the same on the maps. */
import { posteriorOf, reparameterise } from '../../analysis/posteriorCodes';
import { drawPrior, drawProbe, planeScale } from '../../plane/drawPlane';
import type { MapLayer } from '../../plane/mapLayers';
import type { Ground } from '../../plane/Picture';
import { toPixelX, toPixelY } from '../../plane/projection';
import { useConfig } from '../../state/configStore';
import type { Palette } from '../../theme/palette';
import { heldEpsilon } from './noiseStore';

/** The pad shows ε from −3.2 to 3.2. */
export const PAD_HALF = 3.2;

export function drawPad(ground: Ground, x: number, y: number): void {
	const { context, palette } = ground;
	const scale = planeScale(ground, PAD_HALF);
	context.strokeStyle = palette['line-strong'];
	context.lineWidth = 1;
	context.beginPath();
	for (const ring of [1, 2, 3]) {
		const radius = scale.x(ring) - scale.x(0);
		context.moveTo(scale.x(0) + radius, scale.y(0));
		context.arc(scale.x(0), scale.y(0), radius, 0, 2 * Math.PI);
	}
	context.moveTo(0, scale.y(0));
	context.lineTo(ground.width, scale.y(0));
	context.moveTo(scale.x(0), 0);
	context.lineTo(scale.x(0), ground.height);
	context.stroke();
	context.strokeStyle = palette.epsilon;
	context.lineWidth = 2;
	context.beginPath();
	context.moveTo(scale.x(0), scale.y(0));
	context.lineTo(scale.x(x), scale.y(y));
	context.stroke();
	context.beginPath();
	context.arc(scale.x(x), scale.y(y), 7, 0, 2 * Math.PI);
	context.fillStyle = palette.raised;
	context.fill();
	context.lineWidth = 3;
	context.stroke();
}

interface EllipsePixels {
	readonly mean: readonly [number, number];
	readonly z: readonly [number, number];
	/** Half-axes at 1σ. */
	readonly sigma: readonly [number, number];
}

function drawEllipse(context: CanvasRenderingContext2D, palette: Palette, { mean, z, sigma }: EllipsePixels): void {
	context.strokeStyle = palette.sigma;
	context.lineWidth = 1.8;
	for (const times of [1, 2]) {
		context.setLineDash(times === 1 ? [] : [4, 3]);
		context.beginPath();
		context.ellipse(
			mean[0],
			mean[1],
			Math.max(0.5, times * sigma[0]),
			Math.max(0.5, times * sigma[1]),
			0,
			0,
			2 * Math.PI,
		);
		context.stroke();
	}
	context.setLineDash([]);
	context.strokeStyle = palette.epsilon;
	context.lineWidth = 2;
	context.beginPath();
	context.moveTo(...mean);
	context.lineTo(...z);
	context.stroke();
	context.fillStyle = palette.mu;
	context.beginPath();
	context.arc(mean[0], mean[1], 4, 0, 2 * Math.PI);
	context.fill();
	context.strokeStyle = palette.z;
	context.lineWidth = 2.5;
	context.beginPath();
	context.moveTo(z[0] - 5, z[1]);
	context.lineTo(z[0] + 5, z[1]);
	context.moveTo(z[0], z[1] - 5);
	context.lineTo(z[0], z[1] + 5);
	context.stroke();
}

/** @param mean μ, σ and z on the two dims */
export function drawPosterior(
	ground: Ground,
	mean: readonly [number, number],
	std: readonly [number, number],
	z: readonly [number, number],
): void {
	const { context, palette, width, height } = ground;
	// At the clamp floor an ellipse is 0.018 wide: magnified tenfold it would no longer look like a needle.
	const half = Math.max(0.6, 3.4 * Math.max(std[0], std[1]));
	const plane = planeScale(ground, half, [mean[0], mean[1]]);
	const unit = Math.min(width, height) / (2 * half);
	drawPrior(ground, plane);
	drawEllipse(context, palette, {
		mean: [plane.x(mean[0]), plane.y(mean[1])],
		z: [plane.x(z[0]), plane.y(z[1])],
		sigma: [unit * std[0], unit * std[1]],
	});
	drawProbe(context, palette, plane.x(z[0]), plane.y(z[1]));
}

export const noiseLayer: MapLayer = {
	place: 'over',
	draw(context, projection, run, { frame, dims, flat, palette, latentDim, config }) {
		const codes = frame?.runs[run];
		const { transition } = config.probe;
		if (!frame || !codes || transition >= frame.count) return;
		const { mean, std } = posteriorOf(codes, transition, latentDim);
		const z = reparameterise(mean, std, heldEpsilon(latentDim));
		const place = (vector: ArrayLike<number>) =>
			[toPixelX(projection, vector[dims[0]]), toPixelY(projection, flat ? 0 : vector[dims[1]])] as const;
		drawEllipse(context, palette, {
			mean: place(mean),
			z: place(z),
			sigma: [projection.scale * std[dims[0]], flat ? 4 : projection.scale * std[dims[1]]],
		});
	},
};

/** The z of a run's posterior of the chosen transition with the ε held; null when it is not among the points. */
export function heldCode(
	codes: { readonly mean: Float32Array; readonly std: Float32Array },
	latentDim: number,
): { readonly mean: Float32Array; readonly std: Float32Array; readonly z: number[] } | null {
	const { transition } = useConfig.getState().config.probe;
	if ((transition + 1) * latentDim > codes.mean.length) return null;
	const { mean, std } = posteriorOf(codes, transition, latentDim);
	return { mean, std, z: reparameterise(mean, std, heldEpsilon(latentDim)) };
}
