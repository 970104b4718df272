import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSetting } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { latePart } from '../../late/latePart';
import { PartBoundary } from '../../late/PartBoundary';
import { scheduledKlWeight } from '../../model/schedule';
import { summedKlWeight } from '../../model/settings';
import { roundSignificant } from '../../numerics/round';
import { byHand } from '../../state/byHand';
import { LIMITS } from '../../state/config/limits';
import { updateRun, useConfig } from '../../state/configStore';
import { LAST_POSITION, neighbourWeight, positionOf } from '../../state/klWeightScale';
import { useSession } from '../../state/sessionStore';
import { NumberField } from '../../ui/NumberField';
import { useTarget } from '../../ui/useTarget';
import { KlSlider } from './KlSlider';
import styles from './KlWeight.module.css';

/** They come after the first frame. */
const DecoderNoise = latePart(() => import('./DecoderNoise'));
const CollapseMark = latePart(() => import('./CollapseMark'));

/** Weights that are written under the slider; 0.001 has no room beside 0. */
const LABELLED_WEIGHTS = [0, 0.01, 0.1, 1, 10];

interface KlWeightProps {
	/** 0 for A, 1 for B. */
	readonly run: 0 | 1;
}

/** A weight has two digits, and a division by Z or a root may need one more. */
const DERIVED_DIGITS = 3;

function formatSummed(weight: number, latentDim: number): string {
	return formatSetting(summedKlWeight(weight, latentDim), DERIVED_DIGITS);
}

/** The KL weight of one run, live while it trains, what it comes to on the summed KL, and the noise that it assumes. */
export function KlWeight({ run }: KlWeightProps) {
	const { t } = useTranslation('controls');
	const target = useTarget(run === 0 ? 'klWeightA' : 'klWeightB');
	const settings = useConfig(({ config }) => config.runs[run]);
	const weight = settings.klWeight;
	const scheduled = settings.klSchedule.kind !== 'constant';
	const weightNow = useSession(({ step }) => roundSignificant(scheduledKlWeight(settings, step + 1), 3));
	const latentDim = useConfig(({ config }) => config.model.latentDim);
	const letter = RUN_NAMES[run];
	const suffix = run === 0 ? '' : '-b';
	const setWeight = (klWeight: number) => void byHand(() => updateRun(run, { klWeight }));

	return (
		<div className={styles.klWeight} data-testid={`kl-weight-control${suffix}`} {...target.area}>
			<div className={styles.head}>
				<span className={styles.label}>
					<i className={styles.line} data-run={letter} aria-hidden="true" /> {t('klWeight', { run: letter })}
				</span>
				<NumberField
					label={t('klWeightNumber', { run: letter })}
					value={weight}
					limits={LIMITS.klWeight}
					neighbour={neighbourWeight}
					onCommit={setWeight}
					testId={`kl-weight-value${suffix}`}
				/>
			</div>
			<KlSlider run={run} />
			<div className={styles.marks}>
				<PartBoundary>
					<CollapseMark run={run} />
				</PartBoundary>
			</div>
			<div className={styles.scale} translate="no" aria-hidden="true">
				{LABELLED_WEIGHTS.map((labelled) => (
					<span key={labelled} style={{ left: `${(100 * positionOf(labelled)) / LAST_POSITION}%` }}>
						{formatSetting(labelled).replace('0.', '.')}
					</span>
				))}
			</div>
			<p className={styles.derived}>
				{t('summedWeight')}{' '}
				<b data-testid={`effective-beta${suffix}`} translate="no">
					{formatSummed(weightNow, latentDim)}
				</b>
			</p>
			<div className={styles.noiseRoom}>
				<PartBoundary>
					<DecoderNoise run={run} />
				</PartBoundary>
			</div>
			{scheduled && (
				<p className={styles.derived} data-testid={`kl-weight-now${suffix}`}>
					{t('klWeightNow', { weight: formatSetting(weightNow, DERIVED_DIGITS) })}
				</p>
			)}
			{run === 0 && <LatentDimChange weight={weight} latentDim={latentDim} />}
		</div>
	);
}

/** Says what a weight comes to now that Z has changed, until the weight is set anew. */
function LatentDimChange({ weight, latentDim }: { readonly weight: number; readonly latentDim: number }) {
	const { t } = useTranslation('controls');
	const [from, setFrom] = useState<number | null>(null);
	const last = useRef({ weight, latentDim });

	useEffect(() => {
		const before = last.current;
		last.current = { weight, latentDim };
		if (before.weight !== weight) setFrom(null);
		else if (before.latentDim !== latentDim) setFrom(before.latentDim);
	}, [weight, latentDim]);

	return (
		<p className={styles.change} role="status">
			{from !== null &&
				t('latentDimChanged', {
					from,
					to: latentDim,
					weightFrom: formatSummed(weight, from),
					weightTo: formatSummed(weight, latentDim),
				})}
		</p>
	);
}
