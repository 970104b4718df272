import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../i18n/numerals';
import { RUN_NAMES } from '../../i18n/runNames';
import { useExploration } from '../../state/explorationStore';
import { latestFrame } from '../../state/frames';
import { tip } from '../../ui/tip';
import styles from '../shared/parts.module.css';
import { RunSwitch } from '../shared/RunSwitch';
import { useFrameTick } from '../shared/useFrameTick';
import { StageNumbers } from './StageNumbers';
import { STAGES } from './stages';
import { useStepTrace } from './useStepTrace';
import own from './View.module.css';

/** One training step, stage by stage. */
export default function SlowStep() {
	const { t } = useTranslation(['slowStep', 'instruments']);
	const run = useExploration((exploration) => exploration.run);
	const [stage, setStage] = useState(0);
	const [row, setRow] = useState(0);
	const [taken, setTaken] = useState(0);
	const step = useStepTrace(run, row, taken);
	useFrameTick();

	if (!step) {
		const recorded = latestFrame()?.source === 'recording';
		return <p className={styles.waiting}>{t(recorded ? 'instruments:needsEncoder' : 'instruments:waiting')}</p>;
	}
	const name = STAGES[stage];
	return (
		<div className={own.body}>
			<div className={styles.row}>
				<RunSwitch />
				<button type="button" className={styles.small} onClick={() => setTaken(taken + 1)}>
					{t('take')}
				</button>
				<button type="button" className={styles.small} onClick={() => setRow(row + 1)}>
					{t('another')}
				</button>
				<span className={styles.note} data-testid="slow-step-at">
					{t('at', {
						step: formatCount(step.step),
						run: RUN_NAMES[step.run],
						row: step.row + 1,
						rows: step.trace.rows,
					})}
				</span>
			</div>
			<div className={own.stages}>
				<button
					type="button"
					className={own.arrow}
					aria-label={t('previous')}
					{...tip(t('previous'))}
					disabled={stage === 0}
					onClick={() => setStage(stage - 1)}
				>
					<ArrowLeft size={16} aria-hidden="true" />
				</button>
				<ol className={own.list} aria-label={t('stages')}>
					{STAGES.map((id, index) => (
						<li key={id}>
							<button
								type="button"
								className={own.stage}
								aria-current={index === stage ? 'step' : undefined}
								onClick={() => setStage(index)}
							>
								<span aria-hidden="true">{index + 1}</span> {t(id)}
							</button>
						</li>
					))}
				</ol>
				<button
					type="button"
					className={own.arrow}
					aria-label={t('next')}
					{...tip(t('next'))}
					disabled={stage === STAGES.length - 1}
					onClick={() => setStage(stage + 1)}
				>
					<ArrowRight size={16} aria-hidden="true" />
				</button>
			</div>
			<p className={own.caption} role="status">
				{t(`${name}Caption`, { rows: step.trace.rows })}
				{name === 'update' && ` ${t(step.trace.optimizer === 'kept' ? 'adamKept' : 'adamRebuilt')}`}
			</p>
			<div className={own.numbers} data-testid="slow-step-numbers">
				<StageNumbers stage={name} step={step} />
			</div>
		</div>
	);
}
