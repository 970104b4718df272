import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { parseConfig } from '../../../src/state/config/parseConfig';
import { useConfig } from '../../../src/state/configStore';
import { promotedRuns, resumeSweep, startSweep, useSweep } from '../../../src/state/sweep';
import type { FromWorker, ToWorker } from '../../../src/training/protocol';

/** Answers a sweep's first message with a checkpoint. */
class FakeWorker {
	onmessage: ((event: { data: FromWorker }) => void) | null = null;
	onerror = null;
	terminate(): void {}
	postMessage(message: ToWorker): void {
		if (message.type !== 'prepare') return;
		const state = { weights: new Float32Array(2), firstMoment: new Float32Array(2), secondMoment: new Float32Array(2) };
		const runs = message.request.runs.map(() => ({ ...state, adamStep: 7 }));
		const metrics = { firstStep: 1, count: 0, values: new Float32Array(0), settings: [] };
		const { session } = message;
		this.onmessage?.({ data: { type: 'checkpoint', session, checkpoint: { step: 7, runs }, metrics } });
	}
}

beforeEach(() => {
	vi.stubGlobal('Worker', FakeWorker);
	useConfig.setState({ config: DEFAULT_CONFIG });
	return () => vi.unstubAllGlobals();
});

test('promoted runs are drawn as the page is drawn now', () => {
	startSweep([0, 0.5], 10);
	useConfig.getState().update({ display: { colorBy: 'reward' } });
	const promoted = promotedRuns(1, 0);
	expect(promoted?.config.display.colorBy).toBe('reward');
	expect(promoted?.config.runs.map(({ klWeight }) => klWeight)).toEqual([0.5, 0]);
});

test.each([
	{ model: { latentDim: 3 }, display: { dims: [0, 2] as [number, number] } },
	{ environment: 'hard-goal', probe: { action: 10 } },
])('promoted runs have a configuration that holds, whatever the page is set to now: %o', (now) => {
	useConfig.getState().update({ environment: 'goal' });
	startSweep([0, 0.5], 10);
	expect(useConfig.getState().update(now)).toEqual([]);
	const { config } = promotedRuns(0, 1) ?? {};
	expect(parseConfig(config).ok).toBe(true);
});

test('promoted runs of a small world are not coloured by a feature that it lacks', () => {
	useConfig.getState().update({ environment: 'catch-point' });
	startSweep([0, 0.5], 10);
	useConfig.getState().update({ environment: 'goal', display: { colorBy: 'state:16' } });
	const { config } = promotedRuns(0, 1) ?? {};
	expect(parseConfig(config).ok).toBe(true);
	expect(config?.environment).toBe('catch-point');
});

test('a sweep that is continued goes on to where it pauses by itself, and from there as many steps again', () => {
	startSweep([0, 0.5], 10);
	const train = vi.spyOn(useSweep.getState().sweep?.run ?? expect.fail('there is no sweep'), 'train');
	useSweep.setState({ step: 7 });
	resumeSweep();
	useSweep.setState({ step: 10 });
	resumeSweep();
	expect(train.mock.calls).toEqual([[10], [20]]);
});
