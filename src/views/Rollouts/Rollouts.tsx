import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NoSimulator } from '../../action/Scene/NoSimulator';
import { environmentById } from '../../environments/registry';
import { VIEW_TEXTS } from '../../i18n/partTexts';
import { isPaused } from '../../lab/trainingState';
import { useConfig } from '../../state/configStore';
import { playFirstRollouts, useRollouts } from '../../state/rollouts';
import { useScreen } from '../../state/screenStore';
import { useSession } from '../../state/sessionStore';
import { useTarget } from '../../ui/useTarget';
import { RolloutForm } from './RolloutForm';
import styles from './Rollouts.module.css';
import { RolloutTable } from './RolloutTable';
import { usePolicyStandings } from './usePolicyStandings';

/** Texts that load with it. @late */
export const texts = [VIEW_TEXTS];

/** Plays whole episodes with several policies, and shows what each of them reaches. */
export default function Rollouts() {
	const { t } = useTranslation('rollouts');
	const target = useTarget('rollouts');
	const standings = usePolicyStandings();
	const canPlay = useRollouts(({ chosen }) => chosen.some((id) => standings[id].obstacle === null));
	useFirstRollouts(canPlay);
	const simulated = useConfig(({ config }) => environmentById(config.environment) !== undefined);
	if (!simulated) return <NoSimulator />;
	return (
		<section
			className={styles.rollouts}
			aria-label={t('title')}
			data-testid="rollouts"
			data-figure="rollouts"
			{...target.area}
		>
			<RolloutForm canPlay={canPlay} />
			<RolloutTable standings={standings} />
			<p id="rollout-difference-hint" className={styles.state}>
				{t('differenceHint')}
			</p>
			<RolloutState />
		</section>
	);
}

/**
 * Opened before anything was played, or with the page's own episodes of another world, a few are played while the page
 * rests. A lesson leaves it to the learner.
 * @param canPlay whether a policy that is chosen can play now
 */
function useFirstRollouts(canPlay: boolean): void {
	const rests = useSession(({ training }) => isPaused(training));
	const inLesson = useScreen((screen) => screen.inLesson);
	const environment = useConfig(({ config }) => config.environment);
	const wanted = useRollouts(
		({ phase, isPages, terms }) => phase === 'idle' || (isPages && terms?.environment !== environment),
	);
	const may = wanted && rests && canPlay && !inLesson;
	useEffect(() => {
		if (may) playFirstRollouts();
	}, [may]);
}

/** One sentence on how the rollout goes, read out when it changes. */
function RolloutState() {
	const { t } = useTranslation('rollouts');
	const phase = useRollouts((state) => state.phase);
	const failure = useRollouts((state) => state.failure);
	const texts = {
		idle: t('idle'),
		playing: t('statePlaying'),
		done: t('stateDone'),
		cancelled: t('stateCancelled'),
		failed: t('stateFailed', { detail: failure.slice(0, 200) }),
	};
	return (
		<p className={styles.state} role="status" data-phase={phase} data-testid="rollout-state">
			{texts[phase]}
		</p>
	);
}
