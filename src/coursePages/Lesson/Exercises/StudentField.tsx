import { useTranslation } from 'react-i18next';
import { MOST_CHARACTERS, nameStudent, useStudent } from '../../../lessons/exercises/studentStore';
import styles from './Exercises.module.css';

/** The name or number that the parameters are drawn from. */
export function StudentField() {
	const { t } = useTranslation('exercises');
	const typed = useStudent((student) => student.typed);
	return (
		<label className={styles.student}>
			<span>{t('student')}</span>
			<input
				type="text"
				value={typed}
				maxLength={MOST_CHARACTERS}
				autoComplete="off"
				data-testid="exercise-student"
				onChange={(event) => nameStudent(event.target.value)}
			/>
		</label>
	);
}
