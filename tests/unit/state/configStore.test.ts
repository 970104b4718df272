import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerOwnWorld } from '../../../src/environments/registerOwnWorld';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { updateRun, useConfig } from '../../../src/state/configStore';

beforeEach(() => useConfig.setState({ config: DEFAULT_CONFIG }));

const config = () => useConfig.getState().config;

test('a change leaves every other part the very same object', () => {
	const before = config();
	expect(useConfig.getState().update({ probe: { z: [1, 2] } })).toEqual([]);
	expect(config().probe.z).toEqual([1, 2]);
	expect(config().runs).toBe(before.runs);
	expect(config().display).toBe(before.display);
	expect(config()).not.toBe(before);
});

test('the probe moves by itself: every other part stays, and what the model does not have changes nothing', () => {
	const before = config();
	const { moveProbe } = useConfig.getState();
	moveProbe({ z: [1, 2] });
	expect(config()).toEqual({ ...before, probe: { ...before.probe, z: [1, 2] } });
	expect(config().runs).toBe(before.runs);
	const moved = config();
	moveProbe({ z: [1, 2] });
	for (const z of [[1], [1, 2, 3], [Number.NaN, 0], [0, 101]]) moveProbe({ z });
	for (const action of [-1, 0.5, 3]) moveProbe({ action });
	for (const transition of [-1, 0.5, before.data.size]) moveProbe({ transition });
	expect(config()).toBe(moved);
	moveProbe({ action: 2, transition: before.data.size - 1 });
	expect(config().probe).toEqual({ z: [1, 2], action: 2, transition: before.data.size - 1 });
});

test('the probe moves on data of one’s own as in any world', () => {
	const quantity = { name: 'x', unit: '', low: 0, high: 1 };
	const actions = ['go', 'wait'].map((name) => ({ name, parameters: [quantity] }));
	const world = { id: 'data-0123456789abcdef', name: 'mine', features: [quantity], actions };
	registerOwnWorld(world);
	useConfig.setState({ config: { ...DEFAULT_CONFIG, environment: world.id } });
	const { moveProbe } = useConfig.getState();
	moveProbe({ z: [1, 2], action: 1 });
	moveProbe({ action: 2 });
	expect(config().probe).toMatchObject({ z: [1, 2], action: 1 });
});

test('a drag of the probe checks nothing but the probe', () => {
	const wrong = { ...DEFAULT_CONFIG, model: { ...DEFAULT_CONFIG.model, width: 8 } };
	useConfig.setState({ config: wrong });
	useConfig.getState().moveProbe({ z: [1, 2] });
	expect(config().probe.z).toEqual([1, 2]);
	expect(config().model).toBe(wrong.model);
});

test('the same value again changes nothing', () => {
	useConfig.getState().update({ probe: { z: [1, 2] } });
	const before = config();
	useConfig.getState().update({ probe: { z: [1, 2] } });
	expect(config()).toBe(before);
});

test('what is outside the limits changes nothing and is named', () => {
	const before = config();
	const issues = useConfig.getState().update({ model: { width: 8 }, probe: { z: [0, 0] } });
	expect(issues.map(({ path }) => path)).toEqual(['model.width']);
	expect(config()).toBe(before);
});

test('a run is changed alone', () => {
	const before = config();
	expect(updateRun(1, { klWeight: 0.5 })).toEqual([]);
	expect(config().runs[1].klWeight).toBe(0.5);
	expect(config().runs[0]).toBe(before.runs[0]);
});

test('a schedule of another form leaves nothing of the old one behind', () => {
	updateRun(0, { schedule: { kind: 'step', every: 100, factor: 0.5 } });
	expect(updateRun(0, { schedule: { kind: 'constant' } })).toEqual([]);
	expect(config().runs[0].schedule).toEqual({ kind: 'constant' });
});

describe('undo', () => {
	const history = () => useConfig.temporal.getState();

	beforeEach(() => {
		vi.useFakeTimers({ toFake: ['performance'] });
		vi.advanceTimersByTime(10_000);
		history().clear();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	test('takes every setting back, one after the other, and gives them again', () => {
		const before = config();
		updateRun(1, { klWeight: 0.5 });
		vi.advanceTimersByTime(1_000);
		const between = config();
		useConfig.getState().update({ model: { width: 128 } });
		const after = config();
		history().undo();
		expect(config()).toBe(between);
		history().undo();
		expect(config()).toBe(before);
		history().undo();
		expect(config()).toBe(before);
		history().redo(2);
		expect(config()).toBe(after);
	});

	test('takes one drag of a slider back at once', () => {
		for (let i = 1; i <= 60; i++) {
			updateRun(0, { klWeight: i / 100 });
			vi.advanceTimersByTime(16);
		}
		expect(history().pastStates).toHaveLength(1);
		history().undo();
		expect(config().runs[0].klWeight).toBe(DEFAULT_CONFIG.runs[0].klWeight);
	});

	test('has nothing to do where nothing changed', () => {
		updateRun(0, { klWeight: DEFAULT_CONFIG.runs[0].klWeight });
		useConfig.getState().replace(structuredClone(DEFAULT_CONFIG));
		expect(history().pastStates).toEqual([]);
	});
});
