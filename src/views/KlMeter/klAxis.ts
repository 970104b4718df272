/**
 * The axis of the KL meter. A bar's length is the square root of its share of the axis: without KL term a dim costs 10
 * nats and with it 0.4, and both must be readable side by side.
 */

/** The axis is left as it is until the largest bar would cover less than this share of its nats. */
const SHRINK_BELOW = 0.15;

/** Length of a bar, 0 … 1 of the axis. */
export function barLength(nats: number, end: number): number {
	return Math.sqrt(Math.min(1, Math.max(0, nats) / end));
}

/** The end of the axis in nats: 1, 2 or 5 · 10ⁿ, and the same as before while that still serves. */
export function klAxisEnd(largest: number, before: number): number {
	if (!Number.isFinite(largest)) return before;
	if (largest <= before && largest >= before * SHRINK_BELOW) return before;
	const wanted = Math.max(1, largest);
	const decade = 10 ** Math.floor(Math.log10(wanted));
	return decade * ([1, 2, 5].find((factor) => factor * decade >= wanted) ?? 10);
}

/** Nats at which the axis is marked. */
export function klTicks(end: number): number[] {
	return [end / 10, end / 2, end];
}
