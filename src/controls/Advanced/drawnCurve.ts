/** Edits of a drawn curve; each gives a new one that the configuration accepts. */
import { drawnFactor } from '../../model/schedule';
import type { DrawnCurve } from '../../model/settings';
import { clamp } from '../../numerics/clamp';

/** As many as the configuration takes. */
const MOST_POINTS = 16;

/** What a curve starts as: from 0 to the whole at a third of the training. */
export function firstCurve(steps: number): DrawnCurve {
	return [
		[0, 0],
		[Math.max(1, Math.round(steps / 3)), 1],
	];
}

/** Moves a point, but never past its neighbours. @param place step and factor, rounded and clamped */
export function movePoint(
	points: DrawnCurve,
	index: number,
	[step, factor]: readonly [number, number],
	steps: number,
): DrawnCurve {
	const low = index === 0 ? 0 : points[index - 1][0] + 1;
	const high = index === points.length - 1 ? steps : points[index + 1][0] - 1;
	const clampedStep = Math.max(low, Math.min(high, Math.round(step)));
	const clampedFactor = Math.round(100 * clamp(factor, 0, 1)) / 100;
	return points.map((point, at) => (at === index ? [clampedStep, clampedFactor] : point));
}

/** Adds a point: at a place, or half-way from the point of an index to the next. */
export function addPoint(points: DrawnCurve, steps: number, at: number | readonly [number, number]): DrawnCurve {
	if (points.length === MOST_POINTS) return points;
	let [step, factor] = typeof at === 'number' ? [0, 0] : at;
	if (typeof at === 'number') {
		step = (points[at][0] + (points[at + 1]?.[0] ?? steps)) / 2;
		factor = drawnFactor(points, step);
	}
	const place = Math.round(Math.max(0, Math.min(steps, step)));
	if (points.some(([taken]) => taken === place)) return points;
	const added = [...points, [place, Math.round(100 * clamp(factor, 0, 1)) / 100] as const];
	return added.sort(([a], [b]) => a - b);
}

/** Takes a point away; the last one stays. */
export function removePoint(points: DrawnCurve, index: number): DrawnCurve {
	return points.length === 1 ? points : points.filter((_, at) => at !== index);
}
