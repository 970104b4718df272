/**
 * A world that nothing else knows, added by the one line in the registry (`setup.ts`): it can be chosen, collected, played
 * again and trained on. The suites that go over all worlds go over it as well.
 */
import { expect, test } from 'vitest';
import { collectTransitions } from '../../src/dataset/collect';
import { replayTransition } from '../../src/dataset/replay';
import { ENVIRONMENTS } from '../../src/environments/registry';
import { DEFAULT_CONFIG } from '../../src/state/config/defaults';
import { parseConfig } from '../../src/state/config/parseConfig';
import { sessionRequest } from '../../src/state/sessionRequest';
import { prepareTrainer } from '../../src/training/prepareTrainer';
import { ReferenceTrainer } from '../../src/training/reference/ReferenceTrainer';
import type { SessionHost } from '../../src/training/TrainingSession';
import { room } from '../unit/environments/toyEnvironment';

const chosen = parseConfig({
	...DEFAULT_CONFIG,
	environment: 'room',
	data: { size: 600, seed: 3 },
	model: { width: 16, latentDim: 2, embeddingDim: 2 },
	engine: 'reference',
});

test('it is one of the worlds, once', () => {
	expect(ENVIRONMENTS.filter(({ id }) => id === 'room')).toEqual([room]);
});

test('the configuration takes it, and knows its dimensions', () => {
	expect(chosen.ok).toBe(true);
	const tooMany = { ...DEFAULT_CONFIG, environment: 'room', probe: { ...DEFAULT_CONFIG.probe, action: 2 } };
	expect(parseConfig(tooMany)).toMatchObject({ ok: false, issues: [{ path: 'probe.action' }] });
});

test('transitions are collected, and each is played again exactly', () => {
	const dataset = collectTransitions({ environment: room, published: true, seed: 3, size: 300 });
	for (let index = 0; index < dataset.size; index++) {
		const { stateDelta, reward, done } = replayTransition(dataset, room, index);
		expect(stateDelta[0]).toBe(dataset.stateDelta[index]);
		expect([reward, done]).toEqual([dataset.reward[index], dataset.done[index] === 1]);
	}
});

test('twenty steps of training lower the loss', async () => {
	if (!chosen.ok) throw new Error('not a configuration');
	const host: SessionHost = {
		post: () => {},
		now: () => performance.now(),
		rest: async () => {},
		candidates: [{ engine: 'reference', create: async (setup) => new ReferenceTrainer(setup) }],
	};
	const { trainer } = await prepareTrainer(
		host,
		{ ...sessionRequest(chosen.config), checkpoint: null },
		{
			onProgress: () => {},
			onDataset: ({ environment, stateDim }) => expect([environment, stateDim]).toEqual(['room', 1]),
			isClosed: () => false,
		},
	);
	const { values, count } = (await trainer?.advance(20)) ?? { values: new Float32Array(), count: 0 };
	expect(count).toBe(20);
	expect(values.every(Number.isFinite)).toBe(true);
	const stride = values.length / count;
	/** Raw state and parameter terms of run A in five steps from `step` on. */
	const reconstruction = (step: number) =>
		Array.from({ length: 5 }, (_, i) => values[(step + i) * stride] + values[(step + i) * stride + 1]).reduce(
			(sum, term) => sum + term,
		);
	expect(reconstruction(15)).toBeLessThan(reconstruction(0));
});
