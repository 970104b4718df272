import { describe, expect, test } from 'vitest';
import type { LessonPage } from '../../../src/lessons/Lesson';
import type { Lesson } from '../../../src/lessons/registry';
import { configOfStage, lessonRuns, SMALL_MODEL, stageOf } from '../../../src/lessons/stage';

const text = { en: '', 'zh-CN': '' };

function page(id: string, stage?: LessonPage['stage']): LessonPage {
	return {
		id,
		title: text,
		body: [],
		...(stage && { stage }),
		watch: { target: 'mapA', text },
		act: { kind: 'point', text },
	};
}

const lesson: Lesson = {
	id: 'kl',
	title: text,
	goal: text,
	minutes: 5,
	stage: { config: { ...SMALL_MODEL, runs: lessonRuns({ klWeight: 0.1 }, { klWeight: 0 }) }, steps: 600 },
	pages: [
		page('own'),
		page('more', { config: { environment: 'platform' }, steps: 300 }),
		page('on'),
		page('back', { steps: 0 }),
	],
	question: { text, options: [] },
	constants: [],
	notes: text,
};

describe('the stage of a page', () => {
	test('is the lesson’s where no page before has its own', () => {
		expect(stageOf(lesson, 0)).toBe(lesson.stage);
	});

	test('changes what the page names and leaves the rest', () => {
		const { config, steps } = stageOf(lesson, 1);
		expect(steps).toBe(300);
		expect(config).toMatchObject({ environment: 'platform', model: { width: SMALL_MODEL.model.width } });
		expect(configOfStage({ config, steps }).runs[0].klWeight).toBe(0.1);
	});

	test('goes on to the next page', () => {
		expect(stageOf(lesson, 2)).toEqual(stageOf(lesson, 1));
	});

	test('starts from the lesson’s, not from the page before', () => {
		expect(stageOf(lesson, 3).steps).toBe(0);
		expect(configOfStage(stageOf(lesson, 3)).environment).toBe('goal');
	});

	test('with settings outside the limits is a fault that is told', () => {
		expect(() => configOfStage({ config: { model: { width: 1 } }, steps: 0 })).toThrow('model.width');
	});
});
