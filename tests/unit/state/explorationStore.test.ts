import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { useExploration } from '../../../src/state/explorationStore';

const held = { pins: [900, 901], selection: new Set([900]), hovered: 3, editedState: new Float64Array(17) } as const;
const letGo = { pins: [null, null], selection: null, hovered: null };

beforeEach(() => {
	useConfig.setState({ config: DEFAULT_CONFIG });
	useExploration.setState(held);
});

test('other data have other transitions, and the same world the same states', () => {
	useConfig.getState().update({ data: { size: 500 } });
	expect(useExploration.getState()).toMatchObject({ ...letGo, editedState: held.editedState });
});

test('the corrected simulator has other transitions', () => {
	useConfig.getState().update({ published: false });
	expect(useExploration.getState()).toMatchObject(letGo);
});

test('another world has other states as well, however it was entered', () => {
	useConfig.getState().replace({ ...DEFAULT_CONFIG, environment: 'platform' });
	expect(useExploration.getState()).toMatchObject({ ...letGo, editedState: null });
});

test('what leaves the data as they are leaves everything held', () => {
	useConfig.getState().update({ probe: { transition: 4 }, model: { width: 32 } });
	expect(useExploration.getState()).toMatchObject(held);
});
