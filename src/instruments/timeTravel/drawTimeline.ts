/** The training as a line: the KL of both runs over it, the frames that are kept, where it can branch. */
import { formatCount, formatMeasured } from '../../i18n/formatNumber';
import type { LossHistory } from '../../lab/LossHistory';
import type { Ground } from '../../plane/Picture';

/** CSS pixels that one vertex of a curve is the mean of: the noise of single steps hides the way. */
const VERTEX_WIDTH = 3;

export const ROOM = { left: 34, right: 12, top: 8, bottom: 34 } as const;

export interface TimelineMarks {
	readonly steps: readonly number[];
	readonly branchSteps: readonly number[];
	/** The step that the maps show. */
	readonly shown: number;
}

/** The last step on the axis. */
export function endOf({ steps, branchSteps }: TimelineMarks): number {
	return Math.max(1, steps[steps.length - 1] ?? 0, branchSteps[branchSteps.length - 1] ?? 0);
}

export function drawTimeline(ground: Ground, history: LossHistory, marks: TimelineMarks): void {
	const { context, width, height, palette, font } = ground;
	const end = endOf(marks);
	const x = (step: number) => ROOM.left + (step / end) * (width - ROOM.left - ROOM.right);
	const floor = height - ROOM.bottom;
	const top = highest(history);
	const y = (value: number) => floor - (Math.min(value, top) / top) * (floor - ROOM.top);
	context.font = font;
	context.lineWidth = 1;
	context.fillStyle = palette['ink-soft'];
	context.textAlign = 'right';
	context.textBaseline = 'middle';
	for (const value of [0, top]) {
		context.strokeStyle = palette.hairline;
		context.beginPath();
		context.moveTo(ROOM.left, Math.round(y(value)) + 0.5);
		context.lineTo(width - ROOM.right, Math.round(y(value)) + 0.5);
		context.stroke();
		context.fillText(formatMeasured(value, 2), ROOM.left - 5, y(value));
	}
	drawCurves(ground, history, x, y, end);
	context.strokeStyle = palette['line-strong'];
	for (const step of marks.steps) {
		context.beginPath();
		context.moveTo(x(step), floor + 3);
		context.lineTo(x(step), floor + 8);
		context.stroke();
	}
	context.fillStyle = palette.accent;
	for (const step of marks.branchSteps) diamond(context, x(step), floor + 14);
	context.strokeStyle = palette.ink;
	context.lineWidth = 1.5;
	context.beginPath();
	context.moveTo(x(marks.shown), ROOM.top);
	context.lineTo(x(marks.shown), floor + 8);
	context.stroke();
	context.fillStyle = palette['ink-soft'];
	context.textBaseline = 'alphabetic';
	context.textAlign = 'left';
	context.fillText('0', ROOM.left, height - 3);
	context.textAlign = 'right';
	context.fillText(formatCount(end), width - ROOM.right, height - 3);
}

function drawCurves(
	{ context, palette }: Ground,
	history: LossHistory,
	x: (step: number) => number,
	y: (value: number) => number,
	end: number,
): void {
	context.strokeStyle = palette.kl;
	context.lineWidth = 1.4;
	const group = Math.max(1, Math.ceil((VERTEX_WIDTH * end) / history.stride / (x(end) - x(0))));
	for (let run = 0; run < history.runs; run++) {
		context.setLineDash(run === 0 ? [] : [5, 3]);
		context.beginPath();
		for (let first = 0; first + group <= history.length && history.step(first) <= end; first += group) {
			let sum = 0;
			for (let entry = first; entry < first + group; entry++) sum += history.value(entry, run, 'kl');
			context.lineTo(x((history.step(first) + history.step(first + group - 1)) / 2), y(sum / group));
		}
		context.stroke();
	}
	context.setLineDash([]);
}

/** The largest KL of the runs, which the axis ends with; 1 before there is any. */
function highest(history: LossHistory): number {
	let most = 0;
	for (let entry = 0; entry < history.length; entry++) {
		for (let run = 0; run < history.runs; run++) {
			const value = history.value(entry, run, 'kl');
			if (value > most && value < Number.POSITIVE_INFINITY) most = value;
		}
	}
	return most > 0 ? most : 1;
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number): void {
	context.beginPath();
	context.moveTo(x, y - 4);
	context.lineTo(x + 4, y);
	context.lineTo(x, y + 4);
	context.lineTo(x - 4, y);
	context.fill();
}
