/** How far the weights of both runs move at the next step, as two histograms over |Δθ| ÷ rate. */

import { BAR_WIDTH, HISTOGRAM_BARS, type UpdateReading } from '../../analysis/adamUpdates';
import { formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import type { Ground } from '../../plane/Picture';

const ROOM = { left: 22, right: 10, top: 6, bottom: 18, between: 10 } as const;

/** Values on the axis. */
const TICKS = [0, 0.5, 1, 1.5];

export function drawUpdateSizes(ground: Ground, readings: readonly UpdateReading[]): void {
	const { context, width, height, palette, font } = ground;
	const end = BAR_WIDTH * HISTOGRAM_BARS;
	const x = (share: number) => ROOM.left + ((share + BAR_WIDTH / 2) / end) * (width - ROOM.left - ROOM.right);
	const rowHeight = (height - ROOM.top - ROOM.bottom - ROOM.between * (readings.length - 1)) / readings.length;
	context.font = font;
	context.lineWidth = 1;
	for (const [run, { histogram }] of readings.entries()) {
		const floor = ROOM.top + rowHeight + run * (rowHeight + ROOM.between);
		const most = Math.max(...histogram);
		context.fillStyle = palette.ink;
		context.textAlign = 'left';
		context.textBaseline = 'middle';
		context.fillText(RUN_NAMES[run], 4, floor - rowHeight / 2);
		context.fillStyle = palette.mu;
		context.strokeStyle = palette.mu;
		for (let bar = 0; bar < HISTOGRAM_BARS; bar++) {
			const left = x((bar - 0.5) * BAR_WIDTH);
			const right = x((bar + 0.5) * BAR_WIDTH);
			// The square root keeps small bars visible beside a dominant one.
			const tall = rowHeight * Math.sqrt(histogram[bar] / most);
			if (run === 0) context.fillRect(left, floor - tall, Math.max(1, right - left - 1), tall);
			else if (tall > 0) context.strokeRect(left + 0.5, floor - tall + 0.5, Math.max(1, right - left - 2), tall);
		}
		context.strokeStyle = palette['line-strong'];
		context.beginPath();
		context.moveTo(ROOM.left, Math.round(floor) + 0.5);
		context.lineTo(width - ROOM.right, Math.round(floor) + 0.5);
		context.stroke();
	}
	context.strokeStyle = palette.kl;
	context.setLineDash([3, 3]);
	context.beginPath();
	context.moveTo(Math.round(x(1)) + 0.5, ROOM.top);
	context.lineTo(Math.round(x(1)) + 0.5, height - ROOM.bottom);
	context.stroke();
	context.setLineDash([]);
	context.fillStyle = palette['ink-soft'];
	context.textBaseline = 'alphabetic';
	context.textAlign = 'center';
	for (const tick of TICKS) context.fillText(formatSetting(tick), x(tick), height - 4);
}
