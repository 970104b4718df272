import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config';
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
