import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { isUnderWay, type ShownTraining } from '../../lab/trainingState';
import { ENGINE_NAMES, isEngine } from '../../state/engineNames';
import type { LinkedTraining as Linked } from '../../state/linkedTraining';
import { stopReaching } from '../../state/reachLinked';
import { useSession } from '../../state/sessionStore';
import styles from './LinkedTraining.module.css';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

interface LinkedTrainingProps {
	readonly linked: Linked;
}

/** What the opened link's sender had trained, and how far this page is on the way to it. */
export default function LinkedTraining({ linked }: LinkedTrainingProps) {
	const { t } = useTranslation('link');
	const { t: header } = useTranslation('header');
	const training = useSession((state) => state.training);
	const step = useSession((state) => state.step);
	if (isOver(linked, training, step)) return null;
	if (linked.status === 'untrained')
		return (
			<section className={styles.linked} aria-label={t('label')} data-testid="linked-training" data-status="untrained">
				<p role="status">{t('untrained')}</p>
			</section>
		);

	const { status, target, wanted, engine, settingsKnown } = linked;

	const name = (id: string) => (isEngine(id) ? header(ENGINE_NAMES[id]) : id);
	const values = { target: formatCount(target) };
	const progress = t('progress', { ...values, step: formatCount(Math.min(step, target)) });
	const told = status !== 'stopped';
	return (
		<section className={styles.linked} aria-label={t('label')} data-testid="linked-training" data-status={status}>
			<div role="status">
				<p>{t(status, values)}</p>
				{told && engine && engine !== wanted && (
					<p data-testid="linked-engine">{t('otherEngine', { wanted: name(wanted), engine: name(engine) })}</p>
				)}
				{told && !settingsKnown && <p>{t('settingsUnknown')}</p>}
			</div>
			{status === 'training' && (
				<div className={styles.row}>
					<progress aria-label={t('label')} aria-valuetext={progress} max={target} value={Math.min(step, target)} />
					<span aria-hidden="true">{progress}</span>
					<button type="button" className="button" data-testid="linked-cancel" onClick={stopReaching}>
						<X size={13} aria-hidden="true" />
						{t('cancel')}
					</button>
				</div>
			)}
		</section>
	);
}

/** Whether a person has gone on to something else, so that the line would be of the past. */
function isOver(linked: Linked, training: ShownTraining, step: number): boolean {
	if (linked.status === 'untrained') return training.is === 'failed' || step > 0 || isUnderWay(training);
	if (linked.status === 'reached') return step !== linked.target;
	return linked.status === 'stopped' && isUnderWay(training);
}
