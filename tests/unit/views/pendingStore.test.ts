// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
	applyPending,
	changedLeaves,
	changeModel,
	changeRun,
	discardPending,
	usePending,
} from '../../../src/controls/Advanced/pendingStore';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { publishedPreset } from '../../../src/state/presets';
import { useSession } from '../../../src/state/sessionStore';

const config = () => useConfig.getState().config;
const patch = () => usePending.getState().patch;

beforeEach(() => {
	useConfig.setState({ config: DEFAULT_CONFIG });
	useSession.setState({ training: { is: 'paused' }, step: 100 });
	discardPending();
});

describe('changes that need a new model', () => {
	it('wait while there is a trained one', () => {
		changeModel({ model: { width: 128 } });
		changeModel({ model: { latentDim: 3 } });
		expect(config()).toBe(DEFAULT_CONFIG);
		expect(patch()).toEqual({ model: { width: 128, latentDim: 3 } });
		applyPending();
		expect(config().model).toEqual({ width: 128, latentDim: 3, embeddingDim: 6 });
		expect(config().probe.z).toEqual([0.4, -1.2, 0]);
		expect(patch()).toBeNull();
	});

	it('apply at once while there is none', () => {
		useSession.setState({ step: 0 });
		changeModel({ model: { width: 128 } });
		expect(config().model.width).toBe(128);
		expect(patch()).toBeNull();
	});

	it('stop waiting when they are taken back', () => {
		changeModel({ model: { width: 128 } });
		changeModel({ model: { width: DEFAULT_CONFIG.model.width } });
		expect(patch()).toBeNull();
	});

	it('take the axes and the probe along where they would be left behind', () => {
		changeModel({ model: { latentDim: 6 } });
		applyPending();
		useConfig.getState().update({ display: { dims: [4, 5] }, probe: { transition: 5_000 } });
		changeModel({ model: { latentDim: 2 }, data: { size: 1_000 } });
		applyPending();
		expect(config().display.dims).toEqual([0, 1]);
		expect(config().probe).toMatchObject({ transition: 999, z: [0.4, -1.2] });
	});
});

describe('presets and the runs', () => {
	it('hold the runs back with the model, edits included', () => {
		changeModel(publishedPreset('goal'));
		expect(config()).toBe(DEFAULT_CONFIG);
		changeRun(1, { optimizer: 'kept' });
		expect(config()).toBe(DEFAULT_CONFIG);
		applyPending();
		expect(config().model).toEqual({ width: 256, latentDim: 6, embeddingDim: 6 });
		expect(config().runs.map(({ klWeight, optimizer }) => [klWeight, optimizer])).toEqual([
			[0.5, 'rebuilt'],
			[0, 'kept'],
		]);
	});

	it('leave a run live when no preset waits', () => {
		changeModel({ model: { width: 128 } });
		changeRun(0, { learningRate: 0.01 });
		expect(config().runs[0].learningRate).toBe(0.01);
	});

	it('count what differs', () => {
		expect(changedLeaves({ model: { width: 64, latentDim: 3 }, published: false })).toBe(2);
	});
});
