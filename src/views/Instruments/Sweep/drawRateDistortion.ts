/** Every run of a sweep as a dot that moves: what its code costs against how well x is restored. */
import { linearGaussian } from '../../../analysis/rateDistortion';
import { formatSetting } from '../../../i18n/numerals';
import type { Ground } from '../Picture';
import type { StepSeries } from '../StepSeries';

const ROOM = { left: 42, right: 10, top: 8, bottom: 30 } as const;

/** Numbers on the axis of the rate, a root. */
const RATE_TICKS = [0, 1, 3, 8, 20, 40, 80];

/** Weights that the theory's curve is drawn through. */
const CURVE_POINTS = 80;
const CURVE_LOW = 1e-4;

export interface RateDistortionTexts {
	readonly rate: string;
	readonly distortion: string;
	readonly theory: string;
}

export interface RateDistortionPlot {
	/** Rows of rate and distortion, run by run. */
	readonly series: StepSeries;
	readonly weights: readonly number[];
	/** P: variances of the parameters. */
	readonly variances: ArrayLike<number>;
	readonly latentDim: number;
	readonly parameterWeight: number;
	/** w*. */
	readonly collapse: number;
	readonly texts: RateDistortionTexts;
}

export function drawRateDistortion(ground: Ground, plot: RateDistortionPlot): void {
	const { context, width, height, palette, font } = ground;
	const { series, weights, variances, latentDim, parameterWeight, collapse } = plot;
	const last = series.rows[series.rows.length - 1];
	const rates = series.rows.flatMap((row) => row.filter((value, i) => i % 2 === 0 && Number.isFinite(value)));
	const end = Math.max(2, ...rates) * 1.05;
	const worst = 2 * Math.max(1e-6, variances.length > 0 ? mean(variances) : 1);
	const errors = series.rows.flatMap((row) => row.filter((value, i) => i % 2 === 1 && value > 0));
	const best = Math.min(worst / 100, ...errors) / 1.5;
	// The root gives the runs with a KL term room beside the one without, whose rate nothing holds down.
	const x = (rate: number) => ROOM.left + Math.sqrt(rate / end) * (width - ROOM.left - ROOM.right);
	const y = (error: number) => {
		const share = Math.log(Math.max(best, error) / best) / Math.log(worst / best);
		return height - ROOM.bottom - share * (height - ROOM.top - ROOM.bottom);
	};
	context.font = font;
	context.lineWidth = 1;
	drawAxes(ground, plot.texts, { x, y, end, best, worst });

	context.strokeStyle = palette['ink-soft'];
	context.setLineDash([4, 3]);
	context.beginPath();
	for (let i = 0; i <= CURVE_POINTS; i++) {
		const weight = CURVE_LOW * (collapse / CURVE_LOW) ** (i / CURVE_POINTS);
		const { rate, distortion } = linearGaussian(variances, latentDim, parameterWeight, weight);
		if (rate <= end && distortion >= best) context.lineTo(x(rate), y(distortion));
	}
	context.stroke();
	context.setLineDash([]);

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
		context.fillText(String(Number((10 ** decade).toPrecision(1))), ROOM.left - 5, at);
	}
	context.textBaseline = 'alphabetic';
	context.textAlign = 'center';
	for (const rate of RATE_TICKS) {
		if (rate <= end) context.fillText(String(rate), x(rate), height - ROOM.bottom + 14);
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

function mean(values: ArrayLike<number>): number {
	return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
