/** Numbers as the panel writes them: a true minus sign, and as many decimals as the range deserves. */

/** A number with a true minus sign; what rounds to zero has no sign. */
export function formatFixed(value: number, decimals: number): string {
	if (!Number.isFinite(value)) return '–';
	const text = Math.abs(value).toFixed(decimals);
	return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Decimals that tell about 1/200 of a range: 2 for a range of 2, 1 for 40, 0 for 720. */
export function decimalsFor(low: number, high: number): number {
	return Math.max(0, 2 - Math.floor(Math.log10(high - low)));
}

/** A value with the decimals that its range deserves. */
export function formatInRange(value: number, low: number, high: number): string {
	return formatFixed(value, decimalsFor(low, high));
}

/** A change, always with its sign; zero has none. */
export function formatChange(value: number, decimals: number): string {
	const text = formatFixed(value, decimals);
	return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A bound without idle decimals: 40, 14.02, −7.01. */
export function formatBound(value: number): string {
	return String(Number(value.toFixed(2))).replace('-', '−');
}

/** A number as an index: x₁, z₁₂. */
export function subscript(index: number): string {
	return String(index).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}

/** A code: (0.42, −1.18). */
export function formatCode(z: ArrayLike<number>): string {
	return `(${Array.from(z, (value) => formatFixed(value, 2)).join(', ')})`;
}

/** A share in percent, with a decimal only where the whole number would say 0 or 100 and be wrong. */
export function formatPercent(share: number): string {
	const percent = 100 * share;
	const whole = Math.round(percent);
	const hides = (whole === 0 && percent > 0) || (whole === 100 && percent < 100);
	return `${hides ? percent.toFixed(1) : whole} %`;
}
