/** The decoded quantity along one dim, at the height of the probe: both runs. */

import type { PlaneGrid } from '../../analysis/holes';
import { RUN_NAMES } from '../../i18n/runNames';
import { gridLines, gridNumber, gridStep } from '../../plane/drawGrid';
import type { Ground } from '../../plane/Picture';

const ROOM = { left: 58, right: 20, top: 8, bottom: 18 } as const;

/** @param slices columns values a run @param probe the probe on the dim */
export function drawSlice(
	{ context, width, height, palette, font }: Ground,
	slices: readonly Float32Array[],
	{ left, right, columns }: PlaneGrid,
	probe: number,
	{ low, high }: { readonly low: number; readonly high: number },
	real: (value: number) => string,
): void {
	const x = (unit: number) => ROOM.left + ((unit - left) / (right - left)) * (width - ROOM.left - ROOM.right);
	const y = (value: number) =>
		height - ROOM.bottom - ((value - low) / (high - low)) * (height - ROOM.top - ROOM.bottom);
	context.font = font;
	context.lineWidth = 1;
	context.fillStyle = palette['ink-soft'];
	context.textAlign = 'right';
	context.textBaseline = 'middle';
	for (const value of [low, (low + high) / 2, high]) {
		context.strokeStyle = palette.hairline;
		context.strokeRect(ROOM.left, Math.round(y(value)) + 0.5, width - ROOM.left - ROOM.right, 0);
		context.fillText(real(value), ROOM.left - 5, y(value));
	}
	context.textAlign = 'center';
	context.textBaseline = 'alphabetic';
	const scale = (width - ROOM.left - ROOM.right) / (right - left);
	const step = gridStep({ width, height: width, scale, originX: 0, originY: 0 });
	for (const unit of gridLines(left, right, step)) context.fillText(gridNumber(unit, step), x(unit), height - 4);
	if (probe >= left && probe <= right) {
		context.strokeStyle = palette.z;
		context.lineWidth = 1.5;
		context.strokeRect(x(probe), ROOM.top, 0, height - ROOM.top - ROOM.bottom);
	}
	context.strokeStyle = palette.parameters;
	context.lineWidth = 1.8;
	slices.forEach((values, run) => {
		context.setLineDash(run === 1 ? [5, 3] : []);
		context.beginPath();
		values.forEach((value, column) => {
			context.lineTo(x(left + ((column + 0.5) / columns) * (right - left)), y(value));
		});
		context.stroke();
		context.fillStyle = palette.ink;
		context.textAlign = 'left';
		context.fillText(RUN_NAMES[run], width - ROOM.right + 5, y(values[columns - 1]) + (run === 0 ? -2 : 10));
	});
	context.setLineDash([]);
}
