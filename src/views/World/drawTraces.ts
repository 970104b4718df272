/** The samples' ways through the world, as faint lines on a canvas: hundreds of them, anew at every tick. */
import type { Projection } from '../../action/Scene/projection';

type Trail = readonly (readonly [number, number])[];

/** Of a line; where many run together they add up. */
const LINE_ALPHA = 0.28;
const LINE_WIDTH = 1.1;
/** Of the place reached: a ring, so that many in one place still show how many. */
const HEAD_ALPHA = 0.7;
const HEAD_RADIUS = 2.6;

/** Draws every way up to a tick and the place that it has reached; the context is in CSS pixels and blank. */
export function drawTraces(
	context: CanvasRenderingContext2D,
	trails: readonly Trail[],
	tick: number,
	at: Projection,
	color: string,
): void {
	context.strokeStyle = color;
	context.lineWidth = LINE_WIDTH;
	context.lineJoin = 'round';
	context.globalAlpha = LINE_ALPHA;
	for (const trail of trails) {
		const end = Math.min(tick, trail.length - 1);
		context.beginPath();
		for (let i = 0; i <= end; i++) context.lineTo(at.x(trail[i][0]), at.y(trail[i][1]));
		context.stroke();
	}
	context.globalAlpha = HEAD_ALPHA;
	for (const trail of trails) {
		const [x, y] = trail[Math.min(tick, trail.length - 1)];
		context.beginPath();
		context.arc(at.x(x), at.y(y), HEAD_RADIUS, 0, 2 * Math.PI);
		context.stroke();
	}
	context.globalAlpha = 1;
}
