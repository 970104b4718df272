import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { initialWeights } from '../../../src/model/initialise';
import type { SharedCause } from '../../../src/reading/SharedReading';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { decodeProbe } from '../../../src/state/decodeProbe';
import { useExploration } from '../../../src/state/explorationStore';
import { clearFrame, type Frame, publishFrame } from '../../../src/state/frames';
import { currentReading, type ProbeReading, subscribeReading, watchModel } from '../../../src/state/probeReading';
import { useSession } from '../../../src/state/sessionStore';

const dataset = collectTransitions({ environment: goal, published: true, seed: 3, size: 40 });
const shape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 16 };
const run = (seed: number) => ({
	mean: Float32Array.of(0, 0, 1, 1, 2, 0),
	std: new Float32Array(6).fill(1),
	z: new Float32Array(6),
	measured: null,
	weights: initialWeights(shape, seed),
});
const model = {};
const frame: Frame = { source: 'training', step: 1, count: 3, shape, model, runs: [run(1), run(2)] };

let displayFrames = new Map<number, () => void>();
let told: { readonly reading: ProbeReading | null; readonly cause: SharedCause }[] = [];
let stop = () => {};

/** A display frame of the page. */
function show(): void {
	const due = [...displayFrames.values()];
	displayFrames.clear();
	for (const callback of due) callback();
}

const move = (...z: number[]) => useConfig.getState().moveProbe({ z });

let began = 0;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
	let next = 1;
	displayFrames = new Map();
	vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
		displayFrames.set(next, callback);
		return next++;
	});
	vi.stubGlobal('cancelAnimationFrame', (request: number) => displayFrames.delete(request));
	useConfig.setState({ config: DEFAULT_CONFIG });
	useExploration.setState({ run: 0, editedState: null });
	useSession.setState({ dataset });
	publishFrame(frame);
	// The clock of each test begins at 0: the last beat and the last move must lie long before that.
	began += 10_000;
	vi.advanceTimersByTime(began);
	told = [];
	stop = subscribeReading((reading, cause) => told.push({ reading, cause }));
});

afterEach(() => {
	stop();
	clearFrame();
	useSession.setState({ dataset: null });
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('the reading at the probe', () => {
	it('comes once a display frame, of where the probe is by then', () => {
		move(1, 1);
		move(2, -1);
		expect(told).toEqual([]);
		show();
		expect(told.map(({ cause }) => cause)).toEqual(['person']);
		expect(Array.from(told[0].reading?.decoded.z ?? [])).toEqual([2, -1]);
		show();
		expect(told).toHaveLength(1);
	});

	it('is one reading for whoever asks, decoded and simulated together', () => {
		move(0.5, 0.5);
		const reading = currentReading();
		expect(currentReading()).toBe(reading);
		const { probe } = useConfig.getState().config;
		const decoded = decodeProbe(frame, 0, probe, reading?.condition.state as Float32Array, goal);
		expect(reading?.decoded).toEqual(decoded);
		expect(reading?.simulated?.ticks).toBeGreaterThan(0);
		move(0.6, 0.5);
		expect(currentReading()).not.toBe(reading);
	});

	it.each([
		['the run', () => useExploration.setState({ run: 1 })],
		['the state', () => useExploration.setState({ editedState: Float64Array.from(goal.features, ({ low }) => low) })],
		['the action', () => useConfig.getState().moveProbe({ action: 1 })],
		['the transition', () => useConfig.getState().moveProbe({ transition: 7 })],
	])('is new when a person changes %s', (_, change) => {
		const before = currentReading();
		change();
		show();
		expect(told).toHaveLength(1);
		expect(told[0].reading).not.toBe(before);
	});

	it('follows the training with the beat of the numbers, and a person at once', () => {
		publishFrame({ ...frame, step: 2 });
		show();
		expect(told.map(({ cause }) => cause)).toEqual(['frame']);
		publishFrame({ ...frame, step: 3 });
		show();
		expect(told).toHaveLength(1);
		move(1, 1);
		show();
		expect(told.map(({ cause, reading }) => [cause, reading?.frame.step])).toEqual([
			['frame', 2],
			['person', 3],
		]);
		vi.advanceTimersByTime(1_000);
		show();
		expect(told).toHaveLength(2);
	});

	it('goes at once when nothing can be read any more', () => {
		clearFrame();
		expect(told).toEqual([{ reading: null, cause: 'person' }]);
		expect(currentReading()).toBeNull();
	});

	it('is none while frame and data are not of one world', () => {
		useSession.setState({ dataset: { ...dataset, stateDim: 9 } });
		expect(currentReading()).toBeNull();
		useSession.setState({ dataset });
		expect(currentReading()).not.toBeNull();
		publishFrame({ ...frame, count: dataset.size + 1 });
		expect(currentReading()).toBeNull();
	});

	it('tells nobody who has left', () => {
		move(1, 1);
		stop();
		show();
		vi.advanceTimersByTime(1_000);
		expect(told).toEqual([]);
	});
});

describe('watchModel', () => {
	it('tells of another model, and of none, before any reading of the next', () => {
		const replaced = vi.fn();
		const unwatch = watchModel(replaced);
		publishFrame({ ...frame, step: 9 });
		expect(replaced).not.toHaveBeenCalled();
		publishFrame({ ...frame, model: {} });
		expect(replaced).toHaveBeenCalledOnce();
		clearFrame();
		expect(replaced).toHaveBeenCalledTimes(2);
		unwatch();
		publishFrame(frame);
		expect(replaced).toHaveBeenCalledTimes(2);
	});
});
