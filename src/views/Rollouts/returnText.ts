/** Means and shares as the table writes them: as many decimals as the interval deserves. */
import type { Interval } from '../../analysis/confidenceInterval';
import { formatFixed } from '../../i18n/formatNumber';
import { clamp } from '../../numerics/clamp';

/** Decimals without an interval. */
const PLAIN_DECIMALS = 2;
const MOST_DECIMALS = 4;

/** Decimals that show an uncertainty with two digits. */
function decimalsOf(half: number): number {
	if (!(half > 0)) return PLAIN_DECIMALS;
	return clamp(1 - Math.floor(Math.log10(half)), 0, MOST_DECIMALS);
}

/** A number, and how exactly it is known; '' where that is not known. */
export interface KnownNumber {
	readonly value: string;
	readonly exactness: string;
}

/** −8.115 and ± 0.076 */
export function meanText(mean: number, interval: Interval | null): KnownNumber {
	if (!interval) return { value: formatFixed(mean, PLAIN_DECIMALS), exactness: '' };
	const half = (interval.high - interval.low) / 2;
	const decimals = decimalsOf(half);
	// What rounds to nothing is not nothing.
	const least = 10 ** -decimals;
	const size = half > 0 && half < least / 2 ? `< ${formatFixed(least, decimals)}` : formatFixed(half, decimals);
	return { value: formatFixed(mean, decimals), exactness: `± ${size}` };
}

/** +7.93 and ± 0.21, or 0.0 and ± 0.4: the sign is that of the number as it is written. */
export function differenceText(mean: number, interval: Interval | null): KnownNumber {
	const { value, exactness } = meanText(mean, interval);
	const zero = Number(value.replace('−', '-')) === 0;
	return { value: zero ? value.replace('−', '') : mean > 0 ? `+${value}` : value, exactness };
}

/** 4.4 % and [3.8, 5.1] */
export function shareText(share: number, { low, high }: Interval): KnownNumber {
	const percent = (value: number) => formatFixed(100 * value, 1);
	return { value: `${percent(share)} %`, exactness: `[${percent(low)}, ${percent(high)}]` };
}
