/** Curves over the steps, drawn from a {@link StepSeries}. */
import { formatCount } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';
import type { Ground } from '../../plane/Picture';
import type { ColorName } from '../../theme/palette';
import type { StepSeries } from './StepSeries';

export interface StepLine {
	/** Entry of a row that it shows. */
	readonly column: number;
	readonly color: ColorName;
	/** Run B is dashed, everywhere. */
	readonly dashed?: boolean;
	/** A level to compare with. */
	readonly dotted?: boolean;
	/** Written at its end. */
	readonly name: string;
}

export interface StepAxis {
	readonly low: number;
	readonly high: number;
	/** Values with a line of the grid and a number. */
	readonly ticks: readonly number[];
	readonly format: (value: number) => string;
}

const ROOM = { left: 44, right: 26, top: 8, bottom: 18 } as const;

/** Names at the ends of lines stand at least this far apart, px. */
const NAME_DISTANCE = 12;

export function drawSteps(
	{ context, width, height, palette, font }: Ground,
	series: StepSeries,
	lines: readonly StepLine[],
	axis: StepAxis,
): void {
	const { steps, rows } = series;
	const first = steps[0] ?? 0;
	const last = Math.max(steps[steps.length - 1] ?? 1, first + 1);
	const x = (step: number) => ROOM.left + ((step - first) / (last - first)) * (width - ROOM.left - ROOM.right);
	const y = (value: number) => {
		const share = (clamp(value, axis.low, axis.high) - axis.low) / (axis.high - axis.low);
		return height - ROOM.bottom - share * (height - ROOM.top - ROOM.bottom);
	};
	context.font = font;
	context.textBaseline = 'middle';
	context.textAlign = 'right';
	context.lineWidth = 1;
	for (const tick of axis.ticks) {
		context.strokeStyle = tick === 0 ? palette['line-strong'] : palette.hairline;
		context.beginPath();
		context.moveTo(ROOM.left, Math.round(y(tick)) + 0.5);
		context.lineTo(width - ROOM.right, Math.round(y(tick)) + 0.5);
		context.stroke();
		context.fillStyle = palette['ink-soft'];
		context.fillText(axis.format(tick), ROOM.left - 5, y(tick));
	}
	context.textBaseline = 'alphabetic';
	if (steps.length > 0) {
		context.textAlign = 'left';
		context.fillText(formatCount(first), ROOM.left, height - 4);
		context.textAlign = 'right';
		if (steps.length > 1) context.fillText(formatCount(steps[steps.length - 1]), width - ROOM.right, height - 4);
	}
	const names: { readonly name: string; readonly color: string; place: number }[] = [];
	for (const { column, color, dashed, dotted, name } of lines) {
		context.strokeStyle = palette[color];
		context.lineWidth = 1.6;
		context.setLineDash(dotted ? [1.5, 3] : dashed ? [5, 3] : []);
		context.beginPath();
		let drawn = false;
		for (const [i, step] of steps.entries()) {
			const value = rows[i][column];
			if (!Number.isFinite(value)) drawn = false;
			else if (drawn) context.lineTo(x(step), y(value));
			else {
				context.moveTo(x(step), y(value));
				drawn = true;
			}
		}
		context.stroke();
		const value = rows[rows.length - 1]?.[column];
		if (!Number.isFinite(value)) continue;
		// A single entry is a point, not a line.
		if (steps.length === 1) {
			context.fillStyle = palette[color];
			context.fillRect(x(steps[0]), y(value) - 2.5, 5, 5);
		}
		names.push({ name, color: palette[color], place: y(value) });
	}
	context.setLineDash([]);
	context.textAlign = 'left';
	context.textBaseline = 'middle';
	names.sort((a, b) => a.place - b.place);
	for (const [i, { name, place }] of names.entries()) {
		const above = names[i - 1]?.place ?? Number.NEGATIVE_INFINITY;
		names[i].place = Math.max(place, above + NAME_DISTANCE);
		context.fillStyle = palette.ink;
		context.fillText(name, width - ROOM.right + 4, names[i].place);
	}
}
