import { Printer, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../../i18n/language';
import { useStudent } from '../../../lessons/exercises/studentStore';
import type { Lesson } from '../../../lessons/Lesson';
import { StudentField } from '../Exercises/StudentField';
import { useExercises } from '../Exercises/useExercises';
import './handout.css';
import './exerciseSheet.css';
import { Choice, LANGUAGE_NAMES } from './Choice';
import { ExerciseSheet, type SheetSide } from './ExerciseSheet';
import styles from './Handout.module.css';

const SIDES = ['student', 'solution'] as const satisfies readonly SheetSide[];
const SIDE_NAMES = { student: 'sheetStudent', solution: 'sheetSolution' } as const;

interface ExerciseSheetsProps {
	readonly lesson: Lesson;
	readonly onClose: () => void;
}

/** A lesson's exercises as they will be printed, for one student: the sheet to work on, or the one with the solutions. */
export default function ExerciseSheets({ lesson, onClose }: ExerciseSheetsProps) {
	const { t, i18n } = useTranslation(['exercises', 'teacher']);
	const title = useId();
	const dialog = useRef<HTMLDialogElement>(null);
	const [language, setLanguage] = useState<Language>(i18n.language === 'zh-CN' ? 'zh-CN' : 'en');
	const [side, setSide] = useState<SheetSide>('student');
	const student = useStudent(({ typed }) => typed);
	const exercises = useExercises(lesson.id);

	useEffect(() => {
		const root = document.documentElement;
		// What the printer gets is this dialog alone.
		root.dataset.handout = '';
		if (!dialog.current?.open) dialog.current?.showModal();
		return () => {
			delete root.dataset.handout;
		};
	}, []);

	return (
		<dialog
			ref={dialog}
			className={styles.dialog}
			aria-labelledby={title}
			data-testid="exercise-sheets"
			data-handout-dialog=""
			onClose={onClose}
		>
			<div className={styles.tools} data-handout-tools="">
				<h2 id={title}>{t('sheetTitle')}</h2>
				<StudentField />
				<Choice
					legend={t('sheetLanguage')}
					name="sheet-language"
					options={LANGUAGES.map((value) => [value, LANGUAGE_NAMES[value]])}
					value={language}
					onChange={setLanguage}
				/>
				<Choice
					legend={t('sheetSide')}
					name="sheet-side"
					options={SIDES.map((value) => [value, t(SIDE_NAMES[value])])}
					value={side}
					onChange={setSide}
				/>
				<button type="button" className="button" data-testid="sheet-print" onClick={() => print()}>
					<Printer size={14} aria-hidden="true" /> {t('teacher:handoutPrint')}
				</button>
				<button
					type="button"
					className="iconButton"
					aria-label={t('teacher:close')}
					data-testid="sheet-close"
					onClick={() => dialog.current?.close()}
				>
					<X size={16} aria-hidden="true" />
				</button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached from the keyboard. */}
			<section className={styles.desk} aria-label={t('sheetTitle')} tabIndex={0} data-handout-desk="">
				<ExerciseSheet lesson={lesson} exercises={exercises} student={student} language={language} side={side} />
			</section>
		</dialog>
	);
}
