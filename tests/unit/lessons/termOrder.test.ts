/**
 * No term before its definition: a word of the glossary that a page uses has been introduced on that page or an earlier
 * one, by a link to its entry, which opens the definition. The order is that of the course.
 */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/i18n/language';
import { GLOSSARY_IDS, type GlossaryId } from '../../../src/lessons/glossary';
import type { LessonPage } from '../../../src/lessons/Lesson';
import { type Lesson, loadCourse } from '../../../src/lessons/registry';
import { SURFACE_FORMS } from './surfaceForms';
import { termsIn, textsOfPage, textsOfQuestion, wordingOf } from './texts';

/** Terms that a page introduces. */
function introducedOn(page: LessonPage): GlossaryId[] {
	return textsOfPage(page).flatMap(({ text }) => termsIn(text.en)) as GlossaryId[];
}

/** `where: term “word”` for every use of a term that is not known yet. */
function prematureUses(lessons: readonly Lesson[]): string[] {
	const known = new Set<GlossaryId>();
	const premature: string[] = [];
	const check = (where: string, texts: ReturnType<typeof textsOfPage>) => {
		for (const id of GLOSSARY_IDS) {
			const forms = SURFACE_FORMS[id];
			if (!forms || known.has(id)) continue;
			for (const language of LANGUAGES) {
				const used = texts.map(({ text }) => forms[language].exec(wordingOf(text[language]))?.[0]).find(Boolean);
				if (used) premature.push(`${where}: ${id} “${used}”`);
			}
		}
	};
	for (const lesson of lessons) {
		for (const page of lesson.pages) {
			for (const id of introducedOn(page)) known.add(id);
			check(`${lesson.id}/${page.id}`, textsOfPage(page));
		}
		check(`${lesson.id}, question`, textsOfQuestion(lesson));
	}
	return premature;
}

const lessons = await loadCourse();

describe('the terms of the course', () => {
	it('are introduced before they are used', () => {
		expect(prematureUses(lessons)).toEqual([]);
	});

	it('would be missed without the page that introduces them', () => {
		const without = lessons.map((lesson) => ({
			...lesson,
			pages: lesson.pages.filter((page) => !textsOfPage(page).some(({ text }) => termsIn(text.en).includes('policy'))),
		}));
		expect(prematureUses(without).some((use) => use.includes(': policy '))).toBe(true);
	});
});
