import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { splitDataset } from '../../dataset/testPart';
import { formatCount, formatMeasured, formatShare } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { useConfig } from '../../state/configStore';
import { useSession } from '../../state/sessionStore';
import { useTarget } from '../../ui/useTarget';
import { ActionRows } from './ActionRows';
import { Bars } from './Bars';
import styles from './DataCard.module.css';
import { FeatureRows } from './FeatureRows';
import { type SummarisedDataset, useDatasetSummary } from './useDatasetSummary';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** What the model learns from: actions, parameters, states, rewards, and the changes that it cannot fit. */
export default function DataCard() {
	const { t } = useTranslation('data');
	const target = useTarget('dataCard');
	const shown = useDatasetSummary();
	return (
		<section
			className={styles.card}
			data-figure="data"
			aria-label={t('title')}
			aria-busy={!shown || undefined}
			data-testid="data-card"
			// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and holds nothing else to reach by keyboard.
			tabIndex={0}
			{...target.area}
		>
			{shown ? <Contents {...shown} /> : <p className={styles.note}>{t('counting')}</p>}
		</section>
	);
}

function Contents({ dataset, environment, summary }: SummarisedDataset) {
	const { t } = useTranslation('data');
	return (
		<>
			<div className={styles.column}>
				<Size dataset={dataset} />
				<Rewards summary={summary} />
				<h3 className={styles.heading}>{t('changes')}</h3>
				<p className={styles.note} data-testid="data-beyond">
					{summary.beyond === 0
						? t('beyondNone')
						: t('beyond', { count: summary.beyond, share: formatShare(summary.beyond, summary.entries) })}
				</p>
			</div>
			<div className={styles.column}>
				<h3 className={styles.heading}>{t('actions')}</h3>
				<ActionRows environment={environment} summary={summary} />
			</div>
			<div className={styles.column}>
				<h3 className={styles.heading}>{t('states')}</h3>
				<p className={styles.note}>{t('statesNote')}</p>
				<FeatureRows environment={environment} summary={summary} />
			</div>
		</>
	);
}

/** How many transitions, and what they are for. */
function Size({ dataset }: Pick<SummarisedDataset, 'dataset'>) {
	const { t } = useTranslation('data');
	const testShare = useConfig(({ config }) => config.data.testShare);
	const recorded = useSession(({ training }) => training.is === 'recorded');
	const parts = useMemo(() => splitDataset(dataset, testShare), [dataset, testShare]);
	return (
		<>
			<h3 className={styles.heading} data-testid="data-size">
				{t('size', { count: formatCount(dataset.size) })}
			</h3>
			{recorded && <p className={styles.note}>{t('recorded')}</p>}
			{parts.test.length > 0 && (
				<p className={styles.note} data-testid="data-parts">
					{t('parts', { training: formatCount(parts.training.length), test: formatCount(parts.test.length) })}
				</p>
			)}
		</>
	);
}

function Rewards({ summary: { reward, done, size } }: Pick<SummarisedDataset, 'summary'>) {
	const { t } = useTranslation('data');
	const { smallest, largest, counts } = reward;
	const low = formatMeasured(smallest);
	const high = formatMeasured(largest);
	const zero = smallest < 0 && largest > 0 ? -smallest / (largest - smallest) : undefined;
	return (
		<>
			<h3 className={styles.heading}>{t('reward')}</h3>
			<div className={styles.reward}>
				<Bars counts={counts} label={t('rewardBars', { low, high })} zero={zero} tone="ink" />
				<div className={styles.ends} aria-hidden="true">
					<span>{low}</span>
					<span>{high}</span>
				</div>
			</div>
			<p className={styles.note}>{t('done', { share: formatShare(done, size) })}</p>
		</>
	);
}
