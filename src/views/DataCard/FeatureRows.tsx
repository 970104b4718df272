import { useTranslation } from 'react-i18next';
import type { DatasetSummary } from '../../analysis/datasetSummary';
import { unscaleFromUnit, type World } from '../../environments/Environment';
import { localized } from '../../i18n';
import { formatMeasured, formatShare } from '../../i18n/formatNumber';
import { tipOfText } from '../../ui/tip';
import { Bars } from './Bars';
import styles from './DataCard.module.css';

interface FeatureRowsProps {
	readonly environment: World;
	readonly summary: DatasetSummary;
}

/** Where the states lie between each feature's bounds, and whose changes go beyond what tanh reaches. */
export function FeatureRows({ environment, summary }: FeatureRowsProps) {
	const { t } = useTranslation('data');
	return (
		<ul className={styles.rows}>
			{environment.features.map(({ id, name, unit, low, high }, s) => {
				const { smallest, largest, counts, beyond, largestDelta } = summary.features[s];
				const from = formatBound(unscaleFromUnit(smallest, low, high), high - low);
				const to = formatBound(unscaleFromUnit(largest, low, high), high - low);
				const values = { name: localized(name), from, to, unit };
				return (
					<li key={id} className={styles.feature}>
						<span className={styles.small}>{values.name}</span>
						<Bars counts={counts} label={t('featureBars', values)} tone="ink" />
						<span className={styles.range} aria-hidden="true">
							{from === to ? from : `${from} … ${to}`} {unit}
						</span>
						{beyond > 0 && (
							<span className={styles.beyond} {...tipOfText(t('beyondTitle'))}>
								{t('beyondFeature', {
									count: beyond,
									share: formatShare(beyond, summary.size),
									largest: formatMeasured(largestDelta),
								})}
							</span>
						)}
					</li>
				);
			})}
		</ul>
	);
}

/** Values up to a millionth of the feature's range are rounding errors of 0. */
function formatBound(value: number, range: number): string {
	return Math.abs(value) <= 1e-6 * range ? '0' : formatMeasured(value);
}
