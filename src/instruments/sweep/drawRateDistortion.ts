/** Every run of a sweep as a dot that moves: what its code costs against how well x is restored. */
import {
	type LinearGaussian,
	type RateDistortion,
	rateAndDistortion,
	type TheoryCurves,
} from '../../analysis/rateDistortion';
import { formatSetting } from '../../i18n/formatNumber';
import type { Ground } from '../../plane/Picture';
import type { StepSeries } from '../shared/StepSeries';

const ROOM = { left: 42, right: 10, top: 8, bottom: 30 } as const;

/** Numbers on the axis of the rate. */
const RATE_TICKS = [0, 0.5, 1, 2, 4, 10, 30, 80];

/** Nats up to which the axis is nearly even; beyond, it is logarithmic. */
const EVEN_NATS = 0.7;

/** Radius of where the theory expects a run, px. */
const RING = 3.5;

export interface RateDistortionTexts {
	readonly rate: string;
	readonly distortion: string;
}

export interface RateDistortionPlot {
	/** Rows of rate and distortion, run by run. */
	readonly series: StepSeries;
	readonly weights: readonly number[];
	readonly theory: LinearGaussian;
	/** Those of the theory. */
	readonly curves: TheoryCurves;
	readonly texts: RateDistortionTexts;
}

export function drawRateDistortion(ground: Ground, plot: RateDistortionPlot): void {
	const { context, width, height, palette, font } = ground;
	const { series, weights, theory, curves } = plot;
	const last = series.rows[series.rows.length - 1];
	const rates = series.rows.flatMap((row) => row.filter((value, i) => i % 2 === 0 && Number.isFinite(value)));
	const end = Math.max(2, ...rates) * 1.05;
	const worst = 2 * Math.max(1e-6, ...curves.linear.slice(-1).map(({ distortion }) => distortion));
	const errors = series.rows.flatMap((row) => row.filter((value, i) => i % 2 === 1 && value > 0));
	const best = Math.min(worst / 100, ...errors) / 1.5;
	// The runs with a KL term need room beside the one without, whose rate nothing holds down.
	const along = (rate: number) => Math.asinh(rate / EVEN_NATS) / Math.asinh(end / EVEN_NATS);
	const x = (rate: number) => ROOM.left + along(rate) * (width - ROOM.left - ROOM.right);
	const y = (error: number) => {
		const share = Math.log(Math.max(best, error) / best) / Math.log(worst / best);
		return height - ROOM.bottom - share * (height - ROOM.top - ROOM.bottom);
	};
	context.font = font;
	context.lineWidth = 1;
	drawAxes(ground, plot.texts, { x, y, end, best, worst });

	const inside = ({ rate, distortion }: RateDistortion) => rate <= end && distortion >= best;
	context.strokeStyle = palette['ink-soft'];
	for (const [curve, dash] of [
		[curves.linear, [5, 3]],
		[curves.least, [1, 3]],
	] as const) {
		context.setLineDash([...dash]);
		context.beginPath();
		for (const point of curve) if (inside(point)) context.lineTo(x(point.rate), y(point.distortion));
		context.stroke();
	}
	context.setLineDash([]);
	const nothingKept = curves.linear.at(-1);
	if (nothingKept) drawCollapse(ground, x(0), y(nothingKept.distortion));
	for (const weight of weights) {
		const expected = rateAndDistortion(theory, weight);
		if (!inside(expected)) continue;
		context.beginPath();
		context.arc(x(expected.rate), y(expected.distortion), RING, 0, 2 * Math.PI);
		context.stroke();
	}

	for (let run = 0; last && run < weights.length; run++) {
		context.strokeStyle = palette.kl;
		context.globalAlpha = 0.45;
		context.beginPath();
		for (const row of series.rows) {
			if (row[2 * run + 1] > 0) context.lineTo(x(row[2 * run]), y(row[2 * run + 1]));
		}
		context.stroke();
		context.globalAlpha = 1;
		if (!(last[2 * run + 1] > 0)) continue;
		const [left, top] = [x(last[2 * run]), y(last[2 * run + 1])];
		context.fillStyle = palette.kl;
		context.beginPath();
		context.arc(left, top, 4, 0, 2 * Math.PI);
		context.fill();
		context.fillStyle = palette.ink;
		const atRight = left > width - 60;
		context.textAlign = atRight ? 'right' : 'left';
		context.textBaseline = 'middle';
		context.fillText(formatSetting(weights[run]), left + (atRight ? -7 : 7), top - 5);
	}
}

/** The mark of w*, the same as on the slider of the weight, where the theory's curve ends. */
function drawCollapse({ context, palette }: Ground, left: number, top: number): void {
	context.fillStyle = palette['ink-soft'];
	context.beginPath();
	context.moveTo(left, top);
	context.lineTo(left - 7, top - 4.5);
	context.lineTo(left - 7, top + 4.5);
	context.fill();
}

interface Axes {
	readonly x: (rate: number) => number;
	readonly y: (error: number) => number;
	readonly end: number;
	readonly best: number;
	readonly worst: number;
}

function drawAxes(
	{ context, width, height, palette }: Ground,
	texts: RateDistortionTexts,
	{ x, y, end, best, worst }: Axes,
): void {
	context.strokeStyle = palette.hairline;
	context.fillStyle = palette['ink-soft'];
	context.textAlign = 'right';
	context.textBaseline = 'middle';
	for (let decade = Math.ceil(Math.log10(best)); 10 ** decade <= worst; decade++) {
		const at = Math.round(y(10 ** decade)) + 0.5;
		context.beginPath();
		context.moveTo(ROOM.left, at);
		context.lineTo(width - ROOM.right, at);
		context.stroke();
		context.fillText(formatSetting(10 ** decade, 1), ROOM.left - 5, at);
	}
	context.textBaseline = 'alphabetic';
	context.textAlign = 'center';
	for (const rate of RATE_TICKS) {
		if (rate <= end) context.fillText(formatSetting(rate), x(rate), height - ROOM.bottom + 14);
	}
	context.textAlign = 'right';
	context.fillText(texts.rate, width - ROOM.right, height - 3);
	context.textAlign = 'left';
	context.fillText(texts.distortion, ROOM.left + 4, ROOM.top + 9);
	context.strokeStyle = palette['line-strong'];
	context.beginPath();
	context.moveTo(ROOM.left + 0.5, ROOM.top);
	context.lineTo(ROOM.left + 0.5, height - ROOM.bottom + 0.5);
	context.lineTo(width - ROOM.right, height - ROOM.bottom + 0.5);
	context.stroke();
}
