/** @returns the value, or the bound that it lies beyond; `max` where the bounds are the wrong way round */
export function clamp(value: number, min: number, max: number): number {
	return Math.min(max, Math.max(min, value));
}

/** @returns the value, or the bound of [−bound, bound] that it lies beyond */
export function clip(value: number, bound: number): number {
	return clamp(value, -bound, bound);
}
