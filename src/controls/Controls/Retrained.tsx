import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatCount } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { useConfig } from '../../state/configStore';
import { keepWhatWas, lookBack, type Retraining, useRetraining } from '../../state/retraining';
import { tip, tipOfText } from '../../ui/tip';
import styles from './Retrained.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/**
 * The retraining after a change by hand, with the previous training at one press; nothing once a person has moved on.
 */
export default function Retrained() {
	const retraining = useRetraining((state) => state.retraining);
	return retraining && <Line retraining={retraining} />;
}

function Line({ retraining }: { readonly retraining: Retraining }) {
	const { t } = useTranslation('link');
	const { run, target, kept, looksBack, isTakenBack } = retraining;
	const is = useStore(run.output.state, ({ training }) => training.is);
	const step = useStore(run.output.state, (state) => state.step);
	const sameSpace = useConfig(
		({ config }) =>
			config.environment === kept.config.environment && config.model.latentDim === kept.config.model.latentDim,
	);
	useEffect(() => () => lookBack(false), []);
	if (step > target || isTakenBack) return null;
	const rests = is === 'paused' || is === 'failed';
	const values = { step: formatCount(target) };

	function onKey(event: KeyboardEvent, pressed: boolean): void {
		if (event.key !== ' ' && event.key !== 'Enter') return;
		event.preventDefault();
		lookBack(pressed);
	}

	return (
		<section className={styles.retrained} aria-label={t('retrainedLabel')} data-testid="retrained" data-step={target}>
			<p role="status" {...tipOfText(t('retrainedTitle'))}>
				{t(rests ? (step === target ? 'retrained' : 'retrainingStopped') : 'retraining', values)}
			</p>
			<div className={styles.row}>
				<button type="button" className="button" data-testid="keep-before" onClick={keepWhatWas}>
					{t('keepBefore')}
				</button>
				{sameSpace && (
					<button
						type="button"
						className="button"
						data-testid="look-back"
						aria-pressed={looksBack}
						{...tip(t('lookBackTitle'))}
						onPointerDown={() => lookBack(true)}
						onPointerUp={() => lookBack(false)}
						onPointerLeave={() => lookBack(false)}
						onPointerCancel={() => lookBack(false)}
						onContextMenu={(event) => event.preventDefault()}
						onKeyDown={(event) => onKey(event, true)}
						onKeyUp={(event) => onKey(event, false)}
						onBlur={() => lookBack(false)}
					>
						{t('lookBack')}
					</button>
				)}
			</div>
		</section>
	);
}
