/** Marks as SVG paths about the origin, the same in the maps and in their legend. */

/** + : a noisy draw. */
export function plusPath(arm: number): string {
	return `M${-arm},0H${arm}M0,${-arm}V${arm}`;
}

/** × : a sample of the prior. */
export function timesPath(arm: number): string {
	return `M${-arm},${-arm}L${arm},${arm}M${-arm},${arm}L${arm},${-arm}`;
}
