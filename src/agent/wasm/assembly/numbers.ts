/** Into [−1, 1]; NaN stays NaN. */
export function clampUnit(value: f32): f32 {
	return min<f32>(1, max<f32>(-1, value));
}
