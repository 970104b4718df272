/** The numbers that are predicted, on logarithmic rulers. */
import { clamp } from '../../numerics/clamp';

export const MEASURE_IDS = ['sigma', 'spread', 'error'] as const;
export type Measure = (typeof MEASURE_IDS)[number];

interface Ruler {
	readonly low: number;
	readonly high: number;
	readonly ticks: readonly number[];
}

/** From below what the clamp allows to beyond what any of the cases comes to. */
export const MEASURES: Readonly<Record<Measure, Ruler>> = {
	sigma: { low: 0.01, high: 3, ticks: [0.01, 0.1, 1] },
	spread: { low: 0.001, high: 100, ticks: [0.001, 0.01, 0.1, 1, 10, 100] },
	error: { low: 0.0001, high: 1, ticks: [0.0001, 0.001, 0.01, 0.1, 1] },
};

/** Where a value lies on its ruler, 0 … 1; beyond the ends at the ends. */
export function positionOf(measure: Measure, value: number): number {
	const { low, high } = MEASURES[measure];
	return clamp(Math.log(value / low) / Math.log(high / low), 0, 1);
}

/** The value at a place of the ruler. @param position 0 … 1 */
export function valueAt(measure: Measure, position: number): number {
	const { low, high } = MEASURES[measure];
	return low * (high / low) ** position;
}
