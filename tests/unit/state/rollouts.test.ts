import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { goal } from '../../../src/environments/goal';
import { initialWeights } from '../../../src/model/initialise';
import type { PolicyReport, RolloutRequest } from '../../../src/rollouts/protocol';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { useConfig } from '../../../src/state/configStore';
import { publishFrame } from '../../../src/state/frames';
import { policyObstacle, staleness } from '../../../src/state/rolloutSources';
import { cancelRollouts, playedSource, playRollouts, useRollouts } from '../../../src/state/rollouts';
import { useSession } from '../../../src/state/sessionStore';

const SHAPE = {
	stateDim: goal.features.length,
	actionCount: goal.actions.length,
	embeddingDim: 2,
	parameterDim: 2,
	latentDim: 2,
	width: 8,
};

const COUNT = 10;

function dataOf(seed: number) {
	return collectTransitions({ environment: goal, published: true, seed, size: 20 });
}

/** A frame whose weights are those of the seeds, one a run. */
function publish(seeds: readonly number[]): void {
	publishFrame({
		source: 'training',
		step: 7,
		count: COUNT,
		shape: SHAPE,
		runs: seeds.map((seed) => ({
			mean: new Float32Array(2 * COUNT),
			std: new Float32Array(2 * COUNT),
			z: new Float32Array(2 * COUNT),
			measured: null,
			weights: initialWeights(SHAPE, seed),
		})),
	});
}

class FakeWorker {
	static last: FakeWorker;
	onmessage: ((event: MessageEvent) => void) | null = null;
	readonly sent: { readonly id: number; readonly request: RolloutRequest }[] = [];
	readonly terminate = vi.fn();

	constructor() {
		FakeWorker.last = this;
	}

	postMessage(message: { readonly id: number; readonly request: RolloutRequest } | { readonly watch: string }): void {
		if ('id' in message) this.sent.push(message);
	}

	/** Resolves when the page has heard it. */
	async say(type: 'progress' | 'answer', episodes: number): Promise<void> {
		const report = { level: { episodes } } as PolicyReport;
		const reports = (this.sent[0]?.request.policies ?? []).map(() => report);
		this.onmessage?.({ data: { id: this.sent[0]?.id, [type]: reports } } as MessageEvent);
		await Promise.resolve();
	}
}

const INITIAL = useRollouts.getState();

beforeEach(() => {
	vi.stubGlobal('Worker', FakeWorker);
	useConfig.getState().replace(DEFAULT_CONFIG);
	useSession.setState({ dataset: dataOf(1) });
	publish([1, 2]);
});

afterEach(() => {
	cancelRollouts();
	useRollouts.setState(INITIAL);
	vi.unstubAllGlobals();
});

function stale(id: Parameters<typeof playedSource>[0]) {
	const source = playedSource(id);
	if (!source) throw new Error(`${id} has not played`);
	return staleness(source);
}

describe('policies', () => {
	test('cannot play without what they are made of', () => {
		expect(policyObstacle('random')).toBeNull();
		expect(policyObstacle('scripted')).toBe('no-script');
		expect(policyObstacle('nearest')).toBeNull();
		expect(policyObstacle('latent-b')).toBeNull();
		publish([1]);
		expect(policyObstacle('latent-b')).toBe('no-model');
		useConfig.getState().update({ environment: 'catch-point' });
		expect(policyObstacle('scripted')).toBeNull();
		expect(policyObstacle('nearest')).toBe('no-data');
	});
});

describe('a rollout', () => {
	test('plays the chosen policies that can play, with the weights and the code of the moment', () => {
		useRollouts.setState({ episodes: 20, seed: 9, published: false, chosen: ['latent-b', 'scripted', 'random'] });
		playRollouts();
		const { request } = FakeWorker.last.sent[0];
		expect(request).toMatchObject({ environment: 'goal', published: false, seed: 9, episodes: 20 });
		expect(request.policies.map(({ kind }) => kind)).toEqual(['random', 'latent']);
		expect(request.policies[1]).toMatchObject({
			action: 0,
			z: Float32Array.from(DEFAULT_CONFIG.probe.z),
			weights: initialWeights(SHAPE, 2),
		});
		expect(useRollouts.getState()).toMatchObject({ phase: 'playing', terms: { environment: 'goal', seed: 9 } });
	});

	test('takes the simulator of the data unless told otherwise', () => {
		useConfig.getState().update({ published: false });
		playRollouts();
		expect(FakeWorker.last.sent[0].request.published).toBe(false);
	});

	test('keeps what has been told when it is cancelled', async () => {
		playRollouts();
		await FakeWorker.last.say('progress', 30);
		cancelRollouts();
		expect(FakeWorker.last.terminate).toHaveBeenCalled();
		await FakeWorker.last.say('answer', 1_000);
		const { phase, rows } = useRollouts.getState();
		expect(phase).toBe('cancelled');
		expect(rows.map(({ report }) => report?.level.episodes)).toEqual([30, 30, 30, 30]);
	});

	test('does not begin when nothing is chosen that can play', () => {
		useRollouts.setState({ chosen: ['scripted'] });
		playRollouts();
		expect(useRollouts.getState().phase).toBe('idle');
	});
});

describe('results grow old', () => {
	beforeEach(async () => {
		playRollouts();
		await FakeWorker.last.say('answer', 10);
	});

	test('not when nothing has changed but the frame', () => {
		publish([1, 2]);
		for (const id of ['random', 'nearest', 'latent-a', 'latent-b'] as const) expect(stale(id)).toBeNull();
	});

	test('with the weights, of their own run alone', () => {
		publish([1, 3]);
		expect(stale('latent-a')).toBeNull();
		expect(stale('latent-b')).toBe('weights');
	});

	test('with the probe, and grow fresh when it is back', () => {
		useConfig.getState().update({ probe: { z: [1, 1] } });
		expect(stale('latent-a')).toBe('probe');
		expect(stale('nearest')).toBeNull();
		useConfig.getState().update({ probe: { z: [...DEFAULT_CONFIG.probe.z] } });
		expect(stale('latent-a')).toBeNull();
	});

	test('with the data and with the environment', () => {
		useSession.setState({ dataset: dataOf(2) });
		expect(stale('nearest')).toBe('data');
		expect(stale('random')).toBeNull();
		useConfig.getState().update({ environment: 'platform' });
		expect(stale('random')).toBe('environment');
	});
});
