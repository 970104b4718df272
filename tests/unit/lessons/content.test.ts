/** What holds of every lesson's text, whatever it says. That its numbers are true is tested in numbers.test.ts. */
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/lessons/acts';
import { BIBLIOGRAPHY } from '../../../src/lessons/bibliography';
import { GLOSSARY } from '../../../src/lessons/glossary';
import type { LessonPage, SingleAct } from '../../../src/lessons/Lesson';
import { LESSON_IDS, type Lesson, loadCourse } from '../../../src/lessons/registry';
import { configOfStage, openingOf, stageOf } from '../../../src/lessons/stage';
import {
	claimsIn,
	formulasIn,
	lessonsIn,
	numbersIn,
	termsIn,
	textsBesidePages,
	textsOfPage,
	wordingOf,
	wordsIn,
} from './texts';

const lessons = (await loadCourse()).map((lesson) => [lesson.id, lesson] as const);

const sorted = (list: readonly string[]) => [...list].sort();
const repeated = (list: readonly string[]) => list.filter((entry, i) => list.indexOf(entry) !== i);

/** Acts that a control beside the text is needed for, and the control. */
function controlOf(act: SingleAct): 'train' | 'klWeightA' | 'klWeightB' | 'formula' | null {
	if (act.kind === 'train') return 'train';
	if (act.kind === 'weight') return act.run === 0 ? 'klWeightA' : 'klWeightB';
	return act.kind === 'point' ? 'formula' : null;
}

function textsOf(lesson: Lesson) {
	return [...textsBesidePages(lesson), ...lesson.pages.flatMap(textsOfPage)];
}

const bodyOf = ({ body }: LessonPage) =>
	body.flatMap((block) => (block.kind === 'text' ? [block.text.en] : [])).join(' ');

describe.each(lessons)('lesson %s', (id, lesson) => {
	test('has its id, three to seven pages, and no page twice', () => {
		expect(lesson.id).toBe(id);
		expect(lesson.pages.length).toBeGreaterThanOrEqual(3);
		expect(lesson.pages.length).toBeLessThanOrEqual(7);
		const ids = lesson.pages.map((page) => page.id);
		expect(repeated(ids)).toEqual([]);
		for (const page of ids) expect(page).toMatch(/^[a-z]+(-[a-z]+)*$/);
	});

	test('says the same in both languages: formulas, numbers that are measured, terms', () => {
		for (const { where, text } of textsOf(lesson)) {
			expect(text.en.trim(), where).not.toBe('');
			expect(/[\u4e00-\u9fff]/.test(text['zh-CN']) || text['zh-CN'] === text.en, where).toBe(true);
			for (const held of [formulasIn, claimsIn, termsIn, lessonsIn])
				expect(sorted(held(text['zh-CN'])), where).toEqual(sorted(held(text.en)));
		}
	});

	test('states what it measures, and measures what it states', () => {
		for (const page of lesson.pages) {
			const stated = page.claims?.map((claim) => claim.id) ?? [];
			expect(repeated(stated), page.id).toEqual([]);
			const used = new Set(textsOfPage(page).flatMap(({ text }) => claimsIn(text.en)));
			// What is stated beyond the text stands in the table under it.
			for (const claim of used) expect(stated, page.id).toContain(claim);
			for (const { id: claim, value, low, high } of page.claims ?? []) {
				expect(low, claim).toBeLessThanOrEqual(value);
				expect(high, claim).toBeGreaterThanOrEqual(value);
			}
		}
		// What stands on no page has no state of training that a number could be measured of.
		for (const { where, text } of textsBesidePages(lesson)) expect(claimsIn(text.en), where).toEqual([]);
	});

	test('lists every other number, and no number that it does not write', () => {
		const written = new Set<string>();
		for (const { where, text } of textsOf(lesson)) {
			for (const number of [...numbersIn(text.en), ...numbersIn(text['zh-CN'])]) {
				expect(lesson.constants, `${where}: ${number}`).toContain(number);
				written.add(number);
			}
		}
		expect(sorted(lesson.constants)).toEqual(sorted([...written]));
	});

	test('names terms that the glossary has', () => {
		for (const { where, text } of textsOf(lesson)) {
			for (const term of termsIn(text.en)) expect(Object.keys(GLOSSARY), where).toContain(term);
		}
	});

	test('closes every mark that it opens, and shouts nowhere', () => {
		for (const { where, text } of textsOf(lesson)) {
			for (const language of ['en', 'zh-CN'] as const) {
				expect(wordingOf(text[language]), where).not.toMatch(/\$|\*\*|\[\[|\]\]|\{\{|\}\}|[!！]/);
			}
		}
	});

	test('stands on states of training that the page can reach while one reads', () => {
		for (const index of lesson.pages.keys()) {
			const stage = stageOf(lesson, index);
			const config = configOfStage(stage);
			expect(stage.steps).toBeLessThanOrEqual(1_000);
			expect(config.model.width).toBeLessThanOrEqual(32);
			for (const pin of lesson.pages[index].view?.pins ?? []) expect(pin).toBeLessThan(config.display.points);
		}
	});

	test('asks for acts that the page has the control for, at most three at a time', () => {
		for (const { id: page, act, view } of lesson.pages) {
			const controls = view?.controls ?? ['train'];
			expect(controls.length, page).toBeLessThanOrEqual(3);
			for (const part of partsOf(act)) {
				const needed = controlOf(part);
				if (needed) expect(controls, page).toContain(needed);
			}
			if (view?.instrument) expect(view.tab, page).toBe('instruments');
			if (view?.agents) expect(view.tab, page).toBe('agent');
			if (partsOf(act).some(({ kind }) => kind === 'agents')) expect(view?.agents, page).toBeDefined();
		}
	});

	test('ticks the parts of an act one by one, and not by training alone', () => {
		for (const { id: page, act } of lesson.pages) {
			if (act.kind !== 'list') continue;
			expect(act.parts.length, page).toBeGreaterThan(1);
			expect(
				act.parts.some((part) => part.kind !== 'train'),
				page,
			).toBe(true);
		}
	});

	test('tells nothing of what a page lets predict before the bet is judged', () => {
		for (const [index, page] of lesson.pages.entries()) {
			if (page.act.kind !== 'predict') continue;
			const { agents } = page.view ?? {};
			if (agents) expect(agents.steps, page.id).toBe(0);
			else expect(openingOf(lesson, index).steps, page.id).toBeLessThan(stageOf(lesson, index).steps);
			const told = textsOfPage(page).filter(({ text }) => claimsIn(text.en).length > 0);
			expect(
				told.map(({ text }) => text),
				page.id,
			).toEqual([page.act.result]);
			// A control would lead off the training that is bet on.
			expect(page.view?.controls, page.id).toEqual([]);
		}
	});

	test('names works of the bibliography, and lessons by their place in the course', () => {
		for (const { id: page, reading = [] } of lesson.pages) {
			expect(repeated(reading), page).toEqual([]);
			for (const work of reading) expect(Object.keys(BIBLIOGRAPHY), page).toContain(work);
		}
		for (const { where, text } of textsOf(lesson)) {
			for (const named of lessonsIn(text.en)) expect(LESSON_IDS, where).toContain(named);
			expect(wordingOf(text.en), where).not.toMatch(/lessons? (\d|one|two|three|four|five|six|seven|eight|nine|ten)/i);
			expect(wordingOf(text['zh-CN']), where).not.toMatch(/第 ?[\d一二三四五六七八九十]+ ?课/);
		}
	});

	test('offers one right answer, and says something to every one', () => {
		const choices = lesson.pages.flatMap(({ act }) =>
			act.kind === 'choose' || act.kind === 'predict' ? [act.options] : [],
		);
		for (const options of [lesson.question.options, ...choices]) {
			expect(options.filter(({ right }) => right).length).toBe(1);
			expect(options.length).toBeGreaterThan(1);
		}
	});

	test('is short: a page has no more to read than fits beside the maps', () => {
		for (const page of lesson.pages) expect(wordsIn(bodyOf(page)), page.id).toBeLessThanOrEqual(120);
	});
});
