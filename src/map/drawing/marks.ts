/** Marks as SVG paths about the origin, the same in the maps and in their legend. */

/** + : a noisy draw. */
export function plusPath(arm: number): string {
	return `M${-arm},0H${arm}M0,${-arm}V${arm}`;
}

/** × : a sample of the prior. */
export function timesPath(arm: number): string {
	return `M${-arm},${-arm}L${arm},${arm}M${-arm},${arm}L${arm},${-arm}`;
}

/** The probe: a ring with four arms. */
export const PROBE_PATH = 'M-12,0H-3M3,0H12M0,-12V-3M0,3V12M6.5,0A6.5,6.5 0 1 1 -6.5,0A6.5,6.5 0 1 1 6.5,0Z';
