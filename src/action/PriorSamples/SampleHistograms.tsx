import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { formatBound, formatPercent } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { useExploration } from '../../state/explorationStore';
import { useShownAction } from '../../state/useShownAction';
import { tipOfText } from '../../ui/tip';
import { BINS, drawHistogram, HISTOGRAM_HEIGHT } from './drawHistogram';
import styles from './SampleHistograms.module.css';
import { useSampleReading } from './useSampleReading';

/** How the samples' decoded parameters are spread in both runs, beside the data's; and the share in holes. */
export function SampleHistograms() {
	const { t } = useTranslation('decoded');
	const { environment, action } = useShownAction();
	const count = useExploration(({ samples }) => samples?.count ?? 0);
	const { parameters } = environment.actions[action];
	const plots = useRef<HTMLDivElement>(null);
	const holes = useRef<HTMLSpanElement>(null);

	useSampleReading((reading) => {
		const shown = reading?.environment === environment && reading.action === action ? reading : null;
		if (holes.current)
			holes.current.textContent =
				shown?.inHoles
					.map((share, run) => `${share === null ? '–' : formatPercent(share)} (${RUN_NAMES[run]})`)
					.join(' · ') ?? '';
		if (!shown) return;
		for (const [parameter, plot] of Array.from(plots.current?.querySelectorAll('svg') ?? []).entries())
			drawHistogram(Array.from(plot.querySelectorAll('path')), shown, parameter);
	});

	return (
		<div className={styles.reading} data-figure="samples">
			<div ref={plots} className={styles.plots}>
				{parameters.map((parameter) => (
					<figure key={parameter.id} className={styles.plot}>
						<svg
							className={styles.histogram}
							viewBox={`0 0 ${BINS} ${HISTOGRAM_HEIGHT}`}
							preserveAspectRatio="none"
							role="img"
							aria-label={t('histogramOf', { parameter: localized(parameter.name), count })}
						>
							<path className={styles.data} />
							<path className={styles.runA} />
							<path className={styles.runB} />
						</svg>
						<figcaption className={styles.range}>
							<span>{formatBound(parameter.low)}</span>
							<span className={styles.name}>{localized(parameter.name)}</span>
							<span>{formatBound(parameter.high)}</span>
						</figcaption>
					</figure>
				))}
			</div>
			<p className={styles.legend}>
				<span className={styles.holes} {...tipOfText(t('holesHint'))}>
					{t('holes')} <span ref={holes} />
				</span>
				<span className={styles.keys} aria-hidden="true">
					<span className={styles.keyData}>{t('legendData')}</span>
					<span className={styles.keyA}>A</span>
					<span className={styles.keyB}>B</span>
				</span>
			</p>
			<p className="visually-hidden">{t('holesHint')}</p>
		</div>
	);
}
