import { Check, Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import type { Checklist, Claim, Lesson, LessonPage } from '../../lessons/Lesson';
import { useLesson } from '../../lessons/lessonStore';
import { ActChoice } from './ActChoice';
import own from './ActTask.module.css';
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
