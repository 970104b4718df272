import { useTranslation } from 'react-i18next';
import { formatCount, formatMeasured } from '../../i18n/formatNumber';
import { isPreparing, type ShownTraining, takesSteps } from '../../lab/trainingState';
import { ENGINE_NAMES } from '../../state/engineNames';
import { useChoseEverything } from '../../state/screenStore';
import { useSession } from '../../state/sessionStore';
import styles from './Header.module.css';
import { type Liveness, useLiveness } from './useLiveness';

/** Below this a rate is written with its decimals. */
const FEW_PER_SECOND = 10;

/** Below this a step is told by the seconds that it takes. */
const SLOW_PER_SECOND = 0.5;

/** How the dot looks: filled while steps come, hollow at rest, square when something is wrong. */
function dotState(training: ShownTraining, liveness: Liveness): string {
	if (training.is === 'failed' || liveness.kind === 'stalled') return 'fault';
	if (liveness.kind === 'throttled') return 'slow';
	return takesSteps(training) ? 'running' : 'resting';
}

/** The engine, its speed, and the step. All numbers are measured. */
export function EngineStatus() {
	const { t } = useTranslation('header');
	const training = useSession((state) => state.training);
	const engine = useSession((state) => state.engine);
	const step = useSession((state) => state.step);
	const stepsPerSecond = useSession((state) => state.stepsPerSecond);
	const framesPerSecond = useSession((state) => state.framesPerSecond);
	const preparation = useSession((state) => state.preparation);
	const progress = useSession((state) => state.progress);
	const liveness = useLiveness();
	// The calm page tells the step alone.
	const calm = !useChoseEverything();
	const slow = stepsPerSecond > 0 && stepsPerSecond < SLOW_PER_SECOND;

	const recorded = training.is === 'recorded';
	let name: string = t('engineNone');
	if (recorded) name = t('engineRecorded');
	else if (engine) name = t(ENGINE_NAMES[engine]);

	let remark = '';
	if (isPreparing(training) && preparation) remark = t(preparation, { percent: Math.round(progress * 100) });
	else if (training.is === 'failed') remark = t('failed');
	else if (liveness.kind === 'stalled') remark = t('stalled', { seconds: liveness.seconds });
	else if (liveness.kind === 'throttled') remark = t('throttled');

	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are read-outs.
		<div className={styles.status} role="group" aria-label={t('status')}>
			<span className={styles.dot} data-state={dotState(training, liveness)} aria-hidden="true" />
			<strong
				className={styles.engine}
				hidden={calm}
				data-testid="engine-name"
				translate="no"
				data-engine={recorded ? undefined : (engine ?? undefined)}
			>
				{name}
			</strong>
			<span className={styles.measure} hidden={calm}>
				<b data-testid="steps-per-second" translate="no">
					{slow ? formatMeasured(1 / stepsPerSecond, 2) : formatRate(stepsPerSecond)}
				</b>{' '}
				<span>{t(slow ? 'secondsPerStep' : 'stepsPerSecond')}</span>
			</span>
			<span className={styles.measure}>
				{t('stepBefore')}{' '}
				<b data-testid="step-count" data-step={step} translate="no">
					{formatCount(step)}
				</b>{' '}
				{t('stepAfter')}
			</span>
			<span className={`${styles.measure} ${styles.frames}`} hidden={calm}>
				<b translate="no">{formatRate(framesPerSecond)}</b> <span>{t('framesPerSecond')}</span>
			</span>
			<span className={styles.remark} role="status">
				{remark}
			</span>
		</div>
	);
}

function formatRate(perSecond: number): string {
	return perSecond > 0 && perSecond < FEW_PER_SECOND ? formatMeasured(perSecond, 2) : formatCount(perSecond);
}
