/** @returns the value, or the bound that it lies beyond; `max` where the bounds are the wrong way round */
export function clamp(value: number, min: number, max: number): number {
	return Math.min(max, Math.max(min, value));
}
