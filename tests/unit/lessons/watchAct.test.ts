// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchAct } from '../../../src/lessons/course/watchAct';
import type { Act, LessonPage } from '../../../src/lessons/Lesson';
import { useLesson } from '../../../src/lessons/lessonStore';
import { progressOf } from '../../../src/lessons/progress';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useSession } from '../../../src/state/sessionStore';

const text = { en: '', 'zh-CN': '' };

function page(act: Act): LessonPage {
	return { id: 'page', title: text, body: [], watch: { target: 'mapA', text }, act: { ...act, text } };
}

/** As on the page about stale entries: store, set, train. */
const STALE: Act = {
	kind: 'list',
	parts: [
		{ kind: 'use', target: 'storeEntries', text },
		{ kind: 'weight', run: 1, from: 0.09, to: 0.11, text },
		{ kind: 'train', steps: 100, text },
	],
};

const trainTo = (step: number) => useSession.setState({ step });
const done = () => useLesson.getState().parts;

function weigh(klWeight: number): void {
	const [a, b] = DEFAULT_CONFIG.runs;
	useConfig.getState().update({ runs: [a, { ...b, klWeight }] });
}

/** The button that stores entries. */
const store = () => document.querySelector('button') as HTMLButtonElement;

/** What a browser makes of one press of the button. */
function press(time: number): void {
	for (const [type, delay] of [
		['pointerup', 0],
		['click', 1],
	] as const) {
		const event = new Event(type, { bubbles: true });
		Object.defineProperty(event, 'timeStamp', { value: time + delay });
		store().dispatchEvent(event);
	}
}

let stop = () => {};

beforeEach(() => {
	localStorage.clear();
	document.body.innerHTML = '<div><button data-target="storeEntries">x</button></div>';
	useConfig.getState().replace(DEFAULT_CONFIG);
	useLesson.setState({ parts: 0, acted: false });
	trainTo(600);
});
afterEach(() => stop());

test('training alone ticks nothing of an act of several parts', () => {
	stop = watchAct('box', page(STALE));
	trainTo(5_000);
	expect(done()).toBe(0);
	expect(useLesson.getState().acted).toBe(false);
});

test('each part is ticked by its own event, in order, and counts from there', () => {
	stop = watchAct('box', page(STALE));
	trainTo(650);
	store().click();
	expect(done()).toBe(1);
	trainTo(900);
	expect(done()).toBe(1);
	weigh(0.1);
	expect(done()).toBe(2);
	trainTo(999);
	expect(done()).toBe(2);
	trainTo(1_000);
	expect(done()).toBe(3);
	expect(useLesson.getState().acted).toBe(true);
	expect(progressOf('box').done).toEqual(['page']);
});

test('a setting that stands already where a later part wants it is ticked with the part before', () => {
	stop = watchAct('box', page(STALE));
	weigh(0.1);
	expect(done()).toBe(0);
	store().click();
	expect(done()).toBe(2);
	trainTo(700);
	expect(useLesson.getState().acted).toBe(true);
});

test('two parts that operate the same control want it twice', () => {
	const part = { kind: 'use', target: 'storeEntries', text } as const;
	stop = watchAct('box', page({ kind: 'list', parts: [part, part] }));
	press(1_000);
	expect(done()).toBe(1);
	press(2_000);
	expect(done()).toBe(2);
});

test('passing a control with Tab does not operate it', () => {
	stop = watchAct('box', page({ kind: 'use', target: 'storeEntries' }));
	store().dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
	expect(done()).toBe(0);
	store().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
	expect(useLesson.getState().acted).toBe(true);
});

test('a number that is to be set counts when it lies where it should', () => {
	document.body.innerHTML =
		'<label data-target="gaussianKlMu">μ <input type="range" min="-4" max="4" step="any"></label>';
	const slider = document.querySelector('input') as HTMLInputElement;
	const set = (value: number) => {
		slider.value = String(value);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
	};
	stop = watchAct('loss', page({ kind: 'use', target: 'gaussianKlMu', range: [-0.1, 0.1] }));
	set(2);
	slider.dispatchEvent(new Event('click', { bubbles: true }));
	set(1);
	expect(done()).toBe(0);
	set(0.05);
	expect(done()).toBe(1);
});
