import { formatMeasured } from '../../i18n/formatNumber';

/** A share in percent; what is there but small never reads as nothing. */
export function formatShare(count: number, of: number): string {
	if (count === 0 || of === 0) return '0 %';
	const percent = (100 * count) / of;
	if (percent < 0.01) return '< 0.01 %';
	return `${count === of ? '100' : formatMeasured(percent, percent < 10 ? 2 : 3)} %`;
}
