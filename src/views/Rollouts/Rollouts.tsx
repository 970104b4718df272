import { useTranslation } from 'react-i18next';
import { NoSimulator } from '../../action/Scene/NoSimulator';
import { environmentById } from '../../environments/registry';
import { addViewTexts } from '../../i18n/viewTexts';
import { useConfig } from '../../state/configStore';
import { useRollouts } from '../../state/rollouts';
import { useTarget } from '../../ui/useTarget';
import { RolloutForm } from './RolloutForm';
import styles from './Rollouts.module.css';
import { RolloutTable } from './RolloutTable';
import { useFirstRollouts } from './useFirstRollouts';
import { usePolicyStandings } from './usePolicyStandings';

addViewTexts();

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
