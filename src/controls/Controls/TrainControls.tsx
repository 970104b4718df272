import { Gauge, Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { isPreparing, takesSteps } from '../../lab/trainingState';
import { useConfig } from '../../state/configStore';
import { nextStop, pause, stepOnce, train } from '../../state/lab';
import { usePace } from '../../state/paceStore';
import { useSession } from '../../state/sessionStore';
import { resetTraining } from '../../state/undo';
import { tip } from '../../ui/tip';
import { useTarget } from '../../ui/useTarget';
import { PreparationProgress } from './PreparationProgress';
import styles from './TrainControls.module.css';

/** Train or pause, one step, back to the start, slow. */
export function TrainControls() {
	const { t } = useTranslation('controls');
	const stepTarget = useTarget('step');
	const train = useTarget('train');
	const recorded = useSession((state) => state.training.is === 'recorded');
	const preparing = useSession((state) => isPreparing(state.training));
	const training = useSession((state) => takesSteps(state.training));
	const stepped = useSession((state) => state.step > 0);
	const stopAt = useConfig(({ config }) => config.training.stopAt);
	const slow = usePace((state) => state.slow);

	return (
		<div className={styles.trainControls} data-testid="train-controls" {...train.area}>
			<TrainButton />
			<div className={styles.row}>
				<button
					type="button"
					className="button"
					data-testid="step"
					{...tip(t('stepTitle'))}
					disabled={training || preparing}
					onClick={stepOnce}
					{...stepTarget.control}
				>
					<StepForward size={13} aria-hidden="true" />
					{t('step')}
				</button>
				<button
					type="button"
					className="button"
					data-testid="reset"
					{...tip(t('resetTitle'))}
					disabled={preparing || recorded || !stepped}
					onClick={resetTraining}
				>
					<RotateCcw size={13} aria-hidden="true" />
					{t('reset')}
				</button>
				<button
					type="button"
					className="button"
					{...tip(t('slowTitle'))}
					aria-pressed={slow}
					onClick={() => usePace.setState({ slow: !slow })}
				>
					<Gauge size={13} aria-hidden="true" />
					{t('slow')}
				</button>
			</div>
			{preparing ? <PreparationProgress /> : <p className={styles.stop}>{stopAt === 0 && t('neverStops')}</p>}
		</div>
	);
}

/**
 * Train and Pause in one place: it is one element, so that the keyboard's focus stays on it when the one
 * becomes the other. While preparing it waits, without losing the focus as a disabled button would.
 */
export function TrainButton() {
	const { t } = useTranslation('controls');
	const preparing = useSession((state) => isPreparing(state.training));
	const training = useSession((state) => takesSteps(state.training));
	const stopAt = useConfig(({ config }) => config.training.stopAt);
	const ahead = useSession(({ step }) => nextStop(step, stopAt) - step);
	const Icon = training ? Pause : Play;
	let label = training ? t('pause') : t('train');
	if (preparing) label = t('preparing');

	function onClick(): void {
		if (preparing) return;
		if (training) pause();
		else train();
	}

	return (
		<button
			type="button"
			className={styles.train}
			data-testid={training ? 'pause' : 'train'}
			data-state={training ? 'training' : undefined}
			aria-disabled={preparing || undefined}
			onClick={onClick}
		>
			<Icon size={16} fill="currentColor" aria-hidden="true" />
			{/* In an element of its own: a browser that translates the page takes bare text out of its place, and the icon before it changes. */}
			<span>{label}</span>
			{stopAt > 0 && !training && !preparing && (
				<span className={styles.ahead} data-testid="train-ahead">
					{t('stepsAhead', { steps: formatCount(ahead) })}
				</span>
			)}
		</button>
	);
}
