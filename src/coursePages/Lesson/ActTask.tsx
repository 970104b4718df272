import { Check, Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { finishAct } from '../../lessons/course/watchAct';
import type { Checklist, Claim, LessonPage, Question } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import type { Lesson, LessonId } from '../../lessons/registry';
import own from './ActTask.module.css';
import { Answers } from './Answers';
import styles from './Lesson.module.css';
import { Prediction } from './Prediction';
import { RichText } from './RichText';

interface ActTaskProps {
	readonly lesson: Lesson;
	readonly page: LessonPage;
}

/** What a page asks for, and how far it is done. Stands in a list of terms. */
export function ActTask({ lesson, page: { id, act, claims = [] } }: ActTaskProps) {
	const { t } = useTranslation('lessons');
	const acted = useLesson((state) => state.acted);
	return (
		<div className={`${styles.task} ${styles.act}`} data-done={acted || undefined} data-testid="lesson-act">
			<dt>
				{acted ? <Check size={14} aria-hidden="true" /> : <Hand size={14} aria-hidden="true" />}
				{t('act')}
			</dt>
			<dd>
				<RichText text={localized(act.text)} claims={claims} />{' '}
				<span role="status">{acted && <b className={styles.done}>{t('done')}</b>}</span>
				{act.kind === 'choose' && <ActChoice lesson={lesson.id} page={id} options={act.options} />}
				{act.kind === 'predict' && <Prediction act={act} claims={claims} />}
				{act.kind === 'list' && <Parts parts={act.parts} claims={claims} />}
			</dd>
		</div>
	);
}

interface PartsProps {
	readonly parts: Checklist['parts'];
	readonly claims: readonly Claim[];
}

/** The parts of an act in their order, those done with a tick. */
function Parts({ parts, claims }: PartsProps) {
	const { t } = useTranslation('lessons');
	const done = useLesson((state) => state.parts);
	return (
		<>
			<ol className={own.parts} data-testid="lesson-parts">
				{parts.map(({ text }, index) => (
					<li
						key={localized(text)}
						className={own.part}
						data-done={index < done || undefined}
						aria-current={index === done ? 'step' : undefined}
					>
						<span className={own.box} aria-hidden="true">
							{index < done ? <Check size={12} /> : index + 1}
						</span>
						<span>
							<RichText text={localized(text)} claims={claims} />
							{index < done && <span className="visually-hidden"> {t('done')}</span>}
						</span>
					</li>
				))}
			</ol>
			<p className="visually-hidden" role="status">
				{done > 0 && t('partsDone', { done, count: parts.length })}
			</p>
		</>
	);
}

interface ActChoiceProps {
	readonly lesson: LessonId;
	readonly page: string;
	readonly options: Question['options'];
}

/** A page's act that is an answer: saying beforehand what will happen. Any answer counts as done. */
function ActChoice({ lesson, page, options }: ActChoiceProps) {
	const { t } = useTranslation('lessons');
	const [chosen, setChosen] = useState<number | null>(null);
	function choose(index: number): void {
		setChosen(index);
		finishAct(lesson, page);
	}
	return <Answers label={t('act')} options={options} chosen={chosen} onChoose={choose} />;
}
