/** The axis that all policies' returns share. */
import { scaleLinear } from 'd3';
import type { Level } from '../../analysis/rollout';

/** Room on both sides of what is drawn, as a share of the axis. */
const MARGIN = 0.04;

const TICKS = 4;

export interface ReturnAxis {
	/** Place of a return, 0 … 1. */
	readonly place: (value: number) => number;
	readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

/** @returns null when there is no return to draw */
export function returnAxis(levels: readonly Level[]): ReturnAxis | null {
	const values = levels
		.flatMap(({ meanReturn, returnInterval }) => [meanReturn, returnInterval?.low, returnInterval?.high])
		.filter((value) => value !== undefined)
		.filter(Number.isFinite);
	if (values.length === 0) return null;
	let low = Math.min(...values);
	let high = Math.max(...values);
	if (low === high) {
		low -= 1;
		high += 1;
	}
	const scale = scaleLinear([low, high], [MARGIN, 1 - MARGIN]).nice(TICKS);
	const format = scale.tickFormat(TICKS);
	return {
		place: scale,
		ticks: scale.ticks(TICKS).map((value) => ({ value, text: format(value) })),
	};
}
