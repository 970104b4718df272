import { Lock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgentLab } from '../../agentLab/pageAgentLab';
import { localized } from '../../i18n';
import { formatCount } from '../../i18n/formatNumber';
import { course } from '../../lessons/course/pageCourse';
import type { Prediction as Act, Claim } from '../../lessons/Lesson';
import { type Bet, useLesson } from '../../lessons/lessonStore';
import { stageOf } from '../../lessons/stage';
import { useSession } from '../../state/sessionStore';
import { Answers } from './Answers';
import styles from './Prediction.module.css';
import { RichText } from './RichText';

interface PredictionProps {
	readonly act: Act;
	readonly claims: readonly Claim[];
}

/** A prediction: chosen, locked in, trained in view, judged. Whether it is right is shown only at the end. */
export function Prediction({ act, claims }: PredictionProps) {
	const { t } = useTranslation('lessons');
	const bet = useLesson((state) => state.bet);
	const judged = bet.phase === 'judged';
	const verdict = useRef<HTMLParagraphElement>(null);
	useEffect(() => {
		if (judged) verdict.current?.scrollIntoView({ block: 'nearest' });
	}, [judged]);
	return (
		<div data-testid="lesson-bet" data-phase={bet.phase}>
			<Answers
				label={t('act')}
				options={act.options}
				chosen={bet.chosen}
				judged={judged}
				locked={bet.phase !== 'open'}
				onChoose={(chosen) => useLesson.setState({ bet: { chosen, phase: 'open' } })}
			/>
			{judged ? (
				<p ref={verdict} className={styles.result}>
					<RichText text={localized(act.result)} claims={claims} />
				</p>
			) : (
				<Locking bet={bet} />
			)}
		</div>
	);
}

/** The button that locks the bet, and how far the training is that will judge it. */
function Locking({ bet }: { readonly bet: Bet }) {
	const { t } = useTranslation('lessons');
	const agents = useLesson(({ lesson, page }) => lesson?.pages.at(page)?.view?.agents);
	const trained = useSession((session) => session.step);
	const taken = useAgentLab(({ frame }) => frame?.progress.environmentStep ?? 0);
	const stageSteps = useLesson(({ lesson, page }) => (lesson ? stageOf(lesson, page).steps : 0));
	const [step, steps] = agents ? [taken, agents.until] : [trained, stageSteps];
	const ready = useLesson(({ preparing }) => preparing === null);
	return (
		<>
			{bet.phase !== 'training' && (
				<button
					type="button"
					className="button"
					data-testid="lesson-lock"
					disabled={bet.chosen === null || !ready}
					onClick={() => void course.lockBet()}
				>
					<Lock size={13} aria-hidden="true" />
					{bet.phase === 'stopped' ? t('goOn') : t('lockIn')}
				</button>
			)}
			<p className={styles.progress} role="status">
				{bet.phase === 'open' && t(agents ? 'lockHintAgents' : 'lockHint', { steps: formatCount(steps) })}
				{bet.phase === 'training' && t('locked')}
			</p>
			{bet.phase !== 'open' && (
				<p className={styles.progress}>
					<progress max={steps} value={step} aria-hidden="true" />
					{t(agents ? 'trainingAgents' : 'training', { step: formatCount(step), steps: formatCount(steps) })}
				</p>
			)}
		</>
	);
}
