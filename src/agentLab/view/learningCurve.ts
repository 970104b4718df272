/** The curves of evaluations: which numbers they show, and over what axes. Pure. */
import type { CurvePoint } from '../../agent/protocol';
import { type Interval, meanInterval, RunningMoments } from '../../analysis/confidenceInterval';

export type CurveQuantity = 'success' | 'return';

/** One evaluation of one agent, or the mean of several agents', as it is drawn. */
export interface CurveMark {
	readonly step: number;
	readonly value: number;
	/** 95 % over the episodes of the evaluation, or over the seeds; null where there are too few. */
	readonly interval: Interval | null;
}

export interface CurveAxes {
	/** Environment steps: 0 … last. */
	readonly last: number;
	readonly low: number;
	readonly high: number;
}

/** The marks of an agent's evaluations; none where its world has no such number. */
export function marksOf(curve: readonly CurvePoint[], quantity: CurveQuantity): CurveMark[] {
	return curve.flatMap(({ environmentStep, meanReturn, returnInterval, successRate, successInterval }) => {
		if (quantity === 'return') return [{ step: environmentStep, value: meanReturn, interval: returnInterval }];
		return successRate === null ? [] : [{ step: environmentStep, value: successRate, interval: successInterval }];
	});
}

/**
 * The means over agents that differ in their seed, as far as all of them are, and where the mean of all seeds lies: null
 * below five of them.
 */
export function meanMarks(curves: readonly (readonly CurveMark[])[], quantity: CurveQuantity): CurveMark[] {
	const length = Math.min(...curves.map((marks) => marks.length));
	return Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, index) => {
		const moments = new RunningMoments();
		for (const marks of curves) moments.add(marks[index].value);
		const interval = meanInterval(moments);
		// Student's t does not respect the bounds of a share.
		const bounded = quantity === 'success' && interval;
		return {
			step: curves[0][index].step,
			value: moments.mean,
			interval: bounded ? { low: Math.max(0, interval.low), high: Math.min(1, interval.high) } : interval,
		};
	});
}

/**
 * Axes that hold every mark and interval: success always 0 … 1, the return as far as it went.
 * @param until environment steps that are to come
 */
export function axesOf(curves: readonly (readonly CurveMark[])[], quantity: CurveQuantity, until: number): CurveAxes {
	const marks = curves.flat();
	const last = Math.max(1, until, ...marks.map(({ step }) => step));
	if (quantity === 'success') return { last, low: 0, high: 1 };
	const ends = marks.flatMap(({ value, interval }) => [value, interval?.low ?? value, interval?.high ?? value]);
	if (ends.length === 0) return { last, low: 0, high: 1 };
	const [low, high] = [Math.min(...ends), Math.max(...ends)];
	const room = high > low ? 0.05 * (high - low) : Math.max(0.5, 0.05 * Math.abs(high));
	return { last, low: low - room, high: high + room };
}

/** The marks of a quantity over the training; none where it is not a number. */
export function courseOf<T extends { readonly step: number }>(
	entries: readonly T[],
	value: (entry: T) => number,
): CurveMark[] {
	return entries
		.map((entry) => ({ step: entry.step, value: value(entry), interval: null }))
		.filter((mark) => Number.isFinite(mark.value));
}

/** Axes for a quantity over the training. @param bounds of the numbers where they have any */
export function courseAxes(
	curves: readonly (readonly CurveMark[])[],
	until: number,
	bounds?: { readonly low: number; readonly high: number },
): CurveAxes {
	const { last, low, high } = axesOf(curves, 'return', until);
	return { last, low: bounds?.low ?? low, high: bounds?.high ?? high };
}
