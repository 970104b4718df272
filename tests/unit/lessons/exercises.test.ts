/** What holds of every exercise, whatever it asks. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatMeasured } from '../../../src/i18n/formatNumber';
import { agrees, judge, readAnswer } from '../../../src/lessons/exercises/check';
import { drawOf, seedOf } from '../../../src/lessons/exercises/draw';
import { type ComputeTask, type Exercise, same, TOLERANCE } from '../../../src/lessons/exercises/Exercise';
import { LESSON_IDS, loadExercises } from '../../../src/lessons/registry';
import { configOfStage } from '../../../src/lessons/stage';
import { formulasIn, wordingOf } from './texts';

const lessons = await Promise.all(LESSON_IDS.map(async (id) => [id, await loadExercises(id)] as const));

/** Students 0 … 99. */
const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);

const drawFor = (seed: number, lesson: string, { id }: Exercise) => drawOf(seed, `${lesson}/${id}`);

function textsOf(exercise: Exercise, lesson: string, seed: number) {
	if (exercise.kind === 'explain') return [exercise.text, exercise.model, ...exercise.points];
	const task = exercise.task(drawFor(seed, lesson, exercise));
	const slips = 'slips' in task ? task.slips.map(({ says }) => says) : [];
	return [task.text, task.solution, ...slips, ...(task.unit ? [task.unit] : [])];
}

describe.each(lessons)('the exercises of %s', (lesson, exercises) => {
	test('are five to eight, of all three kinds, each with an id of its own', () => {
		expect(exercises.length).toBeGreaterThanOrEqual(5);
		expect(exercises.length).toBeLessThanOrEqual(8);
		expect(new Set(exercises.map(({ kind }) => kind))).toEqual(new Set(['compute', 'measure', 'explain']));
		expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
	});

	test('say the same in both languages, with whole numbers and closed marks', () => {
		for (const exercise of exercises)
			for (const seed of [0, 1, 2, 3, 4])
				for (const { en, 'zh-CN': zh } of textsOf(exercise, lesson, seed)) {
					expect(zh === en || /[\u4e00-\u9fff]/.test(zh), en).toBe(true);
					expect(formulasIn(zh).sort(), exercise.id).toEqual(formulasIn(en).sort());
					for (const text of [en, zh]) {
						expect(text, exercise.id).not.toMatch(/NaN|undefined|Infinity|\d\.\d{7}/);
						expect(wordingOf(text), exercise.id).not.toMatch(/\$|\*\*|\[\[|\]\]|\{\{|[!！]/);
					}
				}
	});

	test('to be computed have an answer that is taken, in every student’s numbers, and errors that are not', () => {
		for (const exercise of exercises) {
			if (exercise.kind !== 'compute') continue;
			const answers = new Set<number>();
			for (const seed of SEEDS) {
				const task = exercise.task(drawFor(seed, lesson, exercise));
				answers.add(task.answer);
				expect(Number.isFinite(task.answer), exercise.id).toBe(true);
				// As printed on the solution sheet, and as somebody writes it who uses a comma.
				const printed = task.tolerance === 0 ? String(task.answer) : formatMeasured(task.answer, 3);
				expect(judge(printed, task), `${exercise.id} ${printed}`).toEqual({ kind: 'right' });
				expect(judge(printed.replace('.', ','), task), exercise.id).toEqual({ kind: 'right' });
				for (const { value } of task.slips) expect(Number.isFinite(value), exercise.id).toBe(true);
			}
			expect(answers.size, `${exercise.id} is the same for everyone`).toBeGreaterThan(1);
		}
	});

	test('name an error that is told apart from the answer for most students', () => {
		for (const exercise of exercises) {
			if (exercise.kind !== 'compute') continue;
			const tasks = SEEDS.map((seed) => exercise.task(drawFor(seed, lesson, exercise)));
			for (const index of tasks[0].slips.keys()) {
				const told = tasks.filter((task) => judge(String(task.slips[index].value), task).kind === 'slip');
				expect(told.length, `${exercise.id} ${tasks[0].slips[index].says.en}`).toBeGreaterThan(SEEDS.length / 2);
			}
		}
	});

	test('to be measured are of states that a page can train, with a prediction to compare with', () => {
		for (const exercise of exercises) {
			if (exercise.kind !== 'measure') continue;
			for (const seed of SEEDS) {
				const task = exercise.task(drawFor(seed, lesson, exercise));
				expect(task.predicted).toBeGreaterThan(0);
				expect(Number.isFinite(task.predicted)).toBe(true);
				expect(task.within).toBeGreaterThan(1);
				expect(task.stage.steps).toBeLessThanOrEqual(1_000);
				expect(configOfStage(task.stage).model.width).toBeLessThanOrEqual(32);
			}
		}
	});

	test('to be explained have a model answer and the points that it makes', () => {
		for (const exercise of exercises)
			if (exercise.kind === 'explain') {
				expect(exercise.points.length).toBeGreaterThanOrEqual(2);
				expect(exercise.model.en.length).toBeGreaterThan(exercise.text.en.length / 2);
			}
	});
});

/** Files of the exercises, by what their lesson's id is in a file's name. */
const SOURCES = LESSON_IDS.map((id) => {
	const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
	return [name, readFileSync(`src/lessons/exercises/${name}.ts`, 'utf8')] as const;
});

test.each(SOURCES)('every number that %s asks for comes from the lab’s own functions', (_, source) => {
	const own = new Set(['GOAL', 'PLATFORM', 'normalQuantile']);
	for (const [, names] of source.matchAll(/import \{([^}]+)\} from '\.\.\/\.\.\/(?:model|analysis|environments)\//g))
		for (const name of names.split(',')) if (!name.includes('type ')) own.add(name.trim());
	own.delete('');
	const helpers = Array.from(source.matchAll(/\nfunction (\w+)/g), ([, name]) => name);
	const tasks = source.split('task(draw) {').slice(1);
	expect(tasks.length).toBeGreaterThan(3);
	for (const task of tasks) {
		const code = task.split("kind: 'explain'")[0].replace(/both\([\s\S]*?\),\n/g, '');
		const words = new Set(code.match(/\b[A-Za-z_]\w*\b/g));
		expect(
			[...own, ...helpers].some((name) => words.has(name)),
			task.slice(0, 300),
		).toBe(true);
	}
});

describe('a student’s seed', () => {
	test('is their number, or their name without regard to capitals, spaces and width', () => {
		expect(seedOf('42')).toBe(42);
		expect(seedOf('４２')).toBe(42);
		expect(seedOf(' Ada ')).toBe(seedOf('ada'));
		expect(seedOf('Ada')).not.toBe(seedOf('Bob'));
	});

	test('draws the same again, and other exercises of their own', () => {
		const four = (seed: number, id: string) => {
			const draw = drawOf(seed, id);
			return Array.from({ length: 12 }, () => draw.pick([0, 1, 2, 3]));
		};
		expect(four(7, 'kl/sigma')).toEqual(four(7, 'kl/sigma'));
		expect(four(7, 'kl/sigma')).not.toEqual(four(8, 'kl/sigma'));
		expect(four(7, 'kl/sigma')).not.toEqual(four(7, 'kl/trade'));
	});
});

describe('an answer', () => {
	test.each([
		['0,5', 0.5],
		['33 %', 33],
		['50％', 50],
		['2.3 nats', 2.3],
		['2.3 奈特', 2.3],
	])('%s', (typed, value) => {
		expect(readAnswer(typed)).toBe(value);
	});

	test.each(['', '%', 'nats', '3 m'])('%j is none', (typed) => {
		expect(readAnswer(typed)).toBeNull();
	});
});

describe('judging', () => {
	const task: ComputeTask = {
		text: same(''),
		answer: 0.4,
		slips: [{ value: 0.8, says: same('÷ Z is missing.') }],
		solution: same(''),
	};

	test('takes what is within the tolerance, names a slip, and says what is no number', () => {
		expect(judge('0,405', task).kind).toBe('right');
		expect(judge('0.41', task).kind).toBe('wrong');
		expect(judge('0.8', task)).toMatchObject({ kind: 'slip', slip: { says: same('÷ Z is missing.') } });
		expect(judge('four', task).kind).toBe('unreadable');
		expect(judge('0.41', { ...task, tolerance: 0.05 }).kind).toBe('right');
		expect(TOLERANCE).toBeLessThan(0.05);
	});

	test('of a prediction is by the factor that it is off, either way', () => {
		expect(agrees(0.28, 0.25, 1.2)).toBe(true);
		expect(agrees(0.25, 0.28, 1.2)).toBe(true);
		expect(agrees(0.25, 0.5, 1.2)).toBe(false);
		expect(agrees(-0.25, 0.25, 1.2)).toBe(false);
	});
});
