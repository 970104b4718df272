/** Draws curves over environment steps: a line, and a band where there are intervals. */
import { scaleLinear } from 'd3';
import { formatCount } from '../../i18n/formatNumber';
import type { Ground } from '../../plane/Picture';
import type { ColorName } from '../../theme/palette';
import type { CurveAxes, CurveMark } from './learningCurve';

export interface CurveLine {
	readonly marks: readonly CurveMark[];
	readonly color: ColorName;
	/** Run B is dashed, everywhere. */
	readonly dashed: boolean;
	/** Written at its end. */
	readonly name: string;
	/** One of several seeds behind their mean: thin, without points, band and name. */
	readonly isFaint?: boolean;
}

const ROOM = { left: 52, right: 24, top: 10, bottom: 22 } as const;

/** Names at the ends stand at least this far apart, px. */
const NAME_DISTANCE = 14;

/** Opacity of one seed's line. */
const FAINT = 0.45;

/** Lines with at most so many marks have each of them as a point. */
const MOST_POINTS = 60;

/** @param at an environment step that is marked by an upright line */
export function drawCurves(
	{ context, palette, width, height, font }: Ground,
	curves: readonly CurveLine[],
	{ last, low, high }: CurveAxes,
	format: (value: number) => string,
	at?: number,
): void {
	context.font = font;
	const right = Math.max(ROOM.right, ...curves.map(({ name }) => context.measureText(name).width + 12));
	const y = scaleLinear([low, high], [height - ROOM.bottom, ROOM.top]);
	// The type of the presenter view is larger.
	const left = Math.max(ROOM.left, ...y.ticks(5).map((tick) => context.measureText(format(tick)).width + 10));
	const x = scaleLinear([0, last], [left, width - right]);
	context.lineWidth = 1;
	context.textBaseline = 'middle';
	context.textAlign = 'right';
	for (const tick of y.ticks(5)) {
		context.strokeStyle = palette.hairline;
		context.strokeRect(left, Math.round(y(tick)) + 0.5, width - left - right, 0);
		context.fillStyle = palette['ink-soft'];
		context.fillText(format(tick), left - 6, y(tick));
	}
	context.textBaseline = 'alphabetic';
	context.textAlign = 'left';
	context.fillText('0', left, height - 5);
	context.textAlign = 'right';
	context.fillText(formatCount(last), width - right, height - 5);
	if (at !== undefined) {
		context.strokeStyle = palette.ink;
		context.strokeRect(Math.round(x(at)) + 0.5, ROOM.top, 0, height - ROOM.top - ROOM.bottom);
	}
	const names: { readonly name: string; readonly x: number; readonly place: number }[] = [];
	for (const { marks, color: colorName, dashed, name, isFaint } of curves) {
		const color = palette[colorName];
		if (isFaint) {
			context.globalAlpha = FAINT;
			context.lineWidth = 1;
			context.strokeStyle = color;
			context.beginPath();
			for (const { step, value } of marks) context.lineTo(x(step), y(value));
			context.stroke();
			context.globalAlpha = 1;
			continue;
		}
		const banded = marks.flatMap(({ step, interval }) => (interval ? [{ step, ...interval }] : []));
		context.beginPath();
		for (const { step, high: upper } of banded) context.lineTo(x(step), y(upper));
		for (const { step, low: lower } of banded.toReversed()) context.lineTo(x(step), y(lower));
		context.closePath();
		context.globalAlpha = 0.16;
		context.fillStyle = color;
		context.fill();
		context.globalAlpha = 1;
		context.beginPath();
		for (const { step, value } of marks) context.lineTo(x(step), y(value));
		context.strokeStyle = color;
		context.lineWidth = 2;
		context.setLineDash(dashed ? [6, 4] : []);
		context.stroke();
		context.setLineDash([]);
		if (marks.length <= MOST_POINTS)
			for (const { step, value } of marks) {
				context.beginPath();
				context.arc(x(step), y(value), 2.2, 0, 2 * Math.PI);
				context.fill();
			}
		const end = marks[marks.length - 1];
		if (end) names.push({ name, x: x(end.step), place: y(end.value) });
	}
	names.sort((a, b) => a.place - b.place);
	context.textAlign = 'left';
	context.textBaseline = 'middle';
	context.fillStyle = palette.ink;
	let above = Number.NEGATIVE_INFINITY;
	for (const { name, x: end, place } of names) {
		above = Math.max(place, above + NAME_DISTANCE);
		context.fillText(name, end + 7, above);
	}
	context.textBaseline = 'alphabetic';
}
