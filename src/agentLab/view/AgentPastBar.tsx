import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { StepSlider } from '../../plane/StepSlider';
import { canLearn } from '../choice';
import { agentPast, useAgentLab } from '../pageAgentLab';
import styles from './Agent.module.css';
import { BranchForm } from './BranchForm';
import { useBranchText } from './branchText';

/** The past of the agents: any step that is kept, as it was, and a training that goes on from there with other settings. */
export function AgentPastBar() {
	const { t } = useTranslation('agent');
	const past = useAgentLab((state) => state.frame?.past) ?? [];
	const now = useAgentLab((state) => state.frame?.progress.environmentStep) ?? 0;
	const wanted = useAgentLab((state) => state.wanted);
	const looked = useAgentLab((state) => state.looked?.step);
	const training = useAgentLab((state) => state.training);
	const busy = useAgentLab((state) => state.status === 'opening');
	const [isBranching, setBranching] = useState(false);
	const branchText = useBranchText(training);
	const steps = past[past.length - 1] === now ? past : [...past, now];
	const branchStep = wanted ?? past[past.length - 1];
	const at = wanted ?? now;
	if (branchStep === undefined || !training) return null;
	const place = t('pastOf', { step: formatCount(at), last: formatCount(now) });
	return (
		<div className={styles.past} data-testid="agent-past" data-shown={looked ?? now}>
			<div className={styles.row}>
				{steps.length > 1 && (
					<span className={styles.pastSlider}>
						<StepSlider
							steps={steps}
							at={at}
							onStep={(step) => void agentPast.look(step >= now ? null : step)}
							valueText={place}
							label={t('pastStep')}
							testId="agent-past-slider"
						/>
						<span className={styles.amount}>{place}</span>
					</span>
				)}
				{wanted !== null && (
					<button
						type="button"
						className="button"
						onClick={() => void agentPast.look(null)}
						data-testid="agent-past-now"
					>
						{t('pastNow')}
					</button>
				)}
				{canLearn(training) && (
					<button
						type="button"
						className="button"
						aria-expanded={isBranching}
						disabled={busy}
						onClick={() => setBranching(!isBranching)}
						data-testid="agent-branch"
					>
						<GitBranch size={14} aria-hidden="true" />
						{t('branchOpen', { step: formatCount(branchStep) })}
					</button>
				)}
			</div>
			{branchText && <p className={styles.note}>{branchText}</p>}
			{looked !== undefined && <p className={styles.note}>{t('pastNote', { step: formatCount(looked) })}</p>}
			{isBranching && <BranchForm training={training} step={branchStep} onDone={() => setBranching(false)} />}
		</div>
	);
}
