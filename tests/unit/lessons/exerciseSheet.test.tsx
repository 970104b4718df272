// @vitest-environment happy-dom
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { ExerciseSheet, type SheetSide } from '../../../src/coursePages/Lesson/Teacher/ExerciseSheet';
import { startTexts } from '../../../src/i18n';
import { LANGUAGES } from '../../../src/i18n/language';
import { loadShownTexts, showTexts } from '../../../src/i18n/lateTexts';
import { LESSON_TEXTS } from '../../../src/i18n/partTexts';
import { drawOf } from '../../../src/lessons/exercises/draw';
import { LESSON_IDS, loadExercises, loadLesson } from '../../../src/lessons/registry';

beforeAll(async () => {
	await startTexts();
	await showTexts([LESSON_TEXTS]);
	for (const language of LANGUAGES) await loadShownTexts(language);
});

test.each(LESSON_IDS)('the student sheet of %s holds no answer, the solution sheet every one', async (id) => {
	const lesson = await loadLesson(id);
	if (!lesson) throw new Error(`there is no lesson ${id}`);
	const exercises = await loadExercises(id);
	for (const language of LANGUAGES)
		for (const seed of [0, 1, 2]) {
			const sheet = (side: SheetSide) => {
				const markup = renderToStaticMarkup(
					<ExerciseSheet
						lesson={lesson}
						exercises={exercises}
						student={String(seed)}
						language={language}
						side={side}
					/>,
				);
				const body = new DOMParser().parseFromString(markup, 'text/html').body;
				return { text: body.textContent ?? '', answers: body.querySelectorAll('[data-answer]').length };
			};
			const [student, solution] = [sheet('student'), sheet('solution')];
			expect(student.answers).toBe(0);
			expect(solution.answers).toBe(exercises.length);
			for (const exercise of exercises) {
				if (exercise.kind === 'explain') {
					expect(student.text).not.toContain(exercise.model[language]);
					expect(solution.text).toContain(exercise.model[language]);
					continue;
				}
				const task = exercise.task(drawOf(seed, `${id}/${exercise.id}`));
				const said = 'slips' in task ? task.slips.map(({ says }) => says[language]) : [];
				for (const text of said) {
					expect(student.text, exercise.id).not.toContain(text);
					expect(solution.text, exercise.id).toContain(text);
				}
			}
		}
});
