import { Eraser } from 'lucide-react';
import { type CSSProperties, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatFixed } from '../../i18n/formatNumber';
import { LIMITS } from '../../state/config/limits';
import { useExploration } from '../../state/explorationStore';
import { clearSamples, drawSamples, rescaleSamples } from '../../state/priorSampling';
import { useEverything } from '../../state/screenStore';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import styles from './PriorSamples.module.css';
import { SampleHistograms } from './SampleHistograms';

const MANY = 100;

/** Draws codes from the prior and shows what each run's decoder makes of them. */
export function PriorSamples() {
	const { t } = useTranslation('decoded');
	const sampleTarget = useTarget('samplePrior');
	const target = useTarget('samples');
	const sampled = useExploration(({ samples }) => samples !== null);
	const sampledScale = useExploration(({ samples }) => samples?.scale);
	const [chosenScale, setScale] = useState(1);
	const scale = sampledScale ?? chosenScale;
	const { min, max } = LIMITS.sampleScale;
	const noise = useId();
	const value = formatFixed(scale, 1);
	const label = scale === 1 ? t('sample') : t('sampleScaled', { scale: value });
	// On the calm page the chip over it has the word.
	const calm = !useEverything();

	return (
		<div className={styles.samples} data-testid="prior-samples" {...target.area}>
			<div className={styles.buttons}>
				<button
					type="button"
					className={styles.one}
					aria-label={label}
					data-testid="sample-prior"
					{...tip(t('sampleHint'))}
					onClick={() => drawSamples(1, scale)}
					{...sampleTarget.control}
				>
					{calm ? t('sampleOne') : label}
				</button>
				<button
					type="button"
					className={styles.many}
					aria-label={t('sampleManyLabel')}
					{...tip(t('sampleManyLabel'))}
					onClick={() => drawSamples(MANY, scale)}
				>
					{t('sampleMany')}
				</button>
				<button
					type="button"
					className={styles.clear}
					aria-label={t('sampleClear')}
					{...tip(t('sampleClear'))}
					disabled={!sampled}
					onClick={() => {
						setScale(scale);
						clearSamples();
					}}
				>
					<Eraser size={15} aria-hidden="true" />
				</button>
			</div>
			<div className={styles.noise}>
				<label htmlFor={noise}>{t('noise')}</label>
				<input
					id={noise}
					type="range"
					className={styles.slider}
					style={{ '--fill': `${(100 * (scale - min)) / (max - min)}%` } as CSSProperties}
					min={min}
					max={max}
					step={0.1}
					value={scale}
					aria-valuetext={t('noiseValue', { value })}
					onChange={(event) => {
						const next = Number(event.target.value);
						setScale(next);
						rescaleSamples(next);
					}}
				/>
				<span className={styles.value}>{value}</span>
			</div>
			{sampled && <SampleHistograms />}
		</div>
	);
}
