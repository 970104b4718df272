import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LossHistory } from '../../../src/lab/LossHistory';
import { TrainingRun } from '../../../src/lab/TrainingRun';
import { readCheckpoint } from '../../../src/state/checkpointFile';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import type { Config } from '../../../src/state/config/schema';
import { StorageFull } from '../../../src/state/keeping/KeptStorage';
import type { KeptDraft, KnownSave } from '../../../src/state/keeping/KeptTrainings';
import { type Keeping, TrainingKeeper } from '../../../src/state/keeping/TrainingKeeper';
import { sessionRequest } from '../../../src/state/sessionRequest';
import { PAGE } from '../../../src/state/surroundings';
import { checkpointEvent, DATASET, FakeTrainingWorker, frameEvent, playing, READY } from './fakeTrainingWorker';

let saved: { draft: KeptDraft; known: KnownSave | null }[] = [];
let told: Keeping[] = [];
let room = true;
let own = true;
let atStake = false;
let keeper: TrainingKeeper;

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('requestAnimationFrame', () => 0);
	FakeTrainingWorker.install();
	[saved, told, room, own, atStake] = [[], [], true, true, false];
	keeper = new TrainingKeeper({
		store: {
			save: async (draft, known) => {
				if (!room) throw new StorageFull('full');
				saved.push({ draft, known });
				return { id: known?.id ?? `id ${saved.length}`, revision: (known?.revision ?? 0) + 1 };
			},
		},
		today: () => 0,
		now: () => Date.now(),
		later: (act, milliseconds) => {
			const timer = setTimeout(act, milliseconds);
			return () => clearTimeout(timer);
		},
		isOwn: () => own,
		isAtStake: () => atStake,
		tell: (keeping) => told.push(keeping),
	});
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** A run that trains; with its worker. */
function training(config: Config = DEFAULT_CONFIG): { run: TrainingRun; worker: FakeTrainingWorker } {
	const run = new TrainingRun(PAGE, sessionRequest(config));
	keeper.follow(run, config);
	run.train(0);
	const worker = FakeTrainingWorker.latest;
	worker.say(DATASET, READY, frameEvent(0, 0), playing(true, 0));
	return { run, worker };
}

/** It comes to a step, with a checkpoint. */
function reaches(worker: FakeTrainingWorker, step: number, steps: number): void {
	worker.say(checkpointEvent(step, steps), frameEvent(step, 0));
}

const steps = () => saved.map(({ draft }) => draft.step);
const rest = () => vi.advanceTimersByTimeAsync(0);

describe('a training is kept', () => {
	test('when it rests, with its settings, losses and frames', async () => {
		const { worker } = training();
		reaches(worker, 60, 60);
		worker.say({ type: 'halted', step: 60 }, playing(false, 60));
		await rest();
		expect(steps()).toEqual([60]);
		const [{ draft, known }] = saved;
		expect(known).toBeNull();
		expect(draft).toMatchObject({ environment: 'goal', klWeights: [0.1, 0] });
		const file = readCheckpoint(draft.file);
		expect(file.config).toEqual(DEFAULT_CONFIG);
		expect(file.past?.length).toBe(60);
		expect(draft.frames?.frames.map(({ step }) => step)).toEqual([0, 60]);
		expect(told).toEqual(['kept']);
	});

	test('before any step where it was trained elsewhere, and as the same when it goes on', async () => {
		const { run, worker } = training();
		worker.say(checkpointEvent(0, 0), { type: 'halted', step: 0 }, playing(false, 0));
		await rest();
		expect(saved).toEqual([]);
		keeper.takeOpened(run);
		await rest();
		expect(steps()).toEqual([0]);
		run.train(0);
		worker.say(playing(true, 0));
		reaches(worker, 10, 10);
		worker.say({ type: 'halted', step: 10 }, playing(false, 10));
		await vi.advanceTimersByTimeAsync(1_000);
		expect(steps()).toEqual([0, 10]);
		expect(saved[1].known).toEqual({ id: 'id 1', revision: 1 });
	});

	test('also where it was opened before the keeping began', async () => {
		const run = new TrainingRun(PAGE, sessionRequest(DEFAULT_CONFIG));
		run.train(0);
		FakeTrainingWorker.latest.say(DATASET, READY, frameEvent(0, 0), playing(true, 0));
		FakeTrainingWorker.latest.say(checkpointEvent(0, 0), { type: 'halted', step: 0 }, playing(false, 0));
		keeper.takeOpened(run);
		await rest();
		expect(saved).toEqual([]);
		keeper.follow(run, DEFAULT_CONFIG);
		await rest();
		expect(steps()).toEqual([0]);
	});

	test('while it trains: soon, then ever more seldom, at least every half minute', async () => {
		const { worker } = training();
		for (let second = 1; second <= 600; second++) {
			reaches(worker, 60 * second, 60);
			await vi.advanceTimersByTimeAsync(1_000);
		}
		const gaps = steps()
			.slice(1)
			.map((step, i) => (step - steps()[i]) / 60);
		expect(steps()[0]).toBeLessThanOrEqual(180);
		expect(Math.max(...gaps)).toBeLessThanOrEqual(31);
		expect(Math.max(...gaps.slice(0, 10))).toBeLessThanOrEqual(4);
		expect(saved.length).toBeLessThan(80);
	});

	test('once: what has not gone on is not written again', async () => {
		const { worker } = training();
		reaches(worker, 60, 60);
		await Promise.all([keeper.keep(), keeper.keep()]);
		worker.say({ type: 'halted', step: 60 }, playing(false, 60));
		await keeper.keep();
		expect(steps()).toEqual([60]);
	});

	test('as one, until it starts over: then as another', async () => {
		const { run, worker } = training();
		reaches(worker, 60, 60);
		await keeper.keep();
		reaches(worker, 90, 30);
		await keeper.keep();
		// Back at the initial weights.
		worker.say(frameEvent(0, 0));
		expect(keeper.isKept(run)).toBe(false);
		reaches(worker, 70, 70);
		await keeper.keep();
		expect(saved.map(({ known }) => known?.id ?? null)).toEqual([null, 'id 1', null]);
	});

	test('as the one that it was taken up from, and not before it goes on', async () => {
		const { run, worker } = training();
		worker.say(playing(false, 0));
		const save = { id: 'of before', revision: 4 };
		run.adopt(run.request, { ...checkpointEvent(200).checkpoint }, new LossHistory(2, 1, 200));
		keeper.takeUp(run, save);
		await keeper.keep();
		expect(saved).toEqual([]);
		worker.say(DATASET, READY, frameEvent(200, 0), playing(true, 200));
		reaches(worker, 201, 1);
		await keeper.keep();
		expect(saved.map(({ known }) => known)).toEqual([save]);
	});

	test('as it was, where another takes its place while it trains; that one is not kept in its stead', async () => {
		const { run, worker } = training();
		reaches(worker, 60, 60);
		const other: Config = { ...DEFAULT_CONFIG, environment: 'platform' };
		run.adopt(sessionRequest(other), { ...checkpointEvent(200).checkpoint }, new LossHistory(2, 1, 200));
		keeper.follow(run, other);
		keeper.takeUp(run, { id: 'of before', revision: 4 });
		await vi.advanceTimersByTimeAsync(60_000);
		expect(saved.map(({ draft, known }) => [draft.environment, draft.step, known])).toEqual([['goal', 60, null]]);
		// Nor is the page's own training: it is nobody's until a person trains on.
		worker.say(DATASET, READY, frameEvent(200, 0), playing(true, 200));
		reaches(worker, 230, 30);
		own = false;
		run.adopt(run.request, { ...checkpointEvent(300).checkpoint }, new LossHistory(2, 1, 300));
		own = true;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(saved).toHaveLength(1);
	});

	test('with the settings of its own model, when the page has others already', async () => {
		const { run, worker } = training();
		reaches(worker, 60, 60);
		const other: Config = { ...DEFAULT_CONFIG, environment: 'platform' };
		keeper.follow(new TrainingRun(PAGE, sessionRequest(other)), other);
		keeper.follow(run, other);
		await keeper.keep();
		expect(readCheckpoint(saved[0].draft.file).config.environment).toBe('goal');
	});
});

test('a script that takes single steps has a save a second, not one a step', async () => {
	const { worker } = training();
	reaches(worker, 60, 60);
	for (let step = 61; step <= 260; step++) {
		reaches(worker, step, 1);
		worker.say({ type: 'halted', step }, playing(false, step));
		await vi.advanceTimersByTimeAsync(50);
		worker.say(playing(true, step));
	}
	// Ten seconds.
	expect(saved.length).toBeGreaterThanOrEqual(8);
	expect(saved.length).toBeLessThanOrEqual(12);
	worker.say({ type: 'halted', step: 260 }, playing(false, 260));
	await vi.advanceTimersByTimeAsync(2_000);
	expect(steps().at(-1)).toBe(260);
});

test('a slow storage has one save at a time, and the newest in the end', async () => {
	const { worker } = training();
	reaches(worker, 60, 60);
	const first = keeper.keep();
	for (let step = 70; step <= 90; step += 10) {
		reaches(worker, step, 10);
		void keeper.keep();
	}
	expect(saved).toHaveLength(1);
	await first;
	await vi.advanceTimersByTimeAsync(0);
	expect(steps()).toEqual([60, 90]);
});

describe('a training is not kept', () => {
	test('of a few steps that took no time', async () => {
		const { worker } = training();
		reaches(worker, 20, 20);
		expect(await keeper.keep()).toBeNull();
		atStake = true;
		await keeper.keep();
		expect(steps()).toEqual([20]);
	});

	test('of a lesson, or of a link that trains it again', async () => {
		const { worker } = training();
		own = false;
		reaches(worker, 60, 60);
		expect(await keeper.keep()).toBeNull();
		expect(saved).toEqual([]);
	});

	test('where there is no room; it is tried again', async () => {
		const { run, worker } = training();
		reaches(worker, 60, 60);
		room = false;
		expect(await keeper.keep()).toBeNull();
		expect(keeper.isKept(run)).toBe(false);
		room = true;
		await keeper.keep();
		expect(told).toEqual(['full', 'kept']);
		expect(steps()).toEqual([60]);
	});
});
