/**
 * Posterior widths on a logarithmic ruler from the clamp's floor to a little above the prior's 1: dots are what was
 * measured, ticks what linear-Gaussian theory predicts for the run's weights and the data.
 */
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inMeasuredOrder, predictedMedians } from '../analysis/rateDistortion';
import { formatFixed, formatSetting } from '../i18n/formatNumber';
import { scheduledKlWeight } from '../model/schedule';
import { clamp } from '../numerics/clamp';
import { useConfig } from '../state/configStore';
import { useSession } from '../state/sessionStore';
import { useShownTraining } from '../state/shownTraining';
import { theoryOfRun } from '../state/theoryOfRun';
import { axisName } from './axisName';
import styles from './SigmaRuler.module.css';

/** The floor e⁻⁴ and 1 lie inside. */
const LOW = 0.013;
const HIGH = 1.6;

/** Values that are written under a labelled ruler. */
const LABELLED = [0.02, 0.1, 0.3, 1];

/** 0 … 1 along the ruler; what lies beyond stands at its end. */
function placeOf(sigma: number): number {
	return clamp(Math.log(sigma / LOW) / Math.log(HIGH / LOW), 0, 1);
}

/**
 * The median σ of every dimension that the theory predicts for a run, in the order of the measured ones: the narrowest
 * belongs to the narrowest. Null while the data are not there, or are not of this model.
 */
function usePredictedSigma(run: number, step: number, measured: readonly number[]): readonly number[] | null {
	const dataset = useSession((session) => session.dataset);
	const present = useConfig(({ config }) => config.runs);
	const settings = (useShownTraining((training) => training.settings) ?? present)[run];
	const predicted = useMemo(() => {
		if (!dataset) return null;
		const theory = theoryOfRun(dataset, settings, measured.length);
		return predictedMedians(theory, scheduledKlWeight(settings, Math.max(1, step)));
	}, [dataset, settings, step, measured.length]);
	return predicted && inMeasuredOrder(measured, predicted);
}

interface SigmaRulerProps {
	/** 0 for A, 1 for B. */
	readonly run: number;
	readonly step: number;
	/** Z: median σ. */
	readonly sigma: readonly number[];
	/** Dimensions that are drawn. */
	readonly dims: readonly number[];
	/** With numbers underneath. */
	readonly labelled?: boolean;
}

export default function SigmaRuler({ run, step, sigma, dims, labelled }: SigmaRulerProps) {
	const { t } = useTranslation('map');
	const predicted = usePredictedSigma(run, step, sigma);
	const list = (values: readonly number[]) =>
		dims.map((dim) => `${axisName(dim)} ${formatFixed(values[dim], 3)}`).join(', ');
	const text = t('sigmaRuler', { measured: list(sigma), predicted: predicted ? list(predicted) : '–' });
	return (
		<span className={styles.ruler} data-labelled={labelled || undefined} data-testid={`sigma-ruler-${run}`}>
			<span className={styles.track} role="img" aria-label={text} data-predicted={predicted?.join(' ')}>
				{predicted && dims.map((dim) => <Mark key={dim} kind="tick" at={predicted[dim]} />)}
				{dims.map((dim) => (
					<Mark key={dim} kind="dot" at={sigma[dim]} />
				))}
			</span>
			{labelled && (
				<span className={styles.labels} aria-hidden="true">
					{LABELLED.map((value) => (
						<span key={value} style={{ '--at': placeOf(value) } as CSSProperties}>
							{formatSetting(value)}
						</span>
					))}
				</span>
			)}
		</span>
	);
}

function Mark({ kind, at }: { readonly kind: 'dot' | 'tick'; readonly at: number }) {
	if (!Number.isFinite(at)) return null;
	return <i className={styles[kind]} style={{ '--at': placeOf(at) } as CSSProperties} />;
}
