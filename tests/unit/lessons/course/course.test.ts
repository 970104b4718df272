// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Course } from '../../../../src/lessons/course/Course';
import { Stages } from '../../../../src/lessons/course/Stages';
import { useLesson } from '../../../../src/lessons/lessonStore';
import { LESSON_IDS } from '../../../../src/lessons/registry';
import { DEFAULT_CONFIG } from '../../../../src/state/config/defaults';
import { useConfig } from '../../../../src/state/configStore';
import { useDock } from '../../../../src/state/dockStore';
import { useExploration } from '../../../../src/state/explorationStore';
import { clearFrame } from '../../../../src/state/frames';
import { connect, trainSteps } from '../../../../src/state/lab';
import { useNotices } from '../../../../src/state/noticeStore';
import { useSession } from '../../../../src/state/sessionStore';
import { encodeConfig } from '../../../../src/state/shareLink';
import { newRun, shownRun, useShown } from '../../../../src/state/shownRun';
import { undo } from '../../../../src/state/undo';
import { FakeTrainingWorker } from '../../state/fakeTrainingWorker';
import { ObedientWorker } from './obedientWorker';

let course: Course;

const lesson = () => useLesson.getState();
const shown = () => [lesson().lesson?.id ?? null, lesson().lesson?.pages.at(lesson().page)?.id ?? null];
const config = () => useConfig.getState().config;
/** The page's stage stands, or the learner's work does. */
const stands = () =>
	vi.waitFor(() => expect([lesson().preparing, useSession.getState().training.is]).toEqual([null, 'paused']));
const notices = () => useNotices.getState().notices.map(({ id, message }) => [id, message]);

beforeAll(connect);

beforeEach(() => {
	ObedientWorker.install();
	localStorage.clear();
	history.replaceState(null, '', '/');
	useConfig.getState().replace(DEFAULT_CONFIG);
	useConfig.temporal.getState().clear();
	useSession.setState(useSession.getInitialState(), true);
	useNotices.setState(useNotices.getInitialState(), true);
	useDock.setState({ tab: 'measurements' });
	clearFrame();
	useShown.setState({ run: newRun(), front: null });
	course = new Course(new Stages());
});

afterEach(async () => {
	await course.leave();
	shownRun().dispose();
});

/** What a learner has: another weight, which can be undone, and forty steps. */
async function own() {
	const [a, b] = DEFAULT_CONFIG.runs;
	// Changes in quick succession are undone together: this one comes later than those before.
	const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10_000);
	useConfig.getState().update({ runs: [{ ...a, klWeight: 0.3 }, b] });
	clock.mockRestore();
	await trainSteps(40);
	useDock.setState({ tab: 'world' });
	return shownRun();
}

describe('a lesson', () => {
	test('shows its stage in a run of its own, under its address', async () => {
		const run = await own();
		await course.open('hybrid-action');
		await stands();
		expect(shown()).toEqual(['hybrid-action', 'choice-and-numbers']);
		expect(location.search).toBe('?lesson=hybrid-action&page=choice-and-numbers');
		expect(shownRun() === run).toBe(false);
		expect([useSession.getState().step, config().environment]).toEqual([600, 'goal']);
	});

	test('that is left gives back the run, the settings with what can be undone, and the screen', async () => {
		const run = await own();
		const { config: before } = useConfig.getState();
		await course.open('no-kl', 'apart');
		await stands();
		expect(useConfig.temporal.getState().pastStates).toEqual([]);
		await course.leave();
		expect(shownRun() === run).toBe(true);
		expect(useSession.getState().step).toBe(40);
		expect(config()).toEqual(before);
		expect([shown(), location.search, useDock.getState().tab]).toEqual([[null, null], '', 'world']);
		// The run of the course has ended.
		expect(FakeTrainingWorker.started.map(({ ended }) => ended)).toEqual([false, true]);
		undo();
		expect(config().runs[0].klWeight).toBe(DEFAULT_CONFIG.runs[0].klWeight);
	});

	test('opened and closed in quick succession finds everything as it was', async () => {
		const run = await own();
		await Promise.all([course.toggle(), course.toggle(), course.toggle(), course.leave()]);
		expect([shownRun() === run, lesson().lesson, location.search]).toEqual([true, null, '']);
	});

	test('begins where the learner was last, and with the first when nothing is answered', async () => {
		await course.open('kl');
		course.turnTo(1);
		const [, page] = shown();
		await course.leave();
		await course.open('kl');
		expect(shown()).toEqual(['kl', page]);
		await course.leave();
		await course.toggle();
		expect(shown()[0]).toBe(LESSON_IDS[0]);
	});

	test('has the question and the exercises after its pages, and nothing beyond', async () => {
		await course.open('kl');
		const last = (lesson().lesson?.pages.length ?? 0) + 1;
		course.turnTo(last - 1);
		expect(location.search).toBe('?lesson=kl&page=question');
		course.turnTo(last);
		expect(location.search).toBe('?lesson=kl&page=exercises');
		course.turnTo(last + 1);
		course.turnTo(-1);
		expect(lesson().page).toBe(last);
	});

	test('clears what a person had pointed at and pinned, page by page', async () => {
		await course.open('hybrid-action');
		await stands();
		useExploration.setState({ pins: [4, 9], editedState: new Float32Array(3) as never, run: 1 });
		course.turnTo(1);
		await stands();
		const { pins, editedState, run } = useExploration.getState();
		expect([pins, editedState, run]).toEqual([[null, null], null, 0]);
	});

	test('gives way to a file: the work set aside is ended', async () => {
		const run = await own();
		await course.open('no-kl', 'apart');
		await stands();
		const ended = FakeTrainingWorker.started[0];
		const ofCourse = shownRun();
		await course.end();
		expect([ended.ended, shownRun() === ofCourse, shownRun() === run, lesson().lesson]).toEqual([
			true,
			true,
			false,
			null,
		]);
	});
});

describe('a bet', () => {
	test('is judged when the steps of its stage are taken', async () => {
		await course.open('no-kl', 'predict');
		await stands();
		expect(useSession.getState().step).toBe(0);
		await course.lockBet();
		expect(lesson().bet.phase).toBe('open');
		useLesson.setState({ bet: { chosen: 1, phase: 'open' } });
		const locked = course.lockBet();
		expect(lesson().bet.phase).toBe('training');
		await locked;
		expect([lesson().bet.phase, lesson().acted, useSession.getState().step]).toEqual(['judged', true, 600]);
	});

	test('of a page that is left meanwhile judges nothing', async () => {
		await course.open('no-kl', 'predict');
		await stands();
		useLesson.setState({ bet: { chosen: 1, phase: 'open' } });
		const locked = course.lockBet();
		course.turnTo(1);
		await locked;
		expect(lesson().bet).toEqual({ chosen: null, phase: 'open' });
	});
});

describe('the address', () => {
	test('opens a page with what its teacher hides and locks, and keeps that from page to page', async () => {
		history.replaceState(null, '', '/?lesson=no-kl&page=apart&hide=advanced&lock=klWeightA');
		await course.openFromAddress();
		expect(shown()).toEqual(['no-kl', 'apart']);
		expect(lesson().classroom).toMatchObject({ hidden: ['advanced'], locked: ['klWeightA'] });
		course.turnTo(2);
		expect(location.search).toBe('?lesson=no-kl&page=floor&hide=advanced&lock=klWeightA');
	});

	test.each([
		['no lesson of the course', '?lesson=cooking', null, 'classroomNoLesson'],
		['a page that the lesson lacks', '?lesson=kl&page=nowhere', 'kl', 'classroomNoPage'],
		['a part that does not exist', '?lesson=kl&hide=everything', 'kl', 'classroomUnknown'],
		['settings that were left out of the link', '?lesson=kl&preset=1', 'kl', 'classroomNoPreset'],
	])('with %s says so', async (_, search, opened, message) => {
		history.replaceState(null, '', `/${search}`);
		await course.openFromAddress();
		expect([shown()[0], notices()]).toEqual([opened, [['lesson', message]]]);
	});

	test('with a pasted link ends the course; one that cannot be read changes nothing', async () => {
		await own();
		const hash = `#${encodeConfig(config())}`;
		await course.open('no-kl', 'apart');
		await stands();
		history.replaceState(null, '', `${location.search}#no-link`);
		await course.followPasted();
		expect([shown(), location.hash]).toEqual([['no-kl', 'apart'], hash]);
		history.replaceState(
			null,
			'',
			`${location.search}#${encodeConfig({ ...DEFAULT_CONFIG, environment: 'platform' })}`,
		);
		await course.followPasted();
		expect(shown()).toEqual([null, null]);
	});

	test('leads to another page, another lesson and out again', async () => {
		const run = await own();
		await course.open('no-kl', 'apart');
		history.replaceState(null, '', '/?lesson=no-kl&page=floor');
		await course.followHistory();
		expect(shown()).toEqual(['no-kl', 'floor']);
		history.replaceState(null, '', '/?lesson=kl');
		await course.followHistory();
		expect(shown()[0]).toBe('kl');
		history.replaceState(null, '', '/');
		await course.followHistory();
		expect([shown()[0], shownRun() === run]).toEqual([null, true]);
	});
});
