import { useTranslation } from 'react-i18next';
import { drawOf, seedOf } from '../../../lessons/exercises/draw';
import type { Exercise } from '../../../lessons/exercises/Exercise';
import { useStudent } from '../../../lessons/exercises/studentStore';
import type { Lesson } from '../../../lessons/registry';
import { ComputeTask } from './ComputeTask';
import styles from './Exercises.module.css';
import { ExplainTask } from './ExplainTask';
import { MeasureTask } from './MeasureTask';
import { StudentField } from './StudentField';
import { useExercises } from './useExercises';

/** The exercises of a lesson, to be solved beside the tool; each student has their own numbers. */
export default function Exercises({ lesson }: { readonly lesson: Lesson }) {
	const { t } = useTranslation('exercises');
	const typed = useStudent((student) => student.typed);
	const exercises = useExercises(lesson.id);
	const seed = seedOf(typed);
	return (
		<div data-testid="exercises" data-seed={seed}>
			<StudentField />
			<p className={styles.hint}>{t('studentHint')}</p>
			<ol className={styles.list}>
				{exercises.map((exercise) => (
					<li key={`${exercise.id}-${seed}`} className={styles.exercise} data-kind={exercise.kind}>
						<p className={styles.kind}>{t(exercise.kind)}</p>
						<Task exercise={exercise} lesson={lesson} seed={seed} />
					</li>
				))}
			</ol>
		</div>
	);
}

interface TaskProps {
	readonly exercise: Exercise;
	readonly lesson: Lesson;
	readonly seed: number;
}

function Task({ exercise, lesson, seed }: TaskProps) {
	const draw = drawOf(seed, `${lesson.id}/${exercise.id}`);
	switch (exercise.kind) {
		case 'compute':
			return <ComputeTask task={exercise.task(draw)} />;
		case 'measure':
			return <MeasureTask task={exercise.task(draw)} />;
		case 'explain':
			return <ExplainTask exercise={exercise} />;
	}
}
