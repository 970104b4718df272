/** Where μ lies before and after a swap, among the μ of all transitions. */
import type { SwapReading } from '../../analysis/inputSwap';
import { drawArrow, drawPrior, planeScale } from '../../plane/drawPlane';
import type { Ground } from '../../plane/Picture';

/** Half-width of the plane at least, in σ of the prior. */
const LEAST_HALF = 3;

/** Room round the outermost point. */
const ROOM = 1.12;

/** Radius of a transition's own point, px. */
const POINT = 4.5;

/** @param mean count × Z: μ of every transition, drawn faintly */
export function drawSwap(
	ground: Ground,
	reading: SwapReading,
	mean: Float32Array,
	[across, up]: readonly [number, number],
): void {
	const { context, palette } = ground;
	const latentDim = reading.own.length;
	const flat = latentDim === 1;
	const placeOf = (code: ArrayLike<number>, from = 0) => [code[from + across], flat ? 0 : code[from + up]] as const;
	const [own, donor, swapped] = [placeOf(reading.own), placeOf(reading.donor), placeOf(reading.swapped)];
	const plane = planeScale(ground, ROOM * Math.max(LEAST_HALF, ...[...own, ...donor, ...swapped].map(Math.abs)));
	drawPrior(ground, plane);
	const dot = (place: readonly [number, number], color: string, radius: number) => {
		context.fillStyle = color;
		context.beginPath();
		context.arc(plane.x(place[0]), plane.y(place[1]), radius, 0, 2 * Math.PI);
		context.fill();
	};
	context.globalAlpha = 0.25;
	for (let from = 0; from < mean.length; from += latentDim) dot(placeOf(mean, from), palette.mu, 1.3);
	context.globalAlpha = 1;
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.5;
	context.beginPath();
	context.arc(plane.x(donor[0]), plane.y(donor[1]), POINT, 0, 2 * Math.PI);
	context.stroke();
	dot(own, palette.mu, POINT);
	dot(swapped, palette.z, POINT - 1);
	const [fromX, fromY] = [plane.x(own[0]), plane.y(own[1])];
	drawArrow(context, palette.z, fromX, fromY, plane.x(swapped[0]), plane.y(swapped[1]));
}
