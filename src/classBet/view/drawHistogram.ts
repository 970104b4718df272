import { formatCount } from '../../i18n/formatNumber';
import type { Ground } from '../../plane/Picture';

const LEFT = 10;
const RIGHT = 18;
const TOP = 20;
const BOTTOM = 38;

/** Scores in bins from 0 to 100 %, each with its number of learners. */
export function drawHistogram(
	{ context, width, height, palette, font }: Ground,
	bins: readonly number[],
	axis: string,
): void {
	const [across, up] = [width - LEFT - RIGHT, height - TOP - BOTTOM];
	const bin = across / bins.length;
	const most = Math.max(1, ...bins);
	const base = TOP + up;
	context.font = font;
	context.textAlign = 'center';
	bins.forEach((count, index) => {
		const tall = (up * count) / most;
		context.fillStyle = palette.z;
		context.fillRect(LEFT + index * bin + 1, base - tall, bin - 2, tall);
		context.fillStyle = palette.ink;
		if (count > 0) context.fillText(formatCount(count), LEFT + (index + 0.5) * bin, base - tall - 5);
	});
	context.fillStyle = palette['line-strong'];
	context.fillRect(LEFT, base, across, 1);
	context.fillStyle = palette['ink-soft'];
	for (let tick = 0; tick <= 100; tick += 20)
		context.fillText(formatCount(tick), LEFT + (across * tick) / 100, base + 16);
	context.fillText(axis, LEFT + across / 2, height - 4);
}
