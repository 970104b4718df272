import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { latentLab } from '../../../src/scripting/latentLab';
import { byHand } from '../../../src/state/byHand';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import type { DeepPartial } from '../../../src/state/config/mergeConfig';
import type { Config } from '../../../src/state/config/schema';
import { useConfig } from '../../../src/state/configStore';
import { clearFrame, latestFrame } from '../../../src/state/frames';
import { connect, train } from '../../../src/state/lab';
import { answerByTraining, keepWhatWas, lookBack, useRetraining } from '../../../src/state/retraining';
import { branchFrom } from '../../../src/state/runAnswers';
import { useSession } from '../../../src/state/sessionStore';
import { newRun, shownRun, useShown } from '../../../src/state/shownRun';
import { checkpointEvent, DATASET, FakeTrainingWorker, frameEvent, playing, READY } from './fakeTrainingWorker';

const session = () => useSession.getState();
const worker = () => FakeTrainingWorker.latest;
const retraining = () => useRetraining.getState().retraining;
const update = (patch: DeepPartial<Config>) => byHand(() => expect(useConfig.getState().update(patch)).toEqual([]));
const weightOfA = (klWeight: number) =>
	update({ runs: [{ ...DEFAULT_CONFIG.runs[0], klWeight }, DEFAULT_CONFIG.runs[1]] });

/** What the worker was last asked to make, and up to which step to train. */
const asked = () => {
	const { environment, width, runs, checkpoint, engine } = worker().of('prepare').at(-1)?.request ?? {};
	return { environment, width, weight: runs?.[0].klWeight, checkpoint, engine };
};
const stop = () => worker().of('play').at(-1)?.stopAt;

/** Lets the delay after a slider's last move pass, and the pause of the run before. */
const settle = () => vi.advanceTimersByTimeAsync(200);

/** The model is made and trained to a step. */
function trains(step: number): void {
	worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0), checkpointEvent(step, step), frameEvent(step, 0));
	worker().say({ type: 'halted', step }, playing(false, step));
}

beforeAll(() => {
	FakeTrainingWorker.install();
	vi.stubGlobal('requestAnimationFrame', () => 0);
	connect();
	answerByTraining();
});

beforeEach(() => {
	vi.useFakeTimers();
	FakeTrainingWorker.install();
	useConfig.setState({ config: DEFAULT_CONFIG });
	useConfig.temporal.getState().clear();
	useSession.setState(useSession.getInitialState(), true);
	clearFrame();
	useShown.setState({ run: newRun(), front: null });
});

afterEach(async () => {
	await settle();
	shownRun().dispose();
	vi.useRealTimers();
});

describe('another KL weight', () => {
	test('trains again from the same seed to the same step, with the worker that is there', async () => {
		train();
		trains(40);
		const before = shownRun();
		weightOfA(0.5);
		await settle();
		expect(FakeTrainingWorker.started).toHaveLength(1);
		expect(asked()).toMatchObject({ weight: 0.5, checkpoint: null, engine: 'simd' });
		// The frame before stays until the new training's first.
		expect(latestFrame()?.step).toBe(40);
		worker().say(DATASET, READY, frameEvent(0, 0));
		expect([latestFrame()?.step, stop()]).toEqual([0, 40]);
		expect(retraining()?.kept.run === before).toBe(true);
		expect(before.output.frames.latest?.step).toBe(40);
	});

	test('of a slider that moves on is trained once, with the last of them', async () => {
		train();
		trains(40);
		for (const weight of [0.2, 0.3, 0.4, 0.5]) {
			weightOfA(weight);
			vi.advanceTimersByTime(50);
		}
		await settle();
		expect(worker().of('prepare')).toHaveLength(2);
		expect(asked().weight).toBe(0.5);
		expect(retraining()?.kept.config.runs[0].klWeight).toBe(0.1);
	});

	test('gives up the retraining that is under way, and keeps what was before that', async () => {
		train();
		trains(40);
		const before = shownRun();
		weightOfA(0.5);
		await settle();
		worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0), frameEvent(3, 3));
		weightOfA(0.7);
		await settle();
		expect(asked()).toMatchObject({ weight: 0.7, checkpoint: null });
		expect(FakeTrainingWorker.started).toHaveLength(1);
		worker().say(DATASET, READY, frameEvent(0, 0));
		expect(stop()).toBe(40);
		expect(retraining()?.kept.run === before).toBe(true);
		expect(retraining()?.kept.config.runs[0].klWeight).toBe(0.1);
	});

	test('while it trains is one for the steps that follow', async () => {
		train();
		worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0), frameEvent(12, 12));
		weightOfA(0.5);
		await settle();
		expect(worker().of('prepare')).toHaveLength(1);
		expect(worker().of('configure').at(-1)?.runs[0].klWeight).toBe(0.5);
		expect(retraining()).toBeNull();
	});

	test('before the first step, at a branch, or of a script trains nothing', async () => {
		shownRun().warmUp();
		worker().say(DATASET, READY, frameEvent(0, 0));
		weightOfA(0.5);
		await settle();
		expect(worker().of('play')).toEqual([]);
		train();
		trains(40);
		branchFrom(40);
		worker().say(DATASET, READY, frameEvent(40, 0));
		weightOfA(0.6);
		await latentLab.configure({ runs: [{ ...DEFAULT_CONFIG.runs[0], klWeight: 0.9 }, DEFAULT_CONFIG.runs[1]] });
		await settle();
		expect(worker().of('prepare')).toHaveLength(2);
		expect(retraining()).toBeNull();
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 40 });
	});
});

describe('another model', () => {
	test('is trained to the step of the one before, which is kept, whatever is under way', async () => {
		train();
		worker().say(DATASET, READY, frameEvent(0, 0), playing(true, 0), frameEvent(12, 12));
		const [before, first] = [shownRun(), worker()];
		update({ model: { width: 32 } });
		expect(first.of('pause')).toHaveLength(1);
		first.say({ type: 'halted', step: 13 }, checkpointEvent(13, 1), frameEvent(13, 0), playing(false, 13));
		await settle();
		expect(asked()).toMatchObject({ width: 32, checkpoint: null, engine: 'auto' });
		worker().say(DATASET, READY, frameEvent(0, 0));
		expect(stop()).toBe(DEFAULT_CONFIG.training.stopAt);
		expect(retraining()?.kept.run === before).toBe(true);
		expect(before.output.timeline.newest?.step).toBe(13);
	});

	test('of another world leaves no codes of the one before, and comes back with them', async () => {
		train();
		trains(40);
		const before = shownRun();
		update({ environment: 'platform' });
		expect([latestFrame(), session().dataset]).toEqual([null, null]);
		await settle();
		expect(asked()).toMatchObject({ environment: 'platform' });
		keepWhatWas();
		expect(shownRun() === before).toBe(true);
		expect(useConfig.getState().config).toEqual(DEFAULT_CONFIG);
		expect(latestFrame()?.step).toBe(40);
		await settle();
		// It can go on from where it was.
		expect(asked()).toMatchObject({ environment: 'goal', checkpoint: { step: 40 } });
		expect(worker().of('play')).toHaveLength(1);
	});

	test('asked for by a script is made and not trained', async () => {
		train();
		trains(40);
		await latentLab.configure({ model: { width: 32 } });
		worker().say(DATASET, READY, frameEvent(0, 0));
		await settle();
		expect(session()).toMatchObject({ training: { is: 'paused' }, step: 0 });
		expect(worker().of('play')).toHaveLength(1);
	});
});

describe('what was before', () => {
	async function trainedAgain(): Promise<void> {
		// What is changed within half a second is undone together.
		vi.advanceTimersByTime(1_000);
		train();
		trains(40);
		weightOfA(0.5);
		await settle();
		trains(40);
	}

	test('is looked at as long as it is held, and retraining goes on behind it', async () => {
		await trainedAgain();
		const retrained = shownRun();
		lookBack(true);
		expect(latestFrame()).toBe(retraining()?.kept.run.output.frames.latest);
		expect(useConfig.getState().config.runs[0].klWeight).toBe(0.5);
		lookBack(false);
		expect(latestFrame()).toBe(retrained.output.frames.latest);
	});

	test('comes back with undo, and what took its place with redo, without a step', async () => {
		await trainedAgain();
		const [before, retrained] = [retraining()?.kept.run, shownRun()];
		const prepared = worker().of('prepare').length;
		byHand(() => useConfig.temporal.getState().undo());
		expect(shownRun() === before).toBe(true);
		expect(retraining()?.kept.run === retrained && retraining()?.isTakenBack).toBe(true);
		await settle();
		expect(worker().of('prepare')).toHaveLength(prepared + 1);
		worker().say(DATASET, READY, frameEvent(40, 0));
		byHand(() => useConfig.temporal.getState().redo());
		expect(shownRun() === retrained).toBe(true);
		await settle();
		expect(FakeTrainingWorker.started).toHaveLength(1);
		expect(worker().of('play')).toHaveLength(2);
	});

	test('is gone with the run that is put in the place of this one', async () => {
		await trainedAgain();
		useShown.setState({ run: newRun(), front: null });
		expect(retraining()).toBeNull();
	});
});
