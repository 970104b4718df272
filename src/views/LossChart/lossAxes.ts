/** The axes of the loss chart: steps from 0 to a round number, loss over whole decades. */

/** The step axis is never shorter than this. */
const FEWEST_STEPS = 50;

/** Values below this are drawn at the bottom: a KL of a collapsed posterior goes to 0, and the axis cannot. */
export const SMALLEST_DRAWN = 1e-6;

/**
 * The end of the step axis: the next of 1, 2, 5 · 10ⁿ, or the step at which training pauses when that comes
 * first. It jumps now and then instead of creeping with every step.
 */
export function stepAxisEnd(lastStep: number, stopAt: number): number {
	const wanted = Math.max(lastStep, FEWEST_STEPS);
	const decade = 10 ** Math.floor(Math.log10(wanted));
	const end = decade * ([1, 2, 5].find((factor) => factor * decade >= wanted) ?? 10);
	return stopAt >= wanted && stopAt < end ? stopAt : end;
}

/** Powers of ten that enclose the values; [−3, 0] when there are none. */
export function lossDecades(smallest: number, largest: number): [low: number, high: number] {
	if (!(largest > 0)) return [-3, 0];
	const low = Math.floor(Math.log10(Math.max(smallest, SMALLEST_DRAWN)));
	const high = Math.ceil(Math.log10(Math.max(largest, SMALLEST_DRAWN)));
	// + 0 turns the −0 of a largest value just under 1 into 0.
	return [low, Math.max(high, low + 1) + 0];
}
