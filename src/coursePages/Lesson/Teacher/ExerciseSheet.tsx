import i18next from 'i18next';
import type { ReactNode } from 'react';
import type { Localized } from '../../../environments/Environment';
import type { Language } from '../../../i18n/language';
import { drawOf, seedOf } from '../../../lessons/exercises/draw';
import { type ComputeTask, type Exercise, type MeasureTask, TOLERANCE } from '../../../lessons/exercises/Exercise';
import { written } from '../../../lessons/exercises/models';
import { LESSON_IDS, type Lesson, numberOfLesson } from '../../../lessons/registry';
import styles from './ExerciseSheet.module.css';
import handout from './Handout.module.css';
import { PaperText } from './paper';

export type SheetSide = 'student' | 'solution';

interface ExerciseSheetProps {
	readonly lesson: Lesson;
	readonly exercises: readonly Exercise[];
	/** What the student typed: a name or number. */
	readonly student: string;
	readonly language: Language;
	readonly side: SheetSide;
}

/** The exercises of one student on paper; one page or more. The student's side has room where the other has answers. */
export function ExerciseSheet({ lesson, exercises, student, language, side }: ExerciseSheetProps) {
	const t = i18next.getFixedT(language, 'exercises');
	const seed = seedOf(student);
	return (
		<article
			className={`${handout.sheet} ${styles.sheet}`}
			lang={language}
			data-exercise-print=""
			data-testid="exercise-sheet"
			data-side={side}
			data-seed={seed}
		>
			<header className={handout.title}>
				<p className={handout.course}>
					{t('sheetCourse', { number: numberOfLesson(lesson.id), count: LESSON_IDS.length })}
				</p>
				<p className={handout.name}>{t('sheetFor', { student: student.trim() || t('sheetNobody') })}</p>
				<h1>{lesson.title[language]}</h1>
			</header>
			<ol className={styles.exercises}>
				{exercises.map((exercise) => (
					<li key={exercise.id} className={styles.exercise}>
						<b className={styles.kind}>{t(exercise.kind)}</b>
						<SheetTask exercise={exercise} lesson={lesson} seed={seed} language={language} side={side} />
					</li>
				))}
			</ol>
		</article>
	);
}

interface SheetTaskProps extends Pick<ExerciseSheetProps, 'lesson' | 'language' | 'side'> {
	readonly exercise: Exercise;
	readonly seed: number;
}

function SheetTask({ exercise, lesson, seed, language, side }: SheetTaskProps) {
	const draw = drawOf(seed, `${lesson.id}/${exercise.id}`);
	const solved = side === 'solution';
	switch (exercise.kind) {
		case 'compute': {
			const task = exercise.task(draw);
			return (
				<>
					<Text text={task.text} language={language} />
					{solved ? <Solved task={task} language={language} /> : <Room lines={1} unit={task.unit?.[language]} />}
				</>
			);
		}
		case 'measure': {
			const task = exercise.task(draw);
			return (
				<>
					<Text text={task.text} language={language} />
					{solved ? <Measured task={task} language={language} /> : <Predicted task={task} language={language} />}
				</>
			);
		}
		case 'explain':
			return (
				<>
					<Text text={exercise.text} language={language} />
					{solved ? <Explained exercise={exercise} language={language} /> : <Room lines={5} />}
				</>
			);
	}
}

interface InLanguage {
	readonly language: Language;
}

function Text({ text, language }: InLanguage & { readonly text: Localized }) {
	return (
		<p>
			<PaperText text={text} language={language} />
		</p>
	);
}

/** Ruled lines to write on. */
function Room({ lines, unit }: { readonly lines: number; readonly unit?: string }) {
	return (
		<div className={styles.room} data-lines={lines}>
			{Array.from({ length: lines }, (_, line) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines never change places.
				<span key={line} className={styles.line}>
					{unit}
				</span>
			))}
		</div>
	);
}

function Predicted({ task, language }: InLanguage & { readonly task: MeasureTask }) {
	const t = i18next.getFixedT(language, 'exercises');
	return (
		<div className={styles.pair}>
			{[t('sheetPredicted'), t('sheetMeasured')].map((name) => (
				<span key={name} className={styles.line}>
					{name} <i>{task.unit?.[language]}</i>
				</span>
			))}
		</div>
	);
}

/** The answer, the way to it, and what errors come to. */
function Solved({ task, language }: InLanguage & { readonly task: ComputeTask }) {
	const t = i18next.getFixedT(language, 'exercises');
	const { answer, unit, tolerance = TOLERANCE, slips, solution } = task;
	return (
		<Answer name={t('sheetAnswer')} value={`${written(answer)} ${unit?.[language] ?? ''}`}>
			<Text text={solution} language={language} />
			<p className={styles.small}>
				{tolerance > 0 ? t('sheetTolerance', { percent: 100 * tolerance }) : t('sheetExact')}
				{slips.length > 0 && ` ${t('sheetSlips')}`}
				{slips.map(({ value, says }) => (
					<span key={says.en}>
						{' '}
						{written(value)}: <PaperText text={says} language={language} />
					</span>
				))}
			</p>
		</Answer>
	);
}

function Measured({ task, language }: InLanguage & { readonly task: MeasureTask }) {
	const t = i18next.getFixedT(language, 'exercises');
	return (
		<Answer name={t('sheetPredicted')} value={`${written(task.predicted)} ${task.unit?.[language] ?? ''}`}>
			<Text text={task.solution} language={language} />
			<p className={styles.small}>{t('sheetWithin', { factor: task.within })}</p>
		</Answer>
	);
}

interface ExplainedProps extends InLanguage {
	readonly exercise: Extract<Exercise, { kind: 'explain' }>;
}

function Explained({ exercise, language }: ExplainedProps) {
	const t = i18next.getFixedT(language, 'exercises');
	return (
		<Answer name={t('model')} value="">
			<Text text={exercise.model} language={language} />
			<p className={styles.small}>
				{t('sheetPoints')}{' '}
				{exercise.points.map((point) => (
					<span key={point.en} className={styles.point}>
						<i className={handout.box} /> <PaperText text={point} language={language} />{' '}
					</span>
				))}
			</p>
		</Answer>
	);
}

interface AnswerProps {
	readonly name: string;
	readonly value: string;
	readonly children: ReactNode;
}

function Answer({ name, value, children }: AnswerProps) {
	return (
		<div className={styles.answer} data-answer="">
			<b>
				{name} {value}
			</b>
			{children}
		</div>
	);
}
