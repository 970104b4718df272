import { formatMeasured } from '../i18n/numerals';
import type { Claim } from './Lesson';

/** A claim's number in print: a share in percent, else as it is. */
export function claimText({ unit }: Pick<Claim, 'unit'>, value: number, digits = 2): string {
	if (!Number.isFinite(value)) return '–';
	return unit === 'percent' ? `${formatMeasured(100 * value, digits)} %` : formatMeasured(value, digits);
}
