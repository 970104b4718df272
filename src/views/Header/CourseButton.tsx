import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { importLate } from '../../late/PartBoundary';
import { useLesson } from '../../lessons/lessonStore';
import { tip } from '../../ui/tip';
import styles from './Header.module.css';

/** Into the course, where the person was last, and out of it. */
export function CourseButton() {
	const { t } = useTranslation('header');
	const open = useLesson(({ lesson }) => lesson !== null);
	return (
		<button
			type="button"
			className={styles.course}
			aria-label={t('course')}
			aria-pressed={open}
			{...tip(t('courseTitle'))}
			id="course-button"
			data-testid="course"
			onClick={({ detail }) => {
				// The second click of a double click asks for nothing more.
				if (detail > 1) return;
				importLate(
					() => import('../../lessons/course/pageCourse'),
					({ course }) => course.toggle(),
				);
			}}
		>
			<GraduationCap size={15} aria-hidden="true" />
			<span>{t('course')}</span>
		</button>
	);
}
