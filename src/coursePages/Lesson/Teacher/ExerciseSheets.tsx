import { useTranslation } from 'react-i18next';
import { useStudent } from '../../../lessons/exercises/studentStore';
import type { Lesson } from '../../../lessons/registry';
import { StudentField } from '../Exercises/StudentField';
import { useExercises } from '../Exercises/useExercises';
import { PrintDialog } from './PrintDialog';
import './exerciseSheet.css';
import { ExerciseSheet, type SheetSide } from './ExerciseSheet';

const SIDES = ['student', 'solution'] as const satisfies readonly SheetSide[];
const SIDE_NAMES = { student: 'sheetStudent', solution: 'sheetSolution' } as const;

interface ExerciseSheetsProps {
	readonly lesson: Lesson;
	readonly onClose: () => void;
}

/** A lesson's exercises as they will be printed, for one student: the sheet to work on, or the one with the solutions. */
export default function ExerciseSheets({ lesson, onClose }: ExerciseSheetsProps) {
	const { t } = useTranslation('exercises');
	const student = useStudent(({ typed }) => typed);
	const exercises = useExercises(lesson.id);
	return (
		<PrintDialog<SheetSide>
			title={t('sheetTitle')}
			languageLegend={t('sheetLanguage')}
			sideLegend={t('sheetSide')}
			sides={SIDES.map((value) => [value, t(SIDE_NAMES[value])])}
			first="student"
			testId="exercise-sheets"
			prefix="sheet"
			tools={<StudentField />}
			onClose={onClose}
			sheet={(language, side) => (
				<ExerciseSheet lesson={lesson} exercises={exercises} student={student} language={language} side={side} />
			)}
		/>
	);
}
