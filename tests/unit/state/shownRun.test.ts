import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../../src/dataset/Dataset';
import { LossHistory } from '../../../src/lab/LossHistory';
import { RunOutput } from '../../../src/lab/RunOutput';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { clearFrame, type Frame, latestFrame, subscribeFrames } from '../../../src/state/frames';
import { connect, train } from '../../../src/state/lab';
import { useNotices } from '../../../src/state/noticeStore';
import { newestCheckpoint } from '../../../src/state/runAnswers';
import { useSession } from '../../../src/state/sessionStore';
import { lossHistory } from '../../../src/state/shownHistory';
import { newRun, shownRun, useShown } from '../../../src/state/shownRun';
import { PAGE } from '../../../src/state/surroundings';
import {
	COUNT,
	checkpointEvent,
	checkpointOf,
	DATASET,
	FakeTrainingWorker,
	fault,
	frameEvent,
	playing,
	READY,
	REPORTS,
	type SentEvent,
} from './fakeTrainingWorker';

const session = () => useSession.getState();
const notices = () => useNotices.getState().notices;

let animationFrames: (() => void)[] = [];
let published: Frame[] = [];
let unsubscribe = () => {};

/** Another run is shown, its model is being made, and its worker says something. */
function shows(...events: readonly SentEvent[]): FakeTrainingWorker {
	useShown.setState({ run: newRun(), front: null });
	shownRun().warmUp();
	const worker = FakeTrainingWorker.latest;
	worker.say(...events);
	return worker;
}

const recorded = { ...DATASET.dataset };
const LOSSES = { state: 0.1, parameters: 0.2, kl: 0.3 };

/** A poster that stands in front of the run that is shown. */
function inFront(): RunOutput {
	const output = new RunOutput(PAGE.clock, 2);
	output.state.setState({ dataset: recorded, losses: [LOSSES, LOSSES], trainedWith: DEFAULT_CONFIG.runs });
	output.frames.publish({ ...frameEvent(40, 0).frame, source: 'recording' });
	return output;
}

/** The engine that the last session was asked for. */
const asked = () => FakeTrainingWorker.latest.of('prepare').at(-1)?.request.engine;

/** A display frame. */
function showFrame(): void {
	for (const callback of animationFrames.splice(0)) callback();
}

beforeAll(() => {
	FakeTrainingWorker.install();
	connect();
});

beforeEach(() => {
	vi.useFakeTimers();
	FakeTrainingWorker.install();
	animationFrames = [];
	vi.stubGlobal('requestAnimationFrame', (callback: () => void) => animationFrames.push(callback));
	useConfig.setState({ config: DEFAULT_CONFIG });
	useSession.setState(useSession.getInitialState(), true);
	clearFrame();
	useNotices.setState({ notices: [] });
	published = [];
	unsubscribe = subscribeFrames((frame) => frame && published.push(frame));
});

afterEach(() => {
	unsubscribe();
	// Numbers that still wait for their beat get it.
	vi.advanceTimersByTime(1_000);
	showFrame();
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('another run', () => {
	test('without a frame leaves the last picture where it is, until another world is set', () => {
		shows(DATASET, READY, frameEvent(0, 0));
		expect(latestFrame()).not.toBeNull();
		useShown.setState({ run: newRun(), front: null });
		expect(latestFrame()).not.toBeNull();
		expect(session().dataset).not.toBeNull();
		useConfig.getState().update({ environment: 'platform' });
		expect(latestFrame()).toBeNull();
		expect(session().dataset).toBeNull();
	});
});

describe('preparing', () => {
	test('is told as it goes on', () => {
		shows({ type: 'preparing', preparation: 'collecting', progress: 0.25 });
		expect(session()).toMatchObject({ preparation: 'collecting', progress: 0.25 });
		shows({ type: 'preparing', preparation: 'engines', progress: 0.5 });
		expect(session()).toMatchObject({ preparation: 'engines', progress: 0.5 });
	});

	test('has the losses that its curves end with: those of the session before may be of another step', () => {
		const worker = shows(DATASET, READY, frameEvent(900, 2));
		expect(session().losses).toHaveLength(2);
		const held = lossHistory();
		const request = shownRun().request;
		shownRun().adopt(request, checkpointOf(400), new LossHistory(2, 1, 400));
		worker.say(DATASET, READY, frameEvent(400, 0));
		expect(session()).toMatchObject({ step: 400, losses: [] });
		shownRun().adopt(request, checkpointOf(900), held);
		worker.say(DATASET, READY, frameEvent(900, 0));
		expect(session()).toMatchObject({ step: 900, losses: held.latest() });
		expect(held.latest()).toHaveLength(2);
	});

	test('ends with a paused session that has data, an engine and what became of the others', () => {
		const worker = shows(DATASET, READY);
		expect(session()).toMatchObject({
			training: { is: 'paused' },
			preparation: null,
			engine: 'simd',
			engines: REPORTS,
		});
		expect(session().dataset).toBe(DATASET.dataset);
		// What was set while the model was made is told then.
		expect(worker.of('configure').at(-1)?.runs).toBe(useConfig.getState().config.runs);
	});

	test('of another one come with its first codes: they never stand beside those of the one before', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0), frameEvent(4, 4));
		const model = latestFrame()?.model;
		expect(model).toBeTruthy();
		const other = { ...DATASET, dataset: { ...DATASET.dataset } };
		for (const event of [other, READY]) worker.say(event);
		expect(session().dataset).toBe(DATASET.dataset);
		const seen: (Dataset | null)[] = [];
		const stop = subscribeFrames(() => seen.push(session().dataset));
		worker.say(frameEvent(0, 0));
		stop();
		expect(seen).toEqual([other.dataset]);
		expect(latestFrame()?.model).not.toBe(model);
	});

	test('tell which model they are of: one until it begins again', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0));
		const model = latestFrame()?.model;
		worker.say(frameEvent(3, 3));
		expect(latestFrame()?.model).toBe(model);
		worker.say(frameEvent(0, 0));
		expect(latestFrame()?.model).not.toBe(model);
	});

	test('behind the poster leaves its picture, its data and its losses alone', () => {
		const poster = inFront();
		const worker = shows();
		useShown.setState({ front: poster });
		worker.say(DATASET, READY, frameEvent(0, 0));
		expect(session()).toMatchObject({ training: { is: 'paused' }, engine: 'simd', dataset: recorded, step: 0 });
		expect(session().losses).toEqual([LOSSES, LOSSES]);
		expect(published).toMatchObject([{ source: 'recording', step: 40 }]);
		useShown.setState({ front: null });
		expect(session()).toMatchObject({ training: { is: 'paused' }, dataset: DATASET.dataset, losses: [] });
		expect(published[1]).toMatchObject({ source: 'training', step: 0, count: COUNT });
		expect(published).toHaveLength(2);
		// It is not listened to any more.
		poster.frames.publish({ ...frameEvent(80, 0).frame, source: 'recording' });
		expect(published).toHaveLength(2);
	});

	test('that cannot be had leaves the poster as a recording', () => {
		const worker = shows();
		useShown.setState({ front: inFront() });
		worker.say({ type: 'unprepared', detail: 'all of it broke', reports: REPORTS });
		expect(session()).toMatchObject({ training: { is: 'recorded' }, engine: null });
		expect(latestFrame()).toMatchObject({ source: 'recording', step: 40 });
	});

	test('leaves what is shown where it is, if it is of the same world, until its own first frame', () => {
		shows(DATASET, READY, frameEvent(7, 7));
		const before = latestFrame();
		const worker = shows();
		expect(session()).toMatchObject({ training: { is: 'preparing' }, step: 0, dataset: DATASET.dataset });
		expect(latestFrame()).toBe(before);
		const dataset = { ...DATASET.dataset };
		worker.say({ ...DATASET, dataset }, READY);
		expect(latestFrame()).toBe(before);
		worker.say(frameEvent(0, 0));
		expect(session().dataset).toBe(dataset);
		expect(latestFrame()?.step).toBe(0);
	});

	test('takes away at once what is of another world', () => {
		shows(DATASET, READY, frameEvent(7, 7));
		useConfig.getState().update({ environment: 'platform' });
		expect(latestFrame()).toBeNull();
		expect(session()).toMatchObject({ training: { is: 'preparing' }, dataset: null, step: 0, losses: [] });
		expect(lossHistory().length).toBe(0);
	});

	test('that failed is said, with every engine that still works to go on with', () => {
		shows({ type: 'unprepared', detail: 'all of it broke', reports: REPORTS });
		expect(session()).toMatchObject({ training: { is: 'failed' }, preparation: null, engines: REPORTS });
		const [notice] = notices();
		expect(notice).toMatchObject({
			id: 'engine',
			tone: 'error',
			message: 'engineFailed',
			values: { engine: 'auto', reason: 'all of it broke' },
		});
		expect(notice.actions?.map(({ values }) => values)).toEqual([{ engine: 'simd' }, { engine: 'reference' }]);
		notice.actions?.[1].run();
		expect(asked()).toBe('reference');
	});
});

describe('states that never occur', () => {
	test('are said as such, with the way to every state', () => {
		const states = { feature: 'player-x', low: 100, high: 200 };
		useConfig.getState().update({ data: { states } });
		shows({ type: 'unprepared', detail: 'among 20000 …', reports: [], statesNotFound: true });
		expect(session().training.is).toBe('failed');
		const [notice] = notices();
		expect(notice).toMatchObject({ id: 'engine', tone: 'error', message: 'statesNotFound', values: states });
		notice.actions?.[0].run();
		expect(useConfig.getState().config.data.states).toBeNull();
	});
});

describe('a frame', () => {
	test('is published as it came, with its model and what it was trained with', () => {
		shows(DATASET, READY, frameEvent(4, 4));
		expect(latestFrame()).toBe(published[0]);
		const { model, trainedWith, ...rest } = published[0];
		expect(rest).toEqual(frameEvent(4, 4).frame);
		expect(model).toBeDefined();
		expect(trainedWith).toEqual(DEFAULT_CONFIG.runs);
	});

	test('is asked for when the one before has been drawn: those who draw have their animation frame first', () => {
		const order: string[] = [];
		const stop = subscribeFrames(() => requestAnimationFrame(() => order.push('drawn')));
		const worker = shows(DATASET, READY, frameEvent(0, 0));
		for (const callback of animationFrames) {
			callback();
			if (worker.of('frameDrawn').length > 0) order.push('asked');
		}
		stop();
		expect(order).toEqual(['drawn', 'asked']);
	});

	test('before the data is nothing that could be drawn', () => {
		shows(frameEvent(4, 4));
		expect(published).toEqual([]);
	});

	test('is reported as drawn once it was painted', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0));
		expect(worker.of('frameDrawn')).toHaveLength(0);
		animationFrames[0]();
		expect(worker.of('frameDrawn')).toHaveLength(1);
		vi.advanceTimersByTime(5_000);
		expect(worker.of('frameDrawn')).toHaveLength(1);
	});

	test('in a hidden tab, where nothing is painted, is reported after a second', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0));
		vi.advanceTimersByTime(999);
		expect(worker.of('frameDrawn')).toHaveLength(0);
		vi.advanceTimersByTime(1);
		expect(worker.of('frameDrawn')).toHaveLength(1);
		animationFrames[0]();
		expect(worker.of('frameDrawn')).toHaveLength(1);
	});

	test('behind the poster is reported too, or no other would come', () => {
		const worker = shows();
		useShown.setState({ front: inFront() });
		worker.say(DATASET, READY, frameEvent(0, 0));
		animationFrames[0]();
		expect(worker.of('frameDrawn')).toHaveLength(1);
	});

	test('brings the losses, the numbers and the memory', () => {
		shows(DATASET, READY, frameEvent(0, 0), frameEvent(3, 3));
		expect(session()).toMatchObject({ step: 3, memory: { tensors: 9, bytes: 99 } });
		const rounded = session().losses.map((terms) =>
			Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, Number(value.toFixed(3))])),
		);
		expect(rounded).toEqual([
			{ state: 3, parameters: 3.1, kl: 3.2 },
			{ state: 4, parameters: 4.1, kl: 4.2 },
		]);
		expect(lossHistory().length).toBe(3);
		expect(lossHistory().value(1, 1, 'state')).toBe(3);
	});

	test('of step 0 starts the curves over', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0), frameEvent(5, 5));
		const before = lossHistory();
		worker.say(frameEvent(0, 0));
		expect(lossHistory()).not.toBe(before);
		expect(lossHistory().length).toBe(0);
		expect(session()).toMatchObject({ step: 0, losses: [] });
		worker.say(frameEvent(2, 2));
		expect(lossHistory().length).toBe(2);
	});

	test('without steps leaves the curves as they are', () => {
		const worker = shows(DATASET, READY, frameEvent(5, 5));
		worker.say(frameEvent(5, 0));
		expect(lossHistory().length).toBe(5);
		expect(session().losses[0].state).toBe(5);
	});
});

describe('training', () => {
	test('is told to be going on and to have stopped', () => {
		const worker = shows(DATASET, READY, playing(true, 0));
		expect(session().training.is).toBe('training');
		worker.say(frameEvent(9, 9));
		worker.say(playing(false, 9));
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 9, stepsPerSecond: 0, framesPerSecond: 0 });
	});

	test('updates the numbers a few times a second, the picture every time', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0), playing(true, 0));
		vi.advanceTimersByTime(1_000);
		const seen: number[] = [];
		const stop = useSession.subscribe(
			({ step }) => step,
			(step) => seen.push(step),
		);
		// Fifty frames in a second.
		for (let step = 1; step <= 50; step++) {
			worker.say(frameEvent(step, 1));
			vi.advanceTimersByTime(20);
			showFrame();
		}
		stop();
		expect(seen.length).toBeGreaterThanOrEqual(7);
		expect(seen.length).toBeLessThanOrEqual(9);
		expect(published.map(({ step }) => step)).toEqual(Array.from({ length: 51 }, (_, i) => i));
		expect(lossHistory().length).toBe(50);
		expect(session().stepsPerSecond).toBe(77);
		expect(session().framesPerSecond).toBeGreaterThan(40);
		expect(session().framesPerSecond).toBeLessThan(52);
	});

	test('that stops shows the numbers of the last step, not of the last update', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0), playing(true, 0));
		vi.advanceTimersByTime(1_000);
		worker.say(frameEvent(1, 1));
		vi.advanceTimersByTime(150);
		showFrame();
		worker.say(frameEvent(2, 1));
		expect(session().step).toBe(1);
		worker.say(playing(false, 2));
		const stopped = { step: 2, losses: [{ state: 2 }, { state: 3 }], stepsPerSecond: 0 };
		expect(session()).toMatchObject(stopped);
		vi.advanceTimersByTime(1_000);
		showFrame();
		expect(session()).toMatchObject(stopped);
	});

	test('that lost its engine goes on from the newest checkpoint', () => {
		const worker = shows(DATASET, READY, checkpointEvent(3), fault({ step: 3 }));
		expect(newestCheckpoint()?.step).toBe(3);
		train();
		expect(worker.of('prepare').at(-1)?.request.checkpoint?.step).toBe(3);
	});

	test('has curves up to the checkpoint that it goes on from, drawn or not', () => {
		const worker = shows(DATASET, READY, frameEvent(0, 0), playing(true, 0), frameEvent(2, 2));
		worker.say(checkpointEvent(5, 3));
		worker.say(fault({ step: 5 }));
		expect(lossHistory().length).toBe(5);
		expect([0, 1, 2, 3, 4].map((entry) => lossHistory().value(entry, 0, 'state'))).toEqual([1, 2, 3, 4, 5]);
	});
});

describe('a fault', () => {
	test.each([
		['device-lost', 'deviceLost'],
		['engine-failed', 'engineFailed'],
	] as const)('%s stops everything, forgets what was not good and offers the other engines', (kind, message) => {
		const worker = shows(DATASET, READY, playing(true, 0), frameEvent(5, 5));
		worker.say(fault({ fault: kind }));
		expect(session()).toMatchObject({ training: { is: 'failed' }, step: 2, stepsPerSecond: 0, framesPerSecond: 0 });
		expect(lossHistory().length).toBe(2);
		expect(notices()).toMatchObject([
			{
				id: 'engine',
				tone: 'error',
				message,
				values: {
					step: 2,
					engine: 'simd',
					detail: 'the driver was reset',
					reason: 'the driver was reset',
					run: '',
				},
				actions: [{ label: 'continueWith', values: { engine: 'reference' } }],
			},
		]);
		notices()[0].actions?.[0].run();
		expect(asked()).toBe('reference');
	});

	test.each([
		[0, 'A'],
		[1, 'B'],
	])('that is no number names run %i as %s', (run, name) => {
		const worker = shows(DATASET, READY, playing(true, 0), frameEvent(5, 5));
		worker.say(fault({ fault: 'not-a-number', run }));
		expect(notices()[0]).toMatchObject({ message: 'notANumber', values: { run: name, step: 2 } });
	});

	test('of the only engine that was tried offers whatever works', () => {
		useConfig.getState().update({ engine: 'simd' });
		const worker = shows(DATASET, { ...READY, reports: [REPORTS[1]] });
		worker.say(fault());
		expect(notices()[0].actions).toMatchObject([{ values: { engine: 'auto' } }]);
		notices()[0].actions?.[0].run();
		expect(asked()).toBe('auto');
	});

	test('of the only engine that works offers it once more', () => {
		const worker = shows(DATASET, { ...READY, reports: [REPORTS[0], REPORTS[1]] });
		worker.say(fault());
		expect(notices()[0].actions).toMatchObject([{ values: { engine: 'simd' } }]);
	});

	test('stays a fault when the session says that it has stopped', () => {
		const worker = shows(DATASET, READY, playing(true, 0), frameEvent(5, 5));
		worker.say(fault());
		worker.say(playing(false, 2));
		expect(session().training.is).toBe('failed');
	});

	test('is over when training goes on', () => {
		const worker = shows(DATASET, READY, playing(true, 0), frameEvent(5, 5));
		worker.say(fault({ fault: 'not-a-number', run: 1 }));
		worker.say(frameEvent(2, 0));
		worker.say(playing(true, 2));
		expect(session().training.is).toBe('training');
		worker.say(frameEvent(4, 2));
		expect(lossHistory().length).toBe(4);
	});

	test('is shown once, however often it comes', () => {
		const worker = shows(DATASET, READY);
		worker.say(fault());
		worker.say(fault({ detail: 'again' }));
		expect(notices()).toHaveLength(1);
		expect(notices()[0].values?.detail).toBe('again');
	});
});

describe('a worker that died', () => {
	test('is said, with its engine and every other to go on with', () => {
		vi.advanceTimersByTime(1_000);
		const worker = shows(DATASET, READY, playing(true, 0), frameEvent(5, 5));
		worker.die('out of memory');
		expect(worker.ended).toBe(true);
		expect(session()).toMatchObject({ training: { is: 'failed' }, preparation: null, stepsPerSecond: 0 });
		expect(notices()).toMatchObject([
			{
				message: 'workerDied',
				values: { step: 5, reason: 'out of memory' },
				actions: [{ values: { engine: 'simd' } }, { values: { engine: 'reference' } }],
			},
		]);
	});

	test('before any engine was chosen offers another try', () => {
		shows().die('the worker could not be loaded');
		expect(notices()[0].actions).toMatchObject([{ label: 'continueWith', values: { engine: 'auto' } }]);
	});
});
