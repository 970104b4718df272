/** Paints axes and curves of the loss chart; a plain function of what it is given. */

import { formatCount, formatSetting } from '../../i18n/formatNumber';
import type { TestLossHistory } from '../../lab/TestLossHistory';
import { LOSS_TERMS, type LossTerm } from '../../model/settings';
import { clamp } from '../../numerics/clamp';
import type { Term } from '../../state/highlight';
import type { ColorName, Palette } from '../../theme/palette';
import type { LossCurves, TermFactor } from './LossCurves';
import { SMALLEST_DRAWN } from './lossAxes';

/** The terms in the order of the history. */

/** Each symbol's colour. */
const COLORS: Readonly<Record<LossTerm, ColorName>> = { state: 'delta', parameters: 'parameters', kl: 'kl' };

/** Run A solid, run B dashed. */
const DASHES: readonly (readonly number[])[] = [[], [5, 3]];

/** On the test split: dots, further apart for run B. */
const TEST_DASHES: readonly (readonly number[])[] = [
	[1.5, 2.5],
	[1.5, 5.5],
];

/** CSS pixels around the plot: numbers of the axes, labels at the ends of the curves. */
export interface LossMargin {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/**
 * Where the reading stands beside the cursor: on the side with more room, and nowhere cut. CSS pixels.
 * @param x of the cursor @param width of the reading @param plotWidth what it must stay within
 */
export function readoutLeft(x: number, width: number, plotWidth: number): number {
	const beside = x > plotWidth / 2 ? x - width - 12 : x + 12;
	return clamp(beside, 0, Math.max(0, plotWidth - width));
}

/** Room for labels of a font: it grows with type that a person has made larger. */
export function marginOf(font: string): LossMargin {
	const size = Number.parseFloat(font);
	const room = (least: number, heights: number) => Math.round(Math.max(least, heights * size));
	return { left: room(40, 3.05), right: room(84, 6.45), top: 7, bottom: room(18, 1.38) };
}

/** Where the plot lies, in CSS pixels, and what its axes cover. */
export interface LossGeometry {
	readonly width: number;
	readonly height: number;
	readonly margin: LossMargin;
	/** Steps 0 … end. */
	readonly end: number;
	/** Powers of ten at the bottom and at the top. */
	readonly decades: readonly [low: number, high: number];
}

export function xOf({ width, margin, end }: LossGeometry, step: number): number {
	return margin.left + ((width - margin.left - margin.right) * step) / end;
}

export function yOf({ height, margin, decades: [low, high] }: LossGeometry, value: number): number {
	const share = (Math.log10(Math.max(value, SMALLEST_DRAWN)) - low) / (high - low);
	return height - margin.bottom - (height - margin.top - margin.bottom) * Math.max(0, share);
}

/** The loss term that a highlighted symbol belongs to; null for none. */
export function litTerm(highlighted: Term | null): LossTerm | null {
	switch (highlighted) {
		case 'mu':
		case 'sigma':
		case 'prior':
			return 'kl';
		case 'state':
		case 'parameters':
		case 'kl':
			return highlighted;
		default:
			return null;
	}
}

export interface LossLook {
	readonly palette: Palette;
	readonly font: string;
	/** Drawn in full while the others step back. */
	readonly lit: LossTerm | null;
	/** Vertex under the read-out's rule; −1 for none. */
	readonly cursor: number;
	/** Word after the last number of the step axis. */
	readonly stepsWord: string;
	/** The terms on the test split, and the factor on each. */
	readonly test: { readonly history: TestLossHistory; readonly factor: TermFactor };
}

/** Paints the curves and what stands at the read-out's rule. */
export function drawLossCurves(
	context: CanvasRenderingContext2D,
	geometry: LossGeometry,
	curves: LossCurves,
	look: LossLook,
): void {
	for (let run = curves.runs - 1; run >= 0; run--) {
		context.setLineDash(DASHES[run] as number[]);
		for (const term of LOSS_TERMS) {
			const lit = look.lit === null || look.lit === term;
			context.strokeStyle = look.palette[COLORS[term]];
			context.lineWidth = look.lit === term ? 2.25 : 1.5;
			context.globalAlpha = lit ? 1 : 0.22;
			drawCurve(context, geometry, curves, run, term);
		}
	}
	drawTestCurves(context, geometry, look);
	context.setLineDash([]);
	context.globalAlpha = 1;
	if (look.cursor >= 0) drawCursor(context, geometry, curves, look);
}

/** Paints gridlines, ticks and their numbers. */
export function drawAxes(context: CanvasRenderingContext2D, geometry: LossGeometry, look: LossLook): void {
	const { width, height, margin, end, decades } = geometry;
	const { palette, font, stepsWord } = look;
	const right = width - margin.right;
	const bottom = height - margin.bottom;
	context.font = font;
	context.fillStyle = palette['ink-soft'];
	context.strokeStyle = palette.hairline;
	context.lineWidth = 1;
	context.textBaseline = 'middle';
	context.textAlign = 'right';
	context.beginPath();
	// Every second decade is labelled when they come closer than the letters are high.
	const skip = Math.abs(yOf(geometry, 10) - yOf(geometry, 1)) < Number.parseFloat(font) + 3 ? 2 : 1;
	for (let decade = decades[0]; decade <= decades[1]; decade++) {
		const y = Math.round(yOf(geometry, 10 ** decade)) + 0.5;
		context.moveTo(margin.left, y);
		context.lineTo(right, y);
		if ((decades[1] - decade) % skip === 0) context.fillText(decadeText(decade), margin.left - 6, y);
	}
	context.stroke();
	context.textBaseline = 'alphabetic';
	const ticks = stepTicks(end);
	for (const [index, step] of ticks.entries()) {
		const x = xOf(geometry, step);
		const last = index === ticks.length - 1;
		context.textAlign = 'center';
		context.fillText(formatCount(step), x, height - 4);
		if (last) {
			context.textAlign = 'left';
			context.fillText(stepsWord, right + 27, height - 4);
		}
	}
	context.beginPath();
	for (const step of ticks) {
		const x = Math.round(xOf(geometry, step)) + 0.5;
		context.moveTo(x, bottom);
		context.lineTo(x, bottom + 3);
	}
	context.stroke();
}

/** 0, and the quarters or fifths of the axis: whichever are rounder numbers. */
function stepTicks(end: number): number[] {
	const leading = Number(String(end)[0]);
	const wanted = leading % 2 === 0 ? 4 : 5;
	const parts = end % wanted === 0 ? wanted : 1;
	return Array.from({ length: parts + 1 }, (_, part) => (end * part) / parts);
}

function decadeText(decade: number): string {
	if (decade >= -3 && decade <= 3) return formatSetting(10 ** decade);
	const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
	const power = Math.abs(decade)
		.toString()
		.replace(/\d/g, (digit) => digits[Number(digit)]);
	return `10${decade < 0 ? '⁻' : ''}${power}`;
}

function drawCurve(
	context: CanvasRenderingContext2D,
	geometry: LossGeometry,
	curves: LossCurves,
	run: number,
	term: LossTerm,
): void {
	context.beginPath();
	let drawing = false;
	for (let vertex = 0; vertex < curves.count; vertex++) {
		const value = curves.value(vertex, run, term);
		// No place on a log axis for 0, and none anywhere for what is not a number.
		if (!(value > 0)) {
			drawing = false;
			continue;
		}
		const x = xOf(geometry, curves.steps[vertex]);
		const y = yOf(geometry, value);
		if (drawing) context.lineTo(x, y);
		else context.moveTo(x, y);
		drawing = true;
	}
	context.stroke();
	// One step is no line yet; a dot shows it.
	if (curves.count === 1 && drawing) {
		context.beginPath();
		context.arc(xOf(geometry, curves.steps[0]), yOf(geometry, curves.value(0, run, term)), 2, 0, 2 * Math.PI);
		context.stroke();
	}
}

/** The terms on the test split: thin and dotted, in the colours of the terms. */
function drawTestCurves(
	context: CanvasRenderingContext2D,
	geometry: LossGeometry,
	{ palette, lit, test: { history, factor } }: LossLook,
): void {
	if (history.length === 0) return;
	context.lineWidth = 1;
	for (let run = history.runs - 1; run >= 0; run--) {
		context.setLineDash(TEST_DASHES[run] as number[]);
		for (const term of LOSS_TERMS) {
			context.strokeStyle = palette[COLORS[term]];
			context.globalAlpha = lit === null || lit === term ? 1 : 0.22;
			context.beginPath();
			let drawing = false;
			for (let point = 0; point < history.length; point++) {
				const value = factor(run, term, history.step(point)) * history.value(point, run, term);
				if (value > 0) {
					const x = xOf(geometry, history.step(point));
					if (drawing) context.lineTo(x, yOf(geometry, value));
					else context.moveTo(x, yOf(geometry, value));
				}
				drawing = value > 0;
			}
			context.stroke();
		}
	}
}

function drawCursor(
	context: CanvasRenderingContext2D,
	geometry: LossGeometry,
	curves: LossCurves,
	{ cursor, palette }: LossLook,
): void {
	const x = xOf(geometry, curves.steps[cursor]);
	context.strokeStyle = palette['ink-soft'];
	context.lineWidth = 1;
	context.beginPath();
	context.moveTo(Math.round(x) + 0.5, geometry.margin.top);
	context.lineTo(Math.round(x) + 0.5, geometry.height - geometry.margin.bottom);
	context.stroke();
	for (let run = 0; run < curves.runs; run++) {
		for (const term of LOSS_TERMS) {
			const value = curves.value(cursor, run, term);
			if (!(value > 0)) continue;
			context.beginPath();
			context.arc(x, yOf(geometry, value), 3, 0, 2 * Math.PI);
			context.fillStyle = run === 0 ? palette[COLORS[term]] : palette.paper;
			context.strokeStyle = palette[COLORS[term]];
			context.lineWidth = 1.5;
			context.fill();
			context.stroke();
		}
	}
}
