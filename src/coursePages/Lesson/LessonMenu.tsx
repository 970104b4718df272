import { Check } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../i18n';
import { course } from '../../lessons/course/pageCourse';
import { useLesson } from '../../lessons/lessonStore';
import { forgetProgress, useProgress } from '../../lessons/progress';
import { type Lesson, loadCourse, numberOfLesson } from '../../lessons/registry';
import styles from './LessonMenu.module.css';

interface LessonMenuProps {
	readonly onClose: () => void;
}

/** All lessons, with how far a person has come. */
export default function LessonMenu({ onClose }: LessonMenuProps) {
	const { t } = useTranslation('lessons');
	const [lessons, setLessons] = useState<readonly Lesson[]>([]);
	const open = useLesson(({ lesson }) => lesson?.id);
	const progress = useProgress((state) => state.lessons);
	const panel = useRef<HTMLDivElement>(null);

	useEffect(() => {
		let ended = false;
		void loadCourse().then((loaded) => {
			if (!ended) setLessons(loaded);
		});
		return () => {
			ended = true;
		};
	}, []);

	useEffect(() => {
		if (lessons.length > 0) panel.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
	}, [lessons]);

	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key !== 'Escape') return;
			event.stopPropagation();
			onClose();
		};
		const element = panel.current;
		element?.addEventListener('keydown', onKey);
		return () => element?.removeEventListener('keydown', onKey);
	}, [onClose]);

	return (
		<div ref={panel} className={styles.menu} data-testid="lesson-list">
			<h2 className="visually-hidden">{t('lessons')}</h2>
			<ol>
				{lessons.map((lesson) => {
					const { answered, seen } = progress[lesson.id] ?? { answered: false, seen: [] };
					return (
						<li key={lesson.id}>
							<button
								type="button"
								className={styles.entry}
								aria-current={lesson.id === open ? 'true' : undefined}
								onClick={() => {
									onClose();
									void course.open(lesson.id);
								}}
							>
								<span className={styles.number}>{numberOfLesson(lesson.id)}</span>
								<span className={styles.words}>
									<b>{localized(lesson.title)}</b>
									<small>{localized(lesson.goal)}</small>
								</span>
								<span className={styles.state}>
									{answered ? (
										<Check size={14} role="img" aria-label={t('answered')} />
									) : seen.length > 0 ? (
										t('seen')
									) : (
										t('minutes', { minutes: lesson.minutes })
									)}
								</span>
							</button>
						</li>
					);
				})}
			</ol>
			<p className={styles.foot}>
				{t('kept')}{' '}
				<button type="button" className={styles.forget} onClick={forgetProgress}>
					{t('forget')}
				</button>
			</p>
		</div>
	);
}
