import { formatCount, formatMeasured } from '../i18n/numerals';
import type { Claim } from './Lesson';

/** A claim's number in print: a share in percent, a count as a whole number, else as it is. */
export function claimText({ unit }: Pick<Claim, 'unit'>, value: number, digits = 2): string {
	if (!Number.isFinite(value)) return '–';
	if (unit === 'count') return formatCount(value);
	return unit === 'percent' ? `${formatMeasured(100 * value, digits)} %` : formatMeasured(value, digits);
}
