/** The latent plane of an agent: the values of its critics, where codes are sparse, and where its policy acts. */

import type { Swarm } from '../../agent/protocol';
import type { PlaneGrid } from '../../analysis/holes';
import type { LatentBox } from '../../analysis/latentBox';
import type { ActionGroups } from '../../environments/Environment';
import { axisName } from '../../plane/axisName';
import { drawArrow, drawPrior, drawProbe, type PlaneScale, planeScale } from '../../plane/drawPlane';
import { shapePath } from '../../plane/glyphs';
import type { Ground } from '../../plane/Picture';
import { actionMark } from '../../plane/pointStyle';
import { actionColor, sequentialColor } from '../../theme/palette';
import type { Band, Place } from './landscapeGeometry';

/** Radius of a point of the swarm, px. */
const POINT = 2.6;

/** Distance of the hatching's lines, px. */
const HATCH = 6;

/** How much of the ground lies over the landscape, 0 … 1. */
const WASH = 0.45;

/** Length of the actor's arrow, px: it shows the direction; the slope is given as a number. */
const ARROW = 30;

export interface PlanePicture {
	readonly half: number;
	readonly dims: readonly [number, number];
	readonly bands: readonly Band[];
	readonly holes: { readonly shade: Uint8Array; readonly grid: PlaneGrid } | null;
	/** Where the policy can act: its box, or the square [−1, 1] without one. */
	readonly box: LatentBox;
	readonly swarm: Swarm;
	readonly groups?: ActionGroups;
	/** The policy's code in the chosen state, the way its critic pulls it, and the way up; null before there is one. */
	readonly policy: { readonly at: Place; readonly slope: Place; readonly ascent: readonly Place[] } | null;
	readonly probe: Place | null;
}

export function drawAgentPlane(ground: Ground, picture: PlanePicture): void {
	const { context, palette, theme, width, height, font } = ground;
	const { half, dims, bands, holes, box, policy, probe } = picture;
	const scale = planeScale(ground, half);
	for (const { share, rings } of bands) {
		context.beginPath();
		for (const ring of rings) trace(context, ring, scale, true);
		context.fillStyle = sequentialColor(theme, share);
		context.fill('evenodd');
		context.lineWidth = 0.8;
		context.strokeStyle = palette.paper;
		context.stroke();
	}
	if (bands.length > 0) {
		// The swarm's colours have to stand out from the scale's.
		context.globalAlpha = WASH;
		context.fillStyle = palette.paper;
		context.fillRect(0, 0, width, height);
		context.globalAlpha = 1;
	}
	drawPrior(ground, scale);
	if (holes) hatch(ground, holes.shade, holes.grid, scale);
	const [left, right] = [scale.x(box.lower[dims[0]]), scale.x(box.upper[dims[0]])];
	const [top, bottom] = [scale.y(box.upper[dims[1]]), scale.y(box.lower[dims[1]])];
	context.lineWidth = 2;
	context.strokeStyle = palette.box;
	context.strokeRect(left, top, right - left, bottom - top);
	drawSwarm(ground, picture.swarm.z, dims, scale, picture);
	if (policy) {
		context.strokeStyle = palette.ink;
		context.lineWidth = 1.5;
		context.setLineDash([3, 3]);
		context.beginPath();
		trace(context, policy.ascent, scale, false);
		context.stroke();
		context.setLineDash([]);
		drawActor(ground, policy, scale);
	}
	if (probe) drawProbe(context, palette, scale.x(probe[0]), scale.y(probe[1]));
	context.font = font;
	context.fillStyle = palette.ink;
	context.textAlign = 'right';
	context.textBaseline = 'alphabetic';
	context.fillText(axisName(dims[0]), width - 6, scale.y(0) - 5);
	context.textAlign = 'left';
	context.textBaseline = 'top';
	context.fillText(axisName(dims[1]), scale.x(0) + 5, 5);
	context.textBaseline = 'alphabetic';
	context.fillText(`±${half}`, 6, height - 6);
}

function trace(context: CanvasRenderingContext2D, places: readonly Place[], scale: PlaneScale, isClosed: boolean) {
	for (const [index, [x, y]] of places.entries()) {
		if (index === 0) context.moveTo(scale.x(x), scale.y(y));
		else context.lineTo(scale.x(x), scale.y(y));
	}
	if (isClosed) context.closePath();
}

/** Slanted lines over the cells that are holes. */
function hatch({ context, palette, width, height }: Ground, shade: Uint8Array, grid: PlaneGrid, scale: PlaneScale) {
	const { left, right, top, bottom, columns, rows } = grid;
	const stepX = (scale.x(right) - scale.x(left)) / columns;
	const stepY = (scale.y(bottom) - scale.y(top)) / rows;
	context.save();
	context.beginPath();
	for (let row = 0, cell = 0; row < rows; row++) {
		for (let column = 0; column < columns; column++, cell++) {
			if (shade[cell])
				context.rect(scale.x(left) + column * stepX, scale.y(top) + row * stepY, stepX + 0.5, stepY + 0.5);
		}
	}
	context.clip();
	context.strokeStyle = palette['ink-soft'];
	context.globalAlpha = 0.55;
	context.lineWidth = 0.8;
	context.beginPath();
	for (let from = -height; from < width; from += HATCH) {
		context.moveTo(from, height);
		context.lineTo(from + height, 0);
	}
	context.stroke();
	context.restore();
}

/** A point a held state, in colour and shape of the action that the answer snaps to. @param codes n × columns */
function drawSwarm(
	{ context, palette, theme }: Ground,
	codes: Float32Array,
	dims: readonly [number, number],
	scale: PlaneScale,
	{ swarm: { action }, groups }: Pick<PlanePicture, 'swarm' | 'groups'>,
): void {
	const columns = codes.length / action.length;
	const marks = new Map<number, Path2D>();
	context.lineWidth = 0.6;
	context.strokeStyle = palette.paper;
	for (let row = 0; row < action.length; row++) {
		const mark = actionMark(action[row], groups);
		let path = marks.get(mark);
		if (!path) {
			path = new Path2D(shapePath(mark, POINT));
			marks.set(mark, path);
		}
		const [x, y] = [scale.x(codes[row * columns + dims[0]]), scale.y(codes[row * columns + dims[1]])];
		context.translate(x, y);
		context.fillStyle = actionColor(theme, mark);
		context.fill(path);
		context.stroke(path);
		context.translate(-x, -y);
	}
}

function drawActor(
	{ context, palette }: Ground,
	{ at, slope }: NonNullable<PlanePicture['policy']>,
	scale: PlaneScale,
) {
	const [x, y] = [scale.x(at[0]), scale.y(at[1])];
	const steepness = Math.hypot(...slope);
	if (steepness > 0) {
		drawArrow(context, palette.ink, x, y, x + (ARROW * slope[0]) / steepness, y - (ARROW * slope[1]) / steepness);
	}
	context.beginPath();
	context.arc(x, y, 5, 0, 2 * Math.PI);
	context.fillStyle = palette.paper;
	context.fill();
	context.lineWidth = 2.5;
	context.strokeStyle = palette.ink;
	context.stroke();
}

export interface EmbeddingPicture {
	readonly swarm: Swarm;
	/** K × d₁, through tanh. */
	readonly embeddings: Float32Array;
	readonly embeddingDim: number;
	readonly groups?: ActionGroups;
}

/** The first two dimensions of the embeddings: the table's rows, and what the policy answers before it is snapped. */
export function drawEmbeddingPlane(
	ground: Ground,
	{ swarm, embeddings, embeddingDim, groups }: EmbeddingPicture,
): void {
	const { context, palette, theme, font, width } = ground;
	const scale = planeScale(ground, 1.15);
	const dims = [0, Math.min(1, embeddingDim - 1)] as const;
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.strokeRect(scale.x(-1), scale.y(1), scale.x(1) - scale.x(-1), scale.y(-1) - scale.y(1));
	drawSwarm(ground, swarm.embedding, dims, scale, { swarm, groups });
	for (let action = 0; action < embeddings.length / embeddingDim; action++) {
		const mark = actionMark(action, groups);
		const path = new Path2D(shapePath(mark, 7));
		const x = scale.x(embeddings[action * embeddingDim + dims[0]]);
		const y = scale.y(embeddings[action * embeddingDim + dims[1]]);
		context.translate(x, y);
		context.fillStyle = actionColor(theme, mark);
		context.fill(path);
		context.strokeStyle = palette.ink;
		context.lineWidth = 2;
		context.stroke(path);
		context.translate(-x, -y);
	}
	context.font = font;
	context.fillStyle = palette.ink;
	context.textAlign = 'right';
	context.fillText('e₁', width - 6, scale.y(0) - 5);
	context.textAlign = 'left';
	context.textBaseline = 'top';
	if (embeddingDim > 1) context.fillText('e₂', scale.x(0) + 5, 5);
	context.textBaseline = 'alphabetic';
}
