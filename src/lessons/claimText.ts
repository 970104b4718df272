import { formatCount, formatMeasured } from '../i18n/formatNumber';
import type { SeedEvidence } from './evidence';
import type { Claim } from './Lesson';

/** A claim's number in print: a share in percent, a difference of shares in percentage points, a count as a whole number, else as it is. */
export function claimText({ unit }: Pick<Claim, 'unit'>, value: number, digits = 2): string {
	if (!Number.isFinite(value)) return '–';
	if (unit === 'count') return formatCount(value);
	if (unit === 'points') return formatMeasured(100 * value, digits);
	return unit === 'percent' ? `${formatMeasured(100 * value, digits)} %` : formatMeasured(value, digits);
}

/** A claim over the seeds, in print: the first and last seed, the least and the largest number. */
export function seedRange(claim: Pick<Claim, 'unit'>, { seeds, values }: SeedEvidence) {
	return {
		first: seeds[0],
		last: seeds[seeds.length - 1],
		low: claimText(claim, Math.min(...values)),
		high: claimText(claim, Math.max(...values)),
	};
}
