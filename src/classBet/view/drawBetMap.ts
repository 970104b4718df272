/** The map of a bet: its squares, the prior's rings, the ruler; painted squares, where the codes lie, and codes. */
import { drawGrid } from '../../plane/drawGrid';
import type { Ground } from '../../plane/Picture';
import { baseScale, type Projection, project, toPixelX, toPixelY } from '../../plane/projection';
import { REACH, SIDE, type Squares } from '../squares';

export interface BetMap {
	/** For each square how strongly it is painted, 0 … 1. */
	readonly painted: ArrayLike<number>;
	/** null while nobody may know. */
	readonly region: Squares | null;
	/** n × Z: codes; null for none. */
	readonly codes: { readonly mean: Float32Array; readonly latentDim: number } | null;
}

/** Opacity of a square that everyone has painted. */
const STRONGEST = 0.6;

const RINGS = [1, 2, 3];

function betProjection(width: number, height: number): Projection {
	const size = { width, height };
	return project({ x: 0, y: 0, zoom: Math.min(width, height) / (SIDE * baseScale(size)) }, size);
}

export function drawBetMap(
	{ context, width, height, palette, font }: Ground,
	{ painted, region, codes }: BetMap,
): void {
	const projection = betProjection(width, height);
	const { scale } = projection;
	const corner = (square: number) =>
		[toPixelX(projection, (square % SIDE) - REACH), toPixelY(projection, REACH - Math.floor(square / SIDE))] as const;
	context.fillStyle = palette.z;
	for (let square = 0; square < painted.length; square++) {
		if (painted[square] === 0) continue;
		context.globalAlpha = STRONGEST * painted[square];
		context.fillRect(...corner(square), scale, scale);
	}
	context.globalAlpha = 0.5;
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.beginPath();
	for (let line = 0; line <= SIDE; line++) {
		const [x, y] = [toPixelX(projection, line - REACH), toPixelY(projection, line - REACH)];
		context.moveTo(x, 0);
		context.lineTo(x, height);
		context.moveTo(0, y);
		context.lineTo(width, y);
	}
	context.stroke();
	context.globalAlpha = 1;
	drawGrid(context, projection, palette, { across: 'z₁', up: 'z₂' }, { flat: false, font });
	context.strokeStyle = palette.prior;
	context.lineWidth = 1.5;
	context.setLineDash([4, 4]);
	for (const ring of RINGS) {
		context.beginPath();
		context.arc(projection.originX, projection.originY, ring * scale, 0, 2 * Math.PI);
		context.stroke();
	}
	context.setLineDash([]);
	if (codes) {
		context.fillStyle = palette.mu;
		for (let at = 0; at < codes.mean.length; at += codes.latentDim) {
			const [x, y] = [toPixelX(projection, codes.mean[at]), toPixelY(projection, codes.mean[at + 1])];
			context.fillRect(x - 1.25, y - 1.25, 2.5, 2.5);
		}
	}
	if (region) {
		context.strokeStyle = palette.ink;
		context.lineWidth = 2;
		context.beginPath();
		for (let square = 0; square < region.length; square++) if (region[square]) outline(square);
		context.stroke();
	}

	/** The sides of a square that no other square of the region shares. */
	function outline(square: number): void {
		const [x, y] = corner(square);
		const column = square % SIDE;
		const inside = (other: number, there: boolean) => there && region?.[other] === 1;
		const side = (x1: number, y1: number, x2: number, y2: number) => {
			context.moveTo(x1, y1);
			context.lineTo(x2, y2);
		};
		if (!inside(square - SIDE, true)) side(x, y, x + scale, y);
		if (!inside(square + SIDE, true)) side(x, y + scale, x + scale, y + scale);
		if (!inside(square - 1, column > 0)) side(x, y, x, y + scale);
		if (!inside(square + 1, column < SIDE - 1)) side(x + scale, y, x + scale, y + scale);
	}
}
