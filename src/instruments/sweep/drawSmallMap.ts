/** One run of a sweep as a small map: its codes over the prior's rings, on the axes that all of them share. */

import type { Ground } from '../../plane/Picture';
import type { PointStyle } from '../../plane/pointStyle';
import type { SweepFrame } from '../../state/sweep';

/** The axes show −4.2 … 4.2, as the large maps do to begin with. */
const UNITS = 8.4;

/** CSS pixels. What lies outside the axes is counted in the corner. */
const POINT = 2;

export function drawSmallMap(
	{ context, width, height, palette, font }: Ground,
	{ runs, count, latentDim }: SweepFrame,
	run: number,
	style: PointStyle,
	[across, up]: readonly [number, number],
): void {
	const scale = Math.min(width, height) / UNITS;
	const [left, top] = [width / 2, height / 2];
	context.lineWidth = 1;
	context.strokeStyle = palette.prior;
	for (const ring of [1, 2, 3]) {
		context.globalAlpha = ring === 1 ? 0.9 : 0.4;
		context.beginPath();
		context.arc(left, top, ring * scale, 0, 2 * Math.PI);
		context.stroke();
	}
	context.globalAlpha = 0.85;
	const { mean } = runs[run];
	let outside = 0;
	for (let row = 0; row < count; row++) {
		const color = style.colors[style.color[row]];
		context.fillStyle = `rgb(${color & 255} ${(color >> 8) & 255} ${(color >> 16) & 255})`;
		const x = left + scale * mean[row * latentDim + across];
		const y = top - (latentDim === 1 ? 0 : scale * mean[row * latentDim + up]);
		if (x < 0 || x > width || y < 0 || y > height) outside++;
		context.fillRect(x - POINT / 2, y - POINT / 2, POINT, POINT);
	}
	context.globalAlpha = 1;
	if (outside === 0) return;
	context.font = font;
	context.fillStyle = palette['ink-soft'];
	context.textAlign = 'right';
	context.fillText(`+${outside}`, width - 5, 14);
}
