/** How numbers are written on the page: the same in both languages, with digits that keep their width. */

const MINUS = '−';
const NARROW_SPACE = '\u202f';

/** A whole number in groups of three: 4 000. */
export function formatCount(value: number): string {
	const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
	return value <= -0.5 ? MINUS + digits : digits;
}

/**
 * A measured value with so many significant digits, trailing zeros included, so that a running number
 * keeps its width: 0.0316, 1.32, 10.2; from 1e-4 down with a power, 5.3e−5.
 */
export function formatMeasured(value: number, digits = 3): string {
	if (Number.isNaN(value)) return '–';
	if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
	const size = Math.abs(value);
	if (size === 0) return '0';
	if (size >= 10 ** digits) return size < 1e6 ? formatCount(value) : withMinus(value.toExponential(digits - 1));
	if (size < 1e-4) return withMinus(value.toExponential(Math.max(0, digits - 2)));
	return withMinus(value.toPrecision(digits));
}

/** A setting as a person typed it, without trailing zeros: 0.05, 0.1, 1, 0.00025. */
export function formatSetting(value: number, digits = 6): string {
	return withMinus(String(Number(value.toPrecision(digits))));
}

/** A loss weight in a title: with at least two decimals unless it is whole: 0.10, 0.005, 2. */
export function formatWeight(value: number): string {
	const text = formatSetting(value);
	return Number.isInteger(value) || (text.split('.')[1]?.length ?? 0) > 1 ? text : value.toFixed(2);
}

function withMinus(text: string): string {
	return text.replaceAll('-', MINUS).replace('e+', 'e');
}
