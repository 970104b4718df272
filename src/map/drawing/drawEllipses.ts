/** 1σ ellipses of the posterior: half-axes exactly σ axis units. */
import type { Columns } from '../../plane/columns';
import type { Projection } from '../../plane/projection';

/**
 * Strokes the ellipse of every n-th row as one path, so that crossing lines do not darken.
 * The context is in CSS pixels. With one latent dim an ellipse is a stroke of ±1σ.
 */
export function drawEllipses(
	context: CanvasRenderingContext2D,
	projection: Projection,
	mean: Columns,
	std: Columns,
	count: number,
	every: number,
	flat: boolean,
): void {
	const { scale, originX, originY, width, height } = projection;
	context.beginPath();
	for (let row = 0; row < count; row += every) {
		const x = originX + scale * mean.x[mean.xStart + row * mean.xStride];
		const y = originY - scale * mean.y[mean.yStart + row * mean.yStride];
		const acrossHalf = scale * std.x[std.xStart + row * std.xStride];
		const upHalf = flat ? 0 : scale * std.y[std.yStart + row * std.yStride];
		const visible = x + acrossHalf >= 0 && x - acrossHalf <= width && y + upHalf >= 0 && y - upHalf <= height;
		if (!visible) continue;
		context.moveTo(x + acrossHalf, y);
		if (flat) context.lineTo(x - acrossHalf, y);
		else context.ellipse(x, y, acrossHalf, upHalf, 0, 0, 2 * Math.PI);
	}
	context.stroke();
}
