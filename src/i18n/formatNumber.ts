/**
 * How numbers are written on the page: the same in both languages, with a true minus sign and digits that keep their
 * width. Nothing else in src/ writes a number as a text.
 */

const MINUS = '−';
const NARROW_SPACE = '\u202f';

/** Intl's formats are expensive to create, and few. */
const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, options: Intl.NumberFormatOptions): string {
	const key = JSON.stringify(options);
	let known = formats.get(key);
	if (!known) {
		// Without a sign for zero; the sign is our own.
		known = new Intl.NumberFormat('en', { useGrouping: false, signDisplay: 'negative', ...options });
		formats.set(key, known);
	}
	return known.format(value).replace('-', MINUS).replaceAll(',', NARROW_SPACE);
}

/** A whole number in groups of three: 4 000. */
export function formatCount(value: number): string {
	return format(value, { maximumFractionDigits: 0, useGrouping: true });
}

/** A number with so many decimals; what rounds to zero has no sign. */
export function formatFixed(value: number, decimals: number): string {
	if (!Number.isFinite(value)) return '–';
	return format(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** With a power of ten: 5.3e−5, 2.00e9. */
function formatPower(value: number, leastDigits: number, mostDigits = leastDigits): string {
	const fraction = { minimumFractionDigits: leastDigits - 1, maximumFractionDigits: mostDigits - 1 };
	return format(value, { notation: 'scientific', ...fraction })
		.replace('E', 'e')
		.replace('-', MINUS);
}

/**
 * A measured value with so many significant digits, trailing zeros included, so that a running number
 * keeps its width: 0.0316, 1.32, 10.2; below `smallest` with a power, 5.3e−5.
 */
export function formatMeasured(value: number, digits = 3, smallest = 1e-4): string {
	if (Number.isNaN(value)) return '–';
	if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
	const size = Math.abs(value);
	if (size === 0) return '0';
	if (size >= 10 ** digits) return size < 1e6 ? formatCount(value) : formatPower(value, digits);
	if (size < smallest) return formatPower(value, Math.max(1, digits - 1));
	return format(value, { minimumSignificantDigits: digits, maximumSignificantDigits: digits });
}

/** A setting as a person typed it, without trailing zeros: 0.05, 0.1, 1, 0.00025; very small or large with a power, 2e−7. */
export function formatSetting(value: number, digits = 6): string {
	const size = Math.abs(value);
	if ((size > 0 && size < 1e-6) || (size >= 1e21 && Number.isFinite(size))) return formatPower(value, 1, digits);
	return format(value, { maximumSignificantDigits: digits });
}

/** A loss weight in a title: with at least two decimals unless it is whole: 0.10, 0.005, 2. */
export function formatWeight(value: number): string {
	const text = formatSetting(value);
	return Number.isInteger(value) || (text.split('.')[1]?.length ?? 0) > 1 ? text : formatFixed(value, 2);
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
	if (!Number.isFinite(value)) return '–';
	const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	return format(value, { signDisplay: 'exceptZero', ...fraction });
}

/** With so many decimals at most, without trailing zeros: 40, 0.031. */
export function formatUpTo(value: number, decimals: number): string {
	return format(value, { maximumFractionDigits: decimals });
}

/** A bound: 40, 14.02, −7.01. */
export function formatBound(value: number): string {
	return formatUpTo(value, 2);
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
	return `${formatFixed(percent, hides ? 1 : 0)} %`;
}

/** A share of a count in percent; a small share that is not 0 never reads as 0. */
export function formatShare(count: number, of: number): string {
	if (count === 0 || of === 0) return '0 %';
	const percent = (100 * count) / of;
	if (percent < 0.01) return '< 0.01 %';
	return `${count === of ? '100' : formatMeasured(percent, percent < 10 ? 2 : 3)} %`;
}

/** When something was, in the words of a language: Nov 30, 2026, 1:05 PM. @param time milliseconds since 1970 */
export function formatTime(time: number, language: string): string {
	return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}
