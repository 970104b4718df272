/** The parts that small pictures of a latent plane share. */
import type { Palette } from '../theme/palette';
import type { Ground } from './Picture';

/** From units to pixels: x to the right, y up. */
export interface PlaneScale {
	x(unit: number): number;
	y(unit: number): number;
}

/** A square plane of ±half units in the middle of the ground. */
export function planeScale(
	{ width, height }: Pick<Ground, 'width' | 'height'>,
	half: number,
	centre = [0, 0],
): PlaneScale {
	const scale = Math.min(width, height) / (2 * half);
	return {
		x: (unit) => width / 2 + (unit - centre[0]) * scale,
		y: (unit) => height / 2 - (unit - centre[1]) * scale,
	};
}

/** The unit at a place given as shares of width and height. */
export function unitAt(
	{ width, height }: { readonly width: number; readonly height: number },
	half: number,
	x: number,
	y: number,
): readonly [number, number] {
	const scale = Math.min(width, height) / (2 * half);
	return [((x - 0.5) * width) / scale, ((0.5 - y) * height) / scale];
}

/** Zero lines and the prior's rings at 1, 2 and 3. */
export function drawPrior(ground: Ground, scale: PlaneScale): void {
	const { context, palette, width, height } = ground;
	context.lineWidth = 1;
	context.strokeStyle = palette.hairline;
	context.beginPath();
	context.moveTo(scale.x(0), 0);
	context.lineTo(scale.x(0), height);
	context.moveTo(0, scale.y(0));
	context.lineTo(width, scale.y(0));
	context.stroke();
	context.strokeStyle = palette.prior;
	for (const ring of [1, 2, 3]) {
		context.setLineDash(ring === 1 ? [] : [4, 3]);
		context.beginPath();
		context.arc(scale.x(0), scale.y(0), Math.abs(scale.x(ring) - scale.x(0)), 0, 2 * Math.PI);
		context.stroke();
	}
	context.setLineDash([]);
}

/** The probe's cross hair. */
export function drawProbe(context: CanvasRenderingContext2D, palette: Palette, x: number, y: number): void {
	const stroke = (color: string, width: number) => {
		context.strokeStyle = color;
		context.lineWidth = width;
		context.beginPath();
		context.arc(x, y, 5.5, 0, 2 * Math.PI);
		for (const [dx, dy] of [
			[1, 0],
			[-1, 0],
			[0, 1],
			[0, -1],
		]) {
			context.moveTo(x + 3 * dx, y + 3 * dy);
			context.lineTo(x + 10 * dx, y + 10 * dy);
		}
		context.stroke();
	};
	stroke(palette.paper, 4.5);
	stroke(palette.z, 2);
}

/** An arrow from one pixel to another, with a head of its own size where it is long enough. */
export function drawArrow(
	context: CanvasRenderingContext2D,
	color: string,
	fromX: number,
	fromY: number,
	toX: number,
	toY: number,
	dash: readonly number[] = [],
): void {
	const length = Math.hypot(toX - fromX, toY - fromY);
	if (length < 1.5) return;
	context.strokeStyle = color;
	context.fillStyle = color;
	context.lineWidth = 2;
	context.setLineDash([...dash]);
	const head = Math.min(8, length);
	const [ux, uy] = [(toX - fromX) / length, (toY - fromY) / length];
	context.beginPath();
	context.moveTo(fromX, fromY);
	context.lineTo(toX - head * 0.8 * ux, toY - head * 0.8 * uy);
	context.stroke();
	context.setLineDash([]);
	context.beginPath();
	context.moveTo(toX, toY);
	context.lineTo(toX - head * ux - head * 0.45 * uy, toY - head * uy + head * 0.45 * ux);
	context.lineTo(toX - head * ux + head * 0.45 * uy, toY - head * uy - head * 0.45 * ux);
	context.fill();
}
