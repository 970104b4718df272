import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { leadingCodes } from '../../../src/analysis/posteriorCodes';
import type { Dataset } from '../../../src/dataset/Dataset';
import { DEFAULT_CONFIG } from '../../../src/state/config';
import { useConfig } from '../../../src/state/configStore';
import { clearFrame, type Frame, latestFrame, subscribeFrames } from '../../../src/state/frames';
import { lossHistory, replaceLossHistory } from '../../../src/state/history';
import { LossHistory } from '../../../src/state/lossHistory';
import { useNotices } from '../../../src/state/noticeStore';
import { type LabHooks, SessionEvents } from '../../../src/state/sessionEvents';
import { useSession } from '../../../src/state/sessionStore';
import type { EngineReport, FromWorker } from '../../../src/training/protocol';
import { goalDataset } from '../training/problems';

type EventOf<T extends FromWorker['type']> = Extract<FromWorker, { type: T }>;

const COUNT = 3;
/** More than are drawn, as where a person draws few. */
const MEASURED = 5;

/** A picture of both runs: terms of step s are s, s + 0.1, s + 0.2, and one more for run B. */
function frameEvent(step: number, steps: number, latentDim = 2): EventOf<'frame'> {
	const codes = (run: number) => Float32Array.from({ length: MEASURED * latentDim }, (_, i) => run + i / 10);
	const first = step - steps + 1;
	return {
		type: 'frame',
		session: 1,
		frame: {
			source: 'training',
			decodable: true,
			step,
			count: COUNT,
			shape: { stateDim: 17, actionCount: 3, parameterDim: 2, ...DEFAULT_CONFIG.model, latentDim },
			runs: [0, 1].map((run) => {
				const measured = { mean: codes(run), std: codes(run + 5), z: codes(run + 9) };
				return { ...leadingCodes(measured, COUNT, latentDim), measured, weights: Float32Array.of(run) };
			}),
		},
		metrics: {
			firstStep: first,
			count: steps,
			values: Float32Array.from(
				{ length: steps * 6 },
				(_, i) => first + Math.floor(i / 6) + (Math.floor(i / 3) % 2) + (i % 3) / 10,
			),
			settings: steps > 0 ? [{ step: first, runs: DEFAULT_CONFIG.runs }] : [],
		},
		test: null,
		stepsPerSecond: 77,
		memory: { tensors: 9, bytes: 99 },
	};
}

const reports: EngineReport[] = [
	{ engine: 'tfjs-webgpu', ok: false, millisecondsPerStep: null, reason: 'no adapter' },
	{ engine: 'simd', ok: true, millisecondsPerStep: 5, reason: '' },
	{ engine: 'reference', ok: true, millisecondsPerStep: 9, reason: '' },
];
const datasetEvent: EventOf<'dataset'> = { type: 'dataset', session: 1, dataset: goalDataset() };
const readyEvent: EventOf<'ready'> = { type: 'ready', session: 1, engine: 'simd', reports, contested: false };
const playing = (on: boolean, step: number): EventOf<'playing'> => ({ type: 'playing', session: 1, playing: on, step });
const fault = (changes: Partial<EventOf<'fault'>> = {}): EventOf<'fault'> => ({
	type: 'fault',
	session: 1,
	fault: 'device-lost',
	detail: 'the driver was reset',
	engine: 'simd',
	step: 2,
	run: null,
	...changes,
});

const session = () => useSession.getState();
const notices = () => useNotices.getState().notices;

let animationFrames: (() => void)[] = [];
let published: Frame[] = [];
let unsubscribe = () => {};

function makeEvents(...first: Parameters<SessionEvents['onEvent']>[0][]) {
	const hooks = {
		onReady: vi.fn(),
		onUnprepared: vi.fn(),
		onCheckpoint: vi.fn(),
		onDied: vi.fn(),
		continueWith: vi.fn(),
		frameDrawn: vi.fn(),
	} satisfies LabHooks;
	const events = new SessionEvents(hooks);
	for (const event of first) events.onEvent(event);
	return { events, hooks };
}

/** A display frame. */
function showFrame(): void {
	for (const callback of animationFrames.splice(0)) callback();
}

beforeEach(() => {
	clearFrame();
	vi.useFakeTimers();
	animationFrames = [];
	vi.stubGlobal('requestAnimationFrame', (callback: () => void) => animationFrames.push(callback));
	useSession.setState({ ...useSession.getInitialState(), phase: 'preparing' }, true);
	useConfig.setState({ config: DEFAULT_CONFIG });
	useNotices.setState({ notices: [] });
	replaceLossHistory(new LossHistory(2));
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

describe('preparing', () => {
	test('is told as it goes on', () => {
		makeEvents({ type: 'preparing', session: 1, preparation: 'collecting', progress: 0.25 });
		expect(session()).toMatchObject({ preparation: 'collecting', progress: 0.25 });
		makeEvents({ type: 'preparing', session: 1, preparation: 'engines', progress: 0.5 });
		expect(session()).toMatchObject({ preparation: 'engines', progress: 0.5 });
	});

	test('has the losses that its curves end with: those of the session before may be of another step', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(900, 2));
		expect(session().losses).toHaveLength(2);
		const held = lossHistory();
		replaceLossHistory(new LossHistory(2, 1, 400));
		for (const event of [datasetEvent, readyEvent, frameEvent(400, 0)]) events.onEvent(event);
		expect(session()).toMatchObject({ step: 400, losses: [] });
		replaceLossHistory(held);
		for (const event of [datasetEvent, readyEvent, frameEvent(900, 0)]) events.onEvent(event);
		expect(session()).toMatchObject({ step: 900, losses: held.latest() });
		expect(held.latest()).toHaveLength(2);
	});

	test('ends with a paused session that has data, an engine and what became of the others', () => {
		const { hooks } = makeEvents(datasetEvent, readyEvent);
		expect(session()).toMatchObject({ phase: 'paused', preparation: null, engine: 'simd', engines: reports });
		expect(session().dataset).toBe(datasetEvent.dataset);
		expect(hooks.onReady).toHaveBeenCalledTimes(1);
	});

	test('of another one come with its first codes: they never stand beside those of the one before', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0), frameEvent(4, 4));
		const model = latestFrame()?.model;
		expect(model).toBeTruthy();
		const other = { ...datasetEvent, dataset: goalDataset() };
		for (const event of [other, readyEvent]) events.onEvent(event);
		expect(session().dataset).toBe(datasetEvent.dataset);
		const seen: (Dataset | null)[] = [];
		const stop = subscribeFrames(() => seen.push(session().dataset));
		events.onEvent(frameEvent(0, 0));
		stop();
		expect(seen).toEqual([other.dataset]);
		expect(latestFrame()?.model).not.toBe(model);
	});

	test('tell which model they are of: one until it begins again', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		const model = latestFrame()?.model;
		events.onEvent(frameEvent(3, 3));
		expect(latestFrame()?.model).toBe(model);
		events.onEvent(frameEvent(0, 0));
		expect(latestFrame()?.model).not.toBe(model);
	});

	test('behind the recorded run leaves its picture and its data alone', () => {
		const recorded = { ...goalDataset() } as Dataset;
		useSession.setState({ phase: 'recording', dataset: recorded });
		const { events, hooks } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		expect(session()).toMatchObject({ phase: 'recording', engine: 'simd', dataset: recorded });
		expect(hooks.onReady).toHaveBeenCalledTimes(1);
		expect(published).toEqual([]);
		useSession.setState({ phase: 'paused' });
		events.showHeld();
		expect(session().dataset).toBe(datasetEvent.dataset);
		expect(published).toMatchObject([{ source: 'training', step: 0, count: COUNT }]);
		// Only once.
		events.showHeld();
		expect(published).toHaveLength(1);
	});

	test('that failed is said, with every engine that still works to go on with', () => {
		const { hooks } = makeEvents({ type: 'unprepared', session: 1, detail: 'all of it broke', reports });
		expect(session()).toMatchObject({ phase: 'failed', preparation: null, engines: reports });
		const [notice] = notices();
		expect(notice).toMatchObject({
			id: 'engine',
			tone: 'error',
			message: 'engineFailed',
			values: { engine: 'auto', reason: 'all of it broke' },
		});
		expect(notice.actions?.map(({ values }) => values)).toEqual([{ engine: 'simd' }, { engine: 'reference' }]);
		notice.actions?.[1].run();
		expect(hooks.continueWith).toHaveBeenCalledWith('reference');
	});
});

describe('states that never occur', () => {
	test('are said as such, with the way to every state', () => {
		const states = { feature: 'player-x', low: 100, high: 200 };
		useConfig.getState().update({ data: { states } });
		makeEvents({ type: 'unprepared', session: 1, detail: 'among 20000 …', reports: [], statesNotFound: true });
		expect(session().phase).toBe('failed');
		const [notice] = notices();
		expect(notice).toMatchObject({ id: 'engine', tone: 'error', message: 'statesNotFound', values: states });
		notice.actions?.[0].run();
		expect(useConfig.getState().config.data.states).toBeNull();
	});
});

describe('a frame', () => {
	test('is published as it came, with its model and what it was trained with', () => {
		makeEvents(datasetEvent, readyEvent, frameEvent(4, 4));
		expect(latestFrame()).toBe(published[0]);
		const { model, trainedWith, ...rest } = published[0];
		expect(rest).toEqual(frameEvent(4, 4).frame);
		expect(model).toBeDefined();
		expect(trainedWith).toEqual(DEFAULT_CONFIG.runs);
	});

	test('is asked for when the one before has been drawn: those who draw have their animation frame first', () => {
		const order: string[] = [];
		const stop = subscribeFrames(() => requestAnimationFrame(() => order.push('drawn')));
		const { hooks } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		hooks.frameDrawn.mockImplementation(() => order.push('asked'));
		for (const callback of animationFrames) callback();
		stop();
		expect(order).toEqual(['drawn', 'asked']);
	});

	test('before the data is nothing that could be drawn', () => {
		makeEvents(frameEvent(4, 4));
		expect(published).toEqual([]);
	});

	test('is reported as drawn once it was painted', () => {
		const { hooks } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		expect(hooks.frameDrawn).not.toHaveBeenCalled();
		animationFrames[0]();
		expect(hooks.frameDrawn).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(5_000);
		expect(hooks.frameDrawn).toHaveBeenCalledTimes(1);
	});

	test('in a hidden tab, where nothing is painted, is reported after a second', () => {
		const { hooks } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		vi.advanceTimersByTime(999);
		expect(hooks.frameDrawn).not.toHaveBeenCalled();
		vi.advanceTimersByTime(1);
		expect(hooks.frameDrawn).toHaveBeenCalledTimes(1);
		animationFrames[0]();
		expect(hooks.frameDrawn).toHaveBeenCalledTimes(1);
	});

	test('behind the recorded run is reported too, or no other would come', () => {
		useSession.setState({ phase: 'recording' });
		const { hooks } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		animationFrames[0]();
		expect(hooks.frameDrawn).toHaveBeenCalledTimes(1);
	});

	test('held back while the recorded run played keeps its own shape when the configuration has another by now', () => {
		useSession.setState({ phase: 'recording' });
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0));
		// A change of the model ends the recorded run and shows what was held.
		useConfig.getState().update({ model: { latentDim: 6 } });
		useSession.setState({ phase: 'paused' });
		events.showHeld();
		for (const { shape, count, runs } of published) {
			for (const { mean, z } of runs) expect([mean.length, z.length]).toEqual(Array(2).fill(count * shape.latentDim));
		}
	});

	test('brings the losses, the numbers and the memory', () => {
		makeEvents(datasetEvent, readyEvent, frameEvent(0, 0), frameEvent(3, 3));
		expect(session()).toMatchObject({ step: 3, memory: { tensors: 9, bytes: 99 } });
		const rounded = session().losses.map((terms) =>
			Object.fromEntries(Object.entries(terms).map(([name, value]) => [name, Number(value.toFixed(3))])),
		);
		expect(rounded).toEqual([
			{ state: 3, parameters: 3.1, kl: 3.2 },
			{ state: 4, parameters: 4.1, kl: 4.2 },
		]);
		expect(lossHistory().length).toBe(3);
		expect(lossHistory().value(1, 1, 0)).toBe(3);
	});

	test('of step 0 starts the curves anew', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0), frameEvent(5, 5));
		const before = lossHistory();
		events.onEvent(frameEvent(0, 0));
		expect(lossHistory()).not.toBe(before);
		expect(lossHistory().length).toBe(0);
		expect(session()).toMatchObject({ step: 0, losses: [] });
		events.onEvent(frameEvent(2, 2));
		expect(lossHistory().length).toBe(2);
	});

	test('without steps leaves the curves as they are', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(5, 5));
		events.onEvent(frameEvent(5, 0));
		expect(lossHistory().length).toBe(5);
		expect(session().losses[0].state).toBe(5);
	});
});

describe('training', () => {
	test('is told to be going on and to have stopped', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, playing(true, 0));
		expect(session().phase).toBe('training');
		events.onEvent(frameEvent(9, 9));
		events.onEvent(playing(false, 9));
		expect(session()).toMatchObject({ phase: 'paused', step: 9, stepsPerSecond: 0, framesPerSecond: 0 });
	});

	test('updates the numbers a few times a second, the picture every time', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0), playing(true, 0));
		vi.advanceTimersByTime(1_000);
		const seen: number[] = [];
		const stop = useSession.subscribe(
			({ step }) => step,
			(step) => seen.push(step),
		);
		// Fifty frames in a second.
		for (let step = 1; step <= 50; step++) {
			events.onEvent(frameEvent(step, 1));
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
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0), playing(true, 0));
		vi.advanceTimersByTime(1_000);
		events.onEvent(frameEvent(1, 1));
		vi.advanceTimersByTime(150);
		showFrame();
		events.onEvent(frameEvent(2, 1));
		expect(session().step).toBe(1);
		events.onEvent(playing(false, 2));
		const stopped = { step: 2, losses: [{ state: 2 }, { state: 3 }], stepsPerSecond: 0 };
		expect(session()).toMatchObject(stopped);
		vi.advanceTimersByTime(1_000);
		showFrame();
		expect(session()).toMatchObject(stopped);
	});

	test('hands checkpoints to the lab', () => {
		const { events, hooks } = makeEvents(datasetEvent, readyEvent);
		const checkpoint = { step: 3, runs: [] };
		events.onEvent({ type: 'checkpoint', session: 1, checkpoint, metrics: frameEvent(3, 0).metrics });
		expect(hooks.onCheckpoint).toHaveBeenCalledWith(checkpoint);
	});

	test('has curves up to the checkpoint that it goes on from, drawn or not', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, frameEvent(0, 0), playing(true, 0), frameEvent(2, 2));
		const checkpoint = { step: 5, runs: [] };
		events.onEvent({ type: 'checkpoint', session: 1, checkpoint, metrics: frameEvent(5, 3).metrics });
		events.onEvent(fault({ step: 5 }));
		expect(lossHistory().length).toBe(5);
		expect([0, 1, 2, 3, 4].map((entry) => lossHistory().value(entry, 0, 0))).toEqual([1, 2, 3, 4, 5]);
	});
});

describe('a fault', () => {
	test.each([
		['device-lost', 'deviceLost'],
		['engine-failed', 'engineFailed'],
	] as const)('%s stops everything, forgets what was not good and offers the other engines', (kind, message) => {
		const { events, hooks } = makeEvents(datasetEvent, readyEvent, playing(true, 0), frameEvent(5, 5));
		events.onEvent(fault({ fault: kind }));
		expect(session()).toMatchObject({ phase: 'failed', step: 2, stepsPerSecond: 0, framesPerSecond: 0 });
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
		expect(hooks.continueWith).toHaveBeenCalledWith('reference');
	});

	test.each([
		[0, 'A'],
		[1, 'B'],
	])('that is no number names run %i as %s', (run, name) => {
		const { events } = makeEvents(datasetEvent, readyEvent, playing(true, 0), frameEvent(5, 5));
		events.onEvent(fault({ fault: 'not-a-number', run }));
		expect(notices()[0]).toMatchObject({ message: 'notANumber', values: { run: name, step: 2 } });
	});

	test('of the only engine that was tried offers whatever works', () => {
		useConfig.getState().update({ engine: 'simd' });
		const { events, hooks } = makeEvents(datasetEvent, { ...readyEvent, reports: [reports[1]] });
		events.onEvent(fault());
		expect(notices()[0].actions).toMatchObject([{ values: { engine: 'auto' } }]);
		notices()[0].actions?.[0].run();
		expect(hooks.continueWith).toHaveBeenCalledWith('auto');
	});

	test('of the only engine that works offers it once more', () => {
		const { events } = makeEvents(datasetEvent, { ...readyEvent, reports: [reports[0], reports[1]] });
		events.onEvent(fault());
		expect(notices()[0].actions).toMatchObject([{ values: { engine: 'simd' } }]);
	});

	test('stays a fault when the session says that it has stopped', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, playing(true, 0), frameEvent(5, 5));
		events.onEvent(fault());
		events.onEvent(playing(false, 2));
		expect(session().phase).toBe('failed');
	});

	test('is over when training goes on', () => {
		const { events } = makeEvents(datasetEvent, readyEvent, playing(true, 0), frameEvent(5, 5));
		events.onEvent(fault({ fault: 'not-a-number', run: 1 }));
		events.onEvent(frameEvent(2, 0));
		events.onEvent(playing(true, 2));
		expect(session().phase).toBe('training');
		events.onEvent(frameEvent(4, 2));
		expect(lossHistory().length).toBe(4);
	});

	test('is shown once, however often it comes', () => {
		const { events } = makeEvents(datasetEvent, readyEvent);
		events.onEvent(fault());
		events.onEvent(fault({ detail: 'again' }));
		expect(notices()).toHaveLength(1);
		expect(notices()[0].values?.detail).toBe('again');
	});
});

describe('a worker that died', () => {
	test('is said, with its engine and every other to go on with', () => {
		vi.advanceTimersByTime(1_000);
		const { events, hooks } = makeEvents(datasetEvent, readyEvent, playing(true, 0), frameEvent(5, 5));
		events.onDied('out of memory');
		expect(hooks.onDied).toHaveBeenCalledTimes(1);
		expect(session()).toMatchObject({ phase: 'failed', preparation: null, stepsPerSecond: 0 });
		expect(notices()).toMatchObject([
			{
				message: 'workerDied',
				values: { step: 5, reason: 'out of memory' },
				actions: [{ values: { engine: 'simd' } }, { values: { engine: 'reference' } }],
			},
		]);
	});

	test('before any engine was chosen offers another try', () => {
		makeEvents().events.onDied('the worker could not be loaded');
		expect(notices()[0].actions).toMatchObject([{ label: 'continueWith', values: { engine: 'auto' } }]);
	});
});
