/** Numbers with fewer digits, as numbers: for settings and for coordinates. Texts are `i18n/formatNumber`'s. */

/** @param decimals after the point, 0 … 100 */
export function roundTo(value: number, decimals: number): number {
	return Number(value.toFixed(decimals));
}

/** @param significant digits, 1 … 100 */
export function roundSignificant(value: number, digits: number): number {
	return Number(value.toPrecision(digits));
}
