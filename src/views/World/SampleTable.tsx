import { useTranslation } from 'react-i18next';
import { SATURATED } from '../../analysis/sampleOutcomes';
import { formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { useTarget } from '../../ui/useTarget';
import styles from './World.module.css';

const ROWS = ['saturated', 'spread', 'sampleError'] as const;

/** What the samples come to in each run, and the same of the data; `fillSampleCells` fills it. */
export function SampleTable() {
	const { t } = useTranslation('world');
	const target = useTarget('worldSamples');
	return (
		<>
			<table className={styles.summary} data-testid="world-samples" {...target.area}>
				<caption className="visually-hidden">{t('summaryCaption')}</caption>
				<thead>
					<tr>
						<td />
						{RUN_NAMES.map((name) => (
							<th key={name} scope="col">
								{name}
							</th>
						))}
						<th scope="col">{t('data')}</th>
					</tr>
				</thead>
				<tbody>
					{ROWS.map((row) => (
						<tr key={row}>
							<th scope="row">
								{t(row)}
								<span className={styles.hint}>{t(`${row}Hint`, { limit: formatSetting(SATURATED) })}</span>
							</th>
							<td />
							<td />
							<td />
						</tr>
					))}
				</tbody>
			</table>
			<p className={styles.note} data-part="dataNote" />
		</>
	);
}
