/** The policy's square and the latent plane, with the same codes and the same empty places in both. */
import type { BoxUse } from '../../analysis/boxUse';
import { fromLatent, type LatentBox } from '../../analysis/latentBox';
import { clamp } from '../../numerics/clamp';
import { columnsOf, xOf, yOf } from '../../plane/columns';
import { drawPrior, drawProbe, planeScale } from '../../plane/drawPlane';
import type { Ground } from '../../plane/Picture';
import type { Frame } from '../../state/frames';

/** What both pictures are drawn from. */
export interface BoxScene {
	readonly use: BoxUse;
	readonly frame: Frame;
	readonly run: number;
	readonly dims: readonly [number, number];
	readonly flat: boolean;
	/** Cells of the shade across and up. */
	readonly cells: number;
}

/** Codes drawn: enough to see the cloud's form. */
const CODES = 500;

/** Half the height of the strip that stands for a box of one dim, in the policy's units. */
const STRIP = 0.3;

/** The ruler of the latent plane: ±4, or the next power of two that holds the box. */
export function planeHalf({ lower, upper }: LatentBox, across: number, up: number): number {
	const farthest = Math.max(...[across, up].flatMap((dim) => [Math.abs(lower[dim]), Math.abs(upper[dim])]));
	return Math.max(4, 2 ** Math.ceil(Math.log2(1.05 * farthest)));
}

/** Hatches the empty cells of a rectangle. */
function drawEmpty(
	{ context, palette }: Ground,
	shade: Uint8Array | null,
	cells: number,
	rectangle: readonly [x: number, y: number, width: number, height: number],
): void {
	if (!shade) return;
	const [x, y, width, height] = rectangle;
	context.save();
	const path = new Path2D();
	for (let row = 0, cell = 0; row < cells; row++) {
		for (let column = 0; column < cells; column++, cell++) {
			if (shade[cell])
				path.rect(x + (column * width) / cells, y + (row * height) / cells, width / cells, height / cells);
		}
	}
	context.clip(path);
	context.strokeStyle = palette['ink-soft'];
	context.globalAlpha = 0.45;
	context.lineWidth = 1;
	context.beginPath();
	for (let start = x - height; start < x + width; start += 6) {
		context.moveTo(start, y + height);
		context.lineTo(start + height, y);
	}
	context.stroke();
	context.restore();
}

/** The codes through a map from units to pixels. */
function drawCodes(
	{ context, palette }: Ground,
	scene: BoxScene,
	place: (x: number, y: number) => readonly [number, number],
): void {
	const { frame, run, dims } = scene;
	const { latentDim } = frame.shape;
	const columns = columnsOf(frame.runs[run].mean, latentDim, dims);
	context.fillStyle = palette.mu;
	context.globalAlpha = 0.5;
	const stride = Math.max(1, Math.floor(frame.count / CODES));
	for (let row = 0; row < frame.count; row += stride) {
		const [x, y] = place(xOf(columns, row), yOf(columns, row));
		context.fillRect(x - 1, y - 1, 2, 2);
	}
	context.globalAlpha = 1;
}

/** @param a the policy's answer on the two dims, in [−1, 1] */
export function drawPolicySquare(ground: Ground, scene: BoxScene, a: readonly [number, number]): void {
	const { context, width, height, palette } = ground;
	const { use, dims, flat, cells } = scene;
	const { box, shade } = use;
	const place = (x: number, y: number) => [((x + 1) / 2) * width, ((1 - y) / 2) * height] as const;
	context.strokeStyle = palette.hairline;
	context.beginPath();
	context.moveTo(width / 2, 0);
	context.lineTo(width / 2, height);
	context.moveTo(0, height / 2);
	context.lineTo(width, height / 2);
	context.stroke();
	drawEmpty(ground, shade, cells, [0, 0, width, height]);
	drawCodes(ground, scene, (x, y) =>
		place(fromLatent(box, dims[0], x), flat ? y * STRIP : fromLatent(box, dims[1], y)),
	);
	context.strokeStyle = palette.box;
	context.lineWidth = 2;
	context.strokeRect(1, 1, width - 2, height - 2);
	drawProbe(context, palette, ...place(a[0], a[1]));
}

/** @param z the probe on the two dims @param half units from the middle to an edge */
export function drawLatentPlane(ground: Ground, scene: BoxScene, z: readonly [number, number], half: number): void {
	const { context, palette } = ground;
	const { use, dims, flat, cells } = scene;
	const { lower, upper } = use.box;
	const scale = planeScale(ground, half);
	drawPrior(ground, scale);
	const left = scale.x(lower[dims[0]]);
	const right = scale.x(upper[dims[0]]);
	const top = scale.y(flat ? STRIP : upper[dims[1]]);
	const bottom = scale.y(flat ? -STRIP : lower[dims[1]]);
	drawEmpty(ground, use.shade, cells, [left, top, right - left, bottom - top]);
	drawCodes(ground, scene, (x, y) => [scale.x(x), scale.y(flat ? y * STRIP : y)]);
	context.strokeStyle = palette.box;
	context.lineWidth = 2;
	context.strokeRect(left, top, right - left, bottom - top);
	const inside = (value: number) => clamp(value, -half, half);
	drawProbe(context, palette, scale.x(inside(z[0])), scale.y(inside(z[1])));
}
