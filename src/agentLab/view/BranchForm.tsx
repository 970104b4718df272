import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/formatNumber';
import { RUN_NAMES } from '../../i18n/runNames';
import { NumberField } from '../../ui/NumberField';
import { type BranchChange, learningOf } from '../branch';
import { AGENT_LIMITS, type AgentChoice, LEARNING_NUMBERS, WHOLE } from '../choice';
import { agentLab, agentPast } from '../pageAgentLab';
import styles from './Agent.module.css';
import { useAgentView } from './agentView';
import { RelabellingSelect } from './RelabellingSelect';

interface BranchFormProps {
	/** The training that the branch is of. */
	readonly training: AgentChoice;
	readonly step: number;
	readonly onDone: () => void;
}

/** With which settings a branch goes on from a step of the agent that is shown. */
export function BranchForm({ training, step, onDone }: BranchFormProps) {
	const { t } = useTranslation('agent');
	const run = useAgentView((view) => view.run);
	const [change, setChange] = useState<BranchChange>({});
	const [failure, setFailure] = useState('');
	const settings = { ...learningOf(training, run), ...change };
	const choose = (part: BranchChange) => setChange({ ...change, ...part });

	async function start(): Promise<void> {
		try {
			await agentPast.branch(run, step, change);
		} catch (fault) {
			setFailure(fault instanceof Error ? fault.message : String(fault));
			return;
		}
		onDone();
		// B is what was changed.
		useAgentView.setState({ run: 1 });
		void agentLab.train();
	}

	return (
		<fieldset className={styles.settings} aria-label={t('branchOpen', { step: formatCount(step) })}>
			<p className={styles.note}>{t('branchExplain', { step: formatCount(step), run: RUN_NAMES[run] })}</p>
			<div className={styles.branchNumbers}>
				{LEARNING_NUMBERS.map((name) => (
					<div key={name} className={styles.field}>
						<span aria-hidden="true">{t(name)}</span>
						<NumberField
							label={t(name)}
							value={settings[name]}
							limits={AGENT_LIMITS[name]}
							integer={WHOLE.has(name)}
							onCommit={(value) => choose({ [name]: value })}
							testId={`agent-branch-${name}`}
						/>
					</div>
				))}
				<div className={styles.field}>
					<span aria-hidden="true">{t('relabelling')}</span>
					<RelabellingSelect
						label={t('relabelling')}
						value={settings.relabelling}
						onChange={(relabelling) => choose({ relabelling })}
					/>
				</div>
			</div>
			<div className={styles.row}>
				<button type="button" className="button" onClick={() => void start()} data-testid="agent-branch-start">
					{t('branchStart')}
				</button>
				<span role="status">{failure && t('branchFailed', { detail: failure.slice(0, 200) })}</span>
			</div>
		</fieldset>
	);
}
