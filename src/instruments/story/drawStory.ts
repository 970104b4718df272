/** The stories told: codes in the plane of the prior, and what they give on the axes of the parameters. */

import { drawPrior, planeScale } from '../../plane/drawPlane';
import type { Ground } from '../../plane/Picture';
import type { Story } from './generativeStory';

/** Half-width of the plane of codes, σ of the prior, and of that of the parameters, scaled units. */
const CODES_HALF = 3.4;
const PARAMETERS_HALF = 1.35;

/** Opacity of earlier samples. */
const EARLIER = 0.35;

function dot(ground: Ground, color: string, x: number, y: number, radius: number): void {
	const { context } = ground;
	context.fillStyle = color;
	context.beginPath();
	context.arc(x, y, radius, 0, 2 * Math.PI);
	context.fill();
}

/** z of every story, the last one large. */
export function drawCodes(ground: Ground, stories: readonly Story[], [across, up]: readonly [number, number]): void {
	const { context, palette } = ground;
	const plane = planeScale(ground, CODES_HALF);
	drawPrior(ground, plane);
	for (const [i, { z }] of stories.entries()) {
		const last = i === stories.length - 1;
		context.globalAlpha = last ? 1 : EARLIER;
		dot(ground, palette.z, plane.x(z[across]), plane.y(z.length === 1 ? 0 : z[up]), last ? 5 : 3);
	}
	context.globalAlpha = 1;
}

/**
 * x̂ with its error bars of ±τ, and the x that came of it; the square is the range of the parameters. With one parameter
 * the stories stand in rows, the last on top.
 * @param own parameters that the action has: 1 or 2
 */
export function drawOutcomes(ground: Ground, stories: readonly Story[], own: number, tau: number): void {
	const { context, palette } = ground;
	const plane = planeScale(ground, PARAMETERS_HALF);
	const [left, right, top, bottom] = [plane.x(-1), plane.x(1), plane.y(1), plane.y(-1)];
	context.strokeStyle = palette['line-strong'];
	context.lineWidth = 1;
	context.strokeRect(left, top, right - left, bottom - top);
	const bar = (fromX: number, fromY: number, toX: number, toY: number) => {
		context.beginPath();
		context.moveTo(fromX, fromY);
		context.lineTo(toX, toY);
		context.stroke();
	};
	for (const [i, { decoded, observed }] of stories.entries()) {
		const behind = stories.length - 1 - i;
		context.globalAlpha = behind === 0 ? 1 : EARLIER;
		const rowHeight = (bottom - top) / (stories.length + 1);
		const y = own > 1 ? plane.y(decoded[1]) : top + (behind + 1) * rowHeight;
		const x = plane.x(decoded[0]);
		context.strokeStyle = palette.parameters;
		context.lineWidth = behind === 0 ? 2 : 1;
		bar(plane.x(decoded[0] - tau), y, plane.x(decoded[0] + tau), y);
		if (own > 1) bar(x, plane.y(decoded[1] - tau), x, plane.y(decoded[1] + tau));
		dot(ground, palette.parameters, x, y, behind === 0 ? 3.5 : 2.5);
		dot(ground, palette.ink, plane.x(observed[0]), own > 1 ? plane.y(observed[1]) : y, behind === 0 ? 4 : 2.5);
	}
	context.globalAlpha = 1;
}
