import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { latentLab } from '../../../src/scripting/latentLab';
import { readCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG, FIRST_STEPS } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useExploration } from '../../../src/state/explorationStore';
import { isPagesOwn, trainByItself } from '../../../src/state/firstTraining';
import { clearFrame, latestFrame } from '../../../src/state/frames';
import { dropTraining, putTrainingAside, takeTrainingUp } from '../../../src/state/heldTraining';
import {
	adoptRuns,
	connect,
	nextStop,
	pause,
	paused,
	reset,
	stepOnce,
	train,
	trainSteps,
	whenPrepared,
} from '../../../src/state/lab';
import { usePace } from '../../../src/state/paceStore';
import {
	branchFrom,
	encodeTransitions,
	newestCheckpoint,
	travelTo,
	whenEnginesTried,
} from '../../../src/state/runAnswers';
import { savedTraining } from '../../../src/state/savedTraining';
import { useSession } from '../../../src/state/sessionStore';
import { lossHistory, useTimeline } from '../../../src/state/shownHistory';
import { newRun, shownRun, useShown } from '../../../src/state/shownRun';
import { travelToPresent } from '../../../src/state/timeTravel';
import { redo, resetTraining, undo } from '../../../src/state/undo';
import {
	checkpointEvent,
	checkpointOf,
	DATASET,
	FakeTrainingWorker,
	fault,
	frameEvent,
	playing,
	READY,
	REPORTS,
} from './fakeTrainingWorker';

const session = () => useSession.getState();
const update = (patch: Parameters<ReturnType<typeof useConfig.getState>['update']>[0]) =>
	expect(useConfig.getState().update(patch)).toEqual([]);
const worker = () => FakeTrainingWorker.latest;
const kinds = () => worker().messages.map(({ type }) => type);

beforeAll(() => {
	FakeTrainingWorker.install();
	// Stubbed until the file ends: numbers may still wait for their beat after a test.
	vi.stubGlobal('requestAnimationFrame', () => 0);
	vi.stubGlobal('matchMedia', () => ({ matches: false }));
	connect();
});

beforeEach(() => {
	FakeTrainingWorker.install();
	useConfig.setState({ config: DEFAULT_CONFIG });
	useConfig.temporal.getState().clear();
	useSession.setState(useSession.getInitialState(), true);
	clearFrame();
	useShown.setState({ run: newRun(), front: null });
});

afterEach(() => shownRun().dispose());

/** A run that has trained to a step, with a checkpoint and frames on the way. */
function trained(step: number): FakeTrainingWorker {
	train();
	worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0));
	for (let at = 10; at <= step; at += 10) worker().say(checkpointEvent(at, 10), frameEvent(at, 0));
	worker().say({ type: 'halted', step }, playing(false, step));
	return worker();
}

describe('training', () => {
	test('makes the model first and plays as soon as it is there', () => {
		train();
		expect(session().training.is).toBe('preparing');
		expect(kinds()).toEqual(['prepare']);
		worker().say(DATASET, READY);
		expect(kinds()).toEqual(['prepare', 'configure', 'play']);
		expect(worker().of('play')[0].stopAt).toBe(DEFAULT_CONFIG.training.stopAt);
	});

	test('that is paused while the model is made waits', () => {
		train();
		pause();
		worker().say(DATASET, READY);
		expect(worker().of('play')).toEqual([]);
		expect(session().training.is).toBe('paused');
	});

	test('past its stop takes as many steps again', () => {
		update({ training: { stopAt: 20 } });
		trained(20);
		train();
		worker().say(playing(true, 20), frameEvent(33, 0), { type: 'halted', step: 33 }, playing(false, 33));
		train();
		expect(
			worker()
				.of('play')
				.map(({ stopAt }) => stopAt),
		).toEqual([20, 40, 53]);
		expect([nextStop(5, 20), nextStop(7, 0)]).toEqual([20, 0]);
	});

	test('is paused when the last frame has come', async () => {
		train();
		worker().say(DATASET, READY, playing(true, 0));
		let done = false;
		const waits = paused().then(() => {
			done = true;
		});
		expect(kinds().at(-1)).toBe('pause');
		worker().say({ type: 'halted', step: 5 });
		await Promise.resolve();
		expect([done, session().training.is]).toEqual([false, 'halting']);
		worker().say(frameEvent(5, 5), playing(false, 5));
		await waits;
		expect(session().training.is).toBe('paused');
	});

	test('in steps answers with the step reached, and a step is told of nobody', async () => {
		const reached = trainSteps(7);
		worker().say(DATASET, READY);
		await vi.waitFor(() => expect(worker().of('advance')).toHaveLength(1));
		worker().say({ type: 'advanced', id: worker().of('advance')[0].id, step: 7 });
		expect(await reached).toBe(7);
		stepOnce();
		await vi.waitFor(() => expect(worker().of('advance')).toHaveLength(2));
		worker().say({ type: 'refused', id: worker().of('advance')[1].id, reason: 'gone' });
	});

	test('that cannot be prepared is refused to everybody who waits', async () => {
		const [ready, steps] = [whenPrepared(), trainSteps(5)];
		worker().say({ type: 'unprepared', detail: 'no engine', reports: REPORTS });
		await expect(ready).rejects.toThrow('no engine');
		await expect(steps).rejects.toThrow('no engine');
		expect(session().training.is).toBe('failed');
	});

	test('whose worker died while it was prepared is refused too, and another try starts another worker', async () => {
		const ready = whenPrepared();
		worker().die('out of memory');
		await expect(ready).rejects.toThrow('out of memory');
		train();
		expect(FakeTrainingWorker.started).toHaveLength(2);
	});

	test('goes back to its initial weights, and encodes', async () => {
		trained(10);
		reset();
		expect(kinds().at(-1)).toBe('reset');
		const codes = encodeTransitions(1, Uint32Array.of(3));
		const { id, run } = worker().of('encode')[0];
		expect(run).toBe(1);
		worker().say({ type: 'encoded', id, mean: Float32Array.of(1, 2), std: Float32Array.of(3, 4) });
		expect((await codes).mean).toEqual(Float32Array.of(1, 2));
	});

	test('waits for every engine to be tried', async () => {
		let tried = false;
		void whenEnginesTried().then(() => {
			tried = true;
		});
		train();
		worker().say(DATASET, { ...READY, contested: true });
		await Promise.resolve();
		expect(tried).toBe(false);
		worker().say({ type: 'contested', engine: 'simd', reports: REPORTS });
		await Promise.resolve();
		expect(tried).toBe(true);
	});

	test('takes what is set from the next step on, and the pace', () => {
		trained(10);
		update({ runs: [{ ...DEFAULT_CONFIG.runs[0], klWeight: 0.7 }, DEFAULT_CONFIG.runs[1]] });
		expect(worker().of('configure').at(-1)?.runs[0].klWeight).toBe(0.7);
		update({ display: { points: 500 } });
		expect(worker().of('display').at(-1)?.points).toBe(500);
		usePace.setState({ slow: true });
		expect(worker().of('pace').at(-1)?.speed).toBe('slow');
		usePace.setState({ slow: false });
		expect(worker().of('pace').at(-1)?.speed).toBe('full');
		expect(worker().of('prepare')).toHaveLength(1);
	});

	test('makes another model where it must, from its beginning', () => {
		trained(20);
		update({ model: { width: 32 } });
		expect(worker().of('prepare').at(-1)?.request).toMatchObject({ width: 32, checkpoint: null });
		expect(session()).toMatchObject({ training: { is: 'preparing' }, step: 0 });
		expect(useTimeline.getState().branchSteps).toEqual([]);
	});

	test('makes no model for a change before one was asked for', () => {
		update({ model: { width: 32 } });
		expect(FakeTrainingWorker.started).toEqual([]);
		train();
		expect(worker().of('prepare')[0].request.width).toBe(32);
	});
});

/** Opens a training that lies in the place of the poster. */
const published = vi.fn(async () => {});

describe('what the page trains by itself', () => {
	test('waits while a training that lies in the place of the poster is opened', async () => {
		const training = Uint8Array.of(2, 0, 0, 0, '{'.charCodeAt(0), '}'.charCodeAt(0));
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(training)));
		let refused = () => {};
		published.mockImplementationOnce(
			() =>
				new Promise((resolve) => {
					refused = resolve;
				}),
		);
		void trainByItself(published);
		await vi.waitFor(() => expect(published).toHaveBeenCalledWith('poster.bin'));
		expect(useShown.getState().front).toBeNull();
		expect(worker().of('prepare')).toEqual([]);
		refused();
		await vi.waitFor(() => expect(worker().of('prepare')).toHaveLength(1));
	});

	/** The page has opened, and the first training is under way. */
	async function opened(): Promise<void> {
		vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 404 })));
		void trainByItself(published);
		await vi.waitFor(() => expect(worker().of('prepare')).toHaveLength(1));
		worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0), frameEvent(12, 12));
	}

	test('begins without being asked, and goes on to its last step', async () => {
		await opened();
		expect(worker().of('play')[0].stopAt).toBe(FIRST_STEPS);
		expect(session()).toMatchObject({ training: { is: 'training' }, dataset: DATASET.dataset });
		expect(isPagesOwn()).toBe(true);
	});

	test('is not what a script trains: that begins at step 0', async () => {
		await opened();
		const trained = latentLab.train(5);
		expect(worker().of('prepare')).toHaveLength(2);
		expect(worker().of('prepare')[1].request.checkpoint).toBeNull();
		worker().say(DATASET, READY, frameEvent(0, 0));
		await vi.waitFor(() => expect(worker().of('advance')).toHaveLength(1));
		worker().say(frameEvent(5, 5), { type: 'advanced', id: worker().of('advance')[0].id, step: 5 });
		expect((await trained).step).toBe(5);
		const more = latentLab.train(3);
		await vi.waitFor(() => expect(worker().of('advance')).toHaveLength(2));
		expect(worker().of('prepare')).toHaveLength(2);
		worker().say({ type: 'advanced', id: worker().of('advance')[1].id, step: 8 });
		await more;
	});

	test('ends with what a script sets, and nothing is trained for that', async () => {
		await opened();
		const [a, b] = DEFAULT_CONFIG.runs;
		await latentLab.configure({ display: { points: 500 }, probe: { z: [0, 0] } });
		expect(worker().of('prepare')).toHaveLength(1);
		await latentLab.configure({ runs: [{ ...a, klWeight: 0.7 }, b] });
		expect(worker().of('prepare')).toHaveLength(2);
		worker().say(DATASET, READY, frameEvent(0, 0));
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 0 });
		expect(worker().of('play')).toHaveLength(1);
		expect(isPagesOwn()).toBe(false);
	});

	test('is a person’s from the moment they train on', async () => {
		await opened();
		worker().say({ type: 'halted', step: 12 }, playing(false, 12));
		train();
		expect(isPagesOwn()).toBe(false);
		expect(worker().of('play').at(-1)?.stopAt).toBe(DEFAULT_CONFIG.training.stopAt);
	});
});

describe('the past', () => {
	test('is shown exactly, and the present again', () => {
		trained(30);
		travelTo(24);
		expect(latestFrame()).toMatchObject({ source: 'past', step: 20 });
		expect(useTimeline.getState().shown).toBe(20);
		travelToPresent();
		expect(latestFrame()).toMatchObject({ source: 'training', step: 30 });
		expect(useTimeline.getState().shown).toBeNull();
	});

	test('is shown when the training has paused', async () => {
		trained(30);
		worker().say(playing(true, 30));
		travelTo(10);
		travelTo(20);
		expect(latestFrame()?.step).toBe(30);
		worker().say({ type: 'halted', step: 30 }, playing(false, 30));
		await vi.waitFor(() => expect(latestFrame()).toMatchObject({ source: 'past', step: 20 }));
	});

	test('is gone on from, and what came after is forgotten', () => {
		trained(30);
		expect(branchFrom(25)).toBe(20);
		expect(worker().of('prepare').at(-1)?.request.checkpoint).toEqual(checkpointOf(20));
		expect(lossHistory().length).toBe(20);
		expect(useTimeline.getState()).toMatchObject({ steps: [0, 10, 20], branchSteps: [10, 20] });
		expect(session()).toMatchObject({ training: { is: 'preparing' }, step: 20 });
	});

	test('is saved with the settings and the losses up to the newest checkpoint', () => {
		expect(savedTraining()).toBeNull();
		trained(30);
		const saved = readCheckpoint(savedTraining() ?? new Uint8Array());
		expect(saved.checkpoint).toEqual(checkpointOf(30));
		expect(saved.config).toEqual(DEFAULT_CONFIG);
		expect(saved.past?.length).toBe(30);
	});
});

describe('runs that were trained elsewhere', () => {
	test('are prepared once, where they stand, with an engine that stands in', () => {
		const config = { ...DEFAULT_CONFIG, model: { ...DEFAULT_CONFIG.model, width: 16 } };
		adoptRuns(config, checkpointOf(40), new LossHistory(2, 1, 40), 'reference');
		expect(worker().of('prepare')).toHaveLength(1);
		expect(worker().of('prepare')[0].request).toMatchObject({
			width: 16,
			engine: 'reference',
			checkpoint: { step: 40 },
		});
		expect(useConfig.getState().config).toEqual(config);
		expect(session()).toMatchObject({ training: { is: 'preparing' }, step: 40 });
		// They can be saved, and gone on from, before anything is trained.
		expect(newestCheckpoint()).toEqual(checkpointOf(40));
	});

	test('bring their past: it can be travelled in as soon as they have data, and what follows goes on with it', async () => {
		const other = trained(30);
		const past = shownRun().output.thinnedFrames;
		expect(past.frames.map(({ step }) => step)).toEqual([0, 10, 20, 30]);
		adoptRuns(DEFAULT_CONFIG, checkpointOf(30), new LossHistory(2, 1, 30), undefined, { ...past, stride: 2 });
		expect(useTimeline.getState().steps).toEqual([]);
		// Saved before its model is made, it has its frames too.
		expect(shownRun().output.thinnedFrames.frames).toHaveLength(4);
		other.say(DATASET, READY, frameEvent(30, 0));
		expect(shownRun().output.thinnedFrames.frames.map(({ step }) => step)).toEqual([0, 10, 20, 30]);
		const models = new Set(shownRun().output.thinnedFrames.frames.map(({ model }) => model));
		expect(models.size).toBe(1);
		travelTo(12);
		await vi.waitFor(() => expect(latestFrame()?.step).toBe(10));
	});

	test('go on without a past that is of another model', () => {
		trained(30);
		const { frames } = shownRun().output.thinnedFrames;
		const otherModel = frames.map((frame) => ({ ...frame, shape: { ...frame.shape, width: 3 } }));
		const past = { stride: 1, frames: otherModel };
		adoptRuns(DEFAULT_CONFIG, checkpointOf(30), new LossHistory(2, 1, 30), undefined, past);
		worker().say(DATASET, READY, frameEvent(30, 0));
		expect(shownRun().output.thinnedFrames.frames.map(({ step }) => step)).toEqual([30]);
	});

	test('go on from where they stood when their engine is lost', () => {
		adoptRuns(DEFAULT_CONFIG, checkpointOf(40), new LossHistory(2, 1, 40));
		worker().say(DATASET, READY, frameEvent(40, 0), fault({ step: 40 }));
		train();
		expect(worker().of('prepare').at(-1)?.request.checkpoint).toEqual(checkpointOf(40));
	});
});

describe('a run that is put aside', () => {
	test('is kept as it is, and shown again without being made again', async () => {
		const own = trained(30);
		useExploration.setState({ pins: [3, 4] });
		const held = await putTrainingAside();
		expect(session()).toMatchObject({ training: { is: 'idle' }, step: 0 });
		expect(useTimeline.getState().steps).toEqual([]);
		const lesson = { ...DEFAULT_CONFIG, data: { ...DEFAULT_CONFIG.data, size: 500 } };
		adoptRuns(lesson, null, new LossHistory(2));
		const other = worker();
		expect(other).not.toBe(own);
		other.say(DATASET, READY, frameEvent(0, 0), playing(true, 0), frameEvent(4, 4));
		expect(latestFrame()?.step).toBe(4);
		takeTrainingUp(held);
		expect(other.ended).toBe(true);
		expect(own.ended).toBe(false);
		expect(own.of('prepare')).toHaveLength(1);
		expect(useConfig.getState().config).toEqual(DEFAULT_CONFIG);
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 30, dataset: DATASET.dataset });
		expect(latestFrame()?.step).toBe(30);
		expect(lossHistory().length).toBe(30);
		await vi.waitFor(() => expect(useTimeline.getState().branchSteps).toEqual([10, 20, 30]));
		expect(useExploration.getState().pins).toEqual([3, 4]);
		train();
		expect(own.of('play')).toHaveLength(2);
	});

	test('does not begin to train when its model is ready', async () => {
		train();
		const own = worker();
		const held = await putTrainingAside();
		own.say(DATASET, READY, frameEvent(0, 0));
		expect(own.of('play')).toEqual([]);
		takeTrainingUp(held);
		expect(latestFrame()?.step).toBe(0);
	});

	test('comes back with the poster that stood in front of it, and goes on where the page trained it', async () => {
		void trainByItself(published);
		const { front: poster } = useShown.getState();
		expect(poster).not.toBeNull();
		const own = shownRun();
		const held = await putTrainingAside();
		expect(useShown.getState().front).toBeNull();
		update({ model: { width: 32 } });
		takeTrainingUp(held);
		expect(useShown.getState().front).toBe(poster);
		expect(shownRun()).toBe(own);
		worker().say(DATASET, READY, frameEvent(0, 0));
		expect(worker().of('play').at(-1)?.stopAt).toBe(FIRST_STEPS);
		expect(useShown.getState().front).toBeNull();
	});

	test('is ended when what is shown takes its place', async () => {
		const own = trained(10);
		const held = await putTrainingAside();
		dropTraining(held);
		expect(own.ended).toBe(true);
		expect(shownRun()).not.toBe(held.run);
	});
});

describe('a change that is taken back', () => {
	/** A time later than any change before: changes in quick succession are undone together. */
	let time = 1e9;
	const later = () => {
		time += 1_000;
	};
	beforeEach(() => {
		later();
		vi.spyOn(performance, 'now').mockImplementation(() => time);
	});
	afterEach(() => {
		vi.restoreAllMocks();
	});

	/** The worker's messages about the model requested last. */
	const prepared = (step: number) => worker().say(DATASET, READY, frameEvent(step, 0));
	const asked = () => worker().of('prepare').at(-1)?.request;

	test('gives the training back that it ended, with losses and past, and again', () => {
		trained(30);
		const losses = lossHistory();
		update({ environment: 'platform' });
		prepared(0);
		expect(session().step).toBe(0);
		undo();
		expect(asked()).toMatchObject({ environment: 'goal', checkpoint: { step: 30 } });
		prepared(30);
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 30 });
		expect(lossHistory()).toBe(losses);
		expect(useTimeline.getState().steps).toEqual([0, 10, 20, 30]);
		// Nothing was trained in the other world.
		redo();
		expect(asked()).toMatchObject({ environment: 'platform', checkpoint: null });
		prepared(0);
		undo();
		expect(asked()).toMatchObject({ environment: 'goal', checkpoint: { step: 30 } });
	});

	test('gives each its own, also where another setting was changed first', () => {
		trained(30);
		later();
		update({ environment: 'platform' });
		prepared(0);
		later();
		worker().say(playing(true, 0), checkpointEvent(70, 70), frameEvent(70, 0), playing(false, 70));
		update({ model: { width: 32 } });
		prepared(0);
		later();
		undo();
		expect(asked()).toMatchObject({ environment: 'platform', width: 64, checkpoint: { step: 70 } });
		prepared(70);
		undo();
		expect(asked()).toMatchObject({ environment: 'goal', checkpoint: { step: 30 } });
		prepared(30);
		redo();
		expect(asked()).toMatchObject({ environment: 'platform', checkpoint: { step: 70 } });
	});

	test('of a setting that goes on with the training leaves the training alone', () => {
		trained(30);
		update({ display: { points: 500 } });
		undo();
		expect(worker().of('prepare')).toHaveLength(1);
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 30 });
	});

	test('leaves a training that was given back and has gone on where it is', () => {
		trained(30);
		update({ environment: 'platform' });
		prepared(0);
		undo();
		prepared(30);
		worker().say(playing(true, 30), checkpointEvent(50, 20), frameEvent(50, 0), playing(false, 50));
		later();
		update({ display: { points: 500 } });
		later();
		undo();
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 50 });
	});

	test('is also a reset', () => {
		trained(30);
		resetTraining();
		worker().say(frameEvent(0, 0));
		expect(session().step).toBe(0);
		expect(lossHistory().length).toBe(0);
		undo();
		expect(asked()).toMatchObject({ environment: 'goal', checkpoint: { step: 30 } });
		prepared(30);
		expect(session()).toMatchObject({ step: 30, training: { is: 'paused' } });
		expect(lossHistory().length).toBe(30);
	});

	test('gives back a training that was under way, up to its last checkpoint', async () => {
		train();
		worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0), checkpointEvent(10, 10), frameEvent(14, 4));
		update({ environment: 'platform' });
		undo();
		expect(asked()).toMatchObject({ environment: 'goal', checkpoint: { step: 10 } });
		prepared(10);
		expect(lossHistory().length).toBe(10);
		await vi.waitFor(() => expect(useTimeline.getState().steps).toEqual([0, 10]));
	});
});
