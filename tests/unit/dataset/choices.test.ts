/** Data of a person's choosing: who decides, which actions, which states. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { RANDOM_POLICY } from '../../../src/dataset/behaviourPolicy';
import { type CollectOptions, collectInChunks, collectTransitions, StatesNotFound } from '../../../src/dataset/collect';
import type { Dataset } from '../../../src/dataset/Dataset';
import { replayTransition } from '../../../src/dataset/replay';
import { type Environment, unscaleFromUnit } from '../../../src/environments/Environment';
import { ENVIRONMENTS, environmentById } from '../../../src/environments/registry';

function environmentOf(id: string) {
	const environment = environmentById(id);
	if (!environment) throw new Error(id);
	return environment;
}

/** SHA-256 of every column, the beginning of it: with `src/numerics` the same on every machine. */
const FINGERPRINTS: Readonly<Record<string, string>> = {
	goal: '09791b4c67ee69f17ee06ac896d56f2c',
	platform: 'b662e6abc66197cbe8896b4ab0d5b3f6',
	'hard-goal': '8242782dc8a420c72e7a120c8a9d7528',
	'catch-point': '4851bcf38fce34ed0b47c236271b1de1',
	'hard-move-4': 'e42860521eaaa85e1b87d2e18ee8470a',
	'hard-move-6': 'cab3f3d24502968620347322f82a41bd',
	'hard-move-8': '839f15171ea408ccd222a58c7a0fde46',
	'hard-move-10': '58ff98db428dd4d8171b30633dad69bf',
};

function digest({ state, action, parameters, stateDelta, reward, done, simulatorState }: Dataset): string {
	const hash = createHash('sha256');
	for (const { buffer } of [state, action, parameters, stateDelta, reward, done, simulatorState]) {
		hash.update(new Uint8Array(buffer));
	}
	return hash.digest('hex').slice(0, 32);
}

describe('without a choice', () => {
	const optionsOf = (environment: Environment) => ({
		environment,
		published: environment.id !== 'platform',
		seed: 7,
		size: 400,
	});

	test.each(Object.entries(FINGERPRINTS))('the data of %s are the same on every machine, bit for bit', (id, known) => {
		expect(digest(collectTransitions(optionsOf(environmentOf(id))))).toBe(known);
	});

	test.each(ENVIRONMENTS)('the data of $id are the random policy’s, from every state', (environment) => {
		const options = optionsOf(environment);
		const dataset = collectTransitions(options);
		expect(dataset.decision).toBeUndefined();
		expect(collectTransitions({ ...options, policy: RANDOM_POLICY, states: null })).toEqual(dataset);
	});
});

/** One choice of each kind, and all at once. */
const CHOICES: readonly (readonly [name: string, options: Omit<CollectOptions, 'seed' | 'published'>])[] = [
	['an even mix', { environment: environmentOf('catch-point'), size: 400, policy: mix(0.5, 0.3) }],
	['one action', { environment: environmentOf('goal'), size: 200, policy: { ...RANDOM_POLICY, actions: [0] } }],
	[
		'a range of states',
		{ environment: environmentOf('goal'), size: 150, states: { feature: 'ball-x', low: 5, high: 14 } },
	],
	[
		'late states of Platform, whose truncation counts as an end',
		{ environment: environmentOf('platform'), size: 150, states: { feature: 'player-x', low: 50, high: 475 } },
	],
	[
		'all at once',
		{
			environment: environmentOf('hard-move-4'),
			size: 300,
			policy: { ...mix(0.7, 0.2), actions: [1, 2, 4, 8, 12] },
			states: { feature: environmentOf('hard-move-4').features[2].id, low: -0.5, high: 0.5 },
		},
	],
];

function mix(scriptedShare: number, scriptedNoise: number) {
	return { ...RANDOM_POLICY, scriptedShare, scriptedNoise };
}

describe.each(CHOICES)('%s', (_, choice) => {
	const options = { ...choice, published: true, seed: 11 };
	const dataset = collectTransitions(options);
	const { environment } = choice;

	test('begins a larger dataset', () => {
		const size = 61;
		const smaller = collectTransitions({ ...options, size });
		const begins = (short: ArrayLike<number>, long: ArrayLike<number>) =>
			expect(Array.from(short)).toEqual(Array.from(long).slice(0, short.length));
		begins(smaller.state, dataset.state);
		begins(smaller.action, dataset.action);
		begins(smaller.parameters, dataset.parameters);
		begins(smaller.stateDelta, dataset.stateDelta);
		begins(smaller.done, dataset.done);
		begins(smaller.simulatorState, dataset.simulatorState);
		begins(smaller.decision ?? [], dataset.decision ?? []);
	});

	test('is played again exactly', () => {
		for (let index = 0; index < dataset.size; index++) {
			const { stateDelta, reward, done } = replayTransition(dataset, environment, index);
			const { stateDim } = dataset;
			expect(stateDelta).toEqual(dataset.stateDelta.slice(index * stateDim, (index + 1) * stateDim));
			expect([reward, done ? 1 : 0]).toEqual([dataset.reward[index], dataset.done[index]]);
		}
	});

	test('has what was chosen and nothing else', () => {
		const { policy, states } = choice;
		const feature = environment.features.findIndex(({ id }) => id === states?.feature);
		for (let index = 0; index < dataset.size; index++) {
			if (policy?.actions) expect(policy.actions).toContain(dataset.action[index]);
			if (!states) continue;
			const { low, high } = environment.features[feature];
			const raw = unscaleFromUnit(dataset.state[index * dataset.stateDim + feature], low, high);
			expect(raw).toBeGreaterThanOrEqual(states.low - 1e-3);
			expect(raw).toBeLessThanOrEqual(states.high + 1e-3);
		}
	});
});

describe('the scripted policy', () => {
	const environment = environmentOf('catch-point');
	const scripted = environment.scriptedPolicy;
	const base = { environment, published: true, seed: 4, size: 2_000 };

	/** Transitions whose action and parameters are the scripted ones. */
	function scriptedShare(dataset: Dataset): number {
		let count = 0;
		for (let index = 0; index < dataset.size; index++) {
			const observation = environment.features.map(({ low, high }, s) =>
				unscaleFromUnit(dataset.state[index * dataset.stateDim + s], low, high),
			);
			const { action, parameters } = scripted?.(observation) ?? { action: -1, parameters: [] };
			const near = Math.abs((parameters[0] ?? 0) - dataset.parameters[index]) < 1e-4;
			if (action === dataset.action[index] && near) count++;
		}
		return count / dataset.size;
	}

	test('decides everything at share 1 and its share of the rest', () => {
		expect(scriptedShare(collectTransitions({ ...base, policy: mix(1, 0) }))).toBeGreaterThan(0.99);
		const half = scriptedShare(collectTransitions({ ...base, policy: mix(0.5, 0) }));
		expect(half).toBeGreaterThan(0.45);
		expect(half).toBeLessThan(0.6);
	});

	test('has noise of the size asked for, inside [−1, 1]', () => {
		const { parameters, action } = collectTransitions({ ...base, policy: mix(1, 0.5) });
		const moves = [...parameters].filter((_, index) => action[index] === 0);
		for (const value of moves) expect(Math.abs(value)).toBeLessThanOrEqual(1);
		// With noise some angles reach the end; without, none does.
		expect(moves.some((value) => Math.abs(value) === 1)).toBe(true);
	});

	test('is refused where there is none', () => {
		const goal = environmentOf('goal');
		expect(() => collectTransitions({ ...base, environment: goal, policy: mix(0.1, 0) })).toThrow(RangeError);
	});
});

describe('what cannot be collected', () => {
	const base = { environment: environmentOf('platform'), published: true, seed: 1, size: 20 };

	test('actions and features that the world does not have are refused', () => {
		for (const actions of [[], [3]]) {
			expect(() => collectTransitions({ ...base, policy: { ...RANDOM_POLICY, actions } })).toThrow(RangeError);
		}
		expect(() => collectTransitions({ ...base, states: { feature: 'none', low: 0, high: 1 } })).toThrow(RangeError);
	});

	test('states that never come end the search, which lets others in meanwhile', () => {
		const portions = collectInChunks({ ...base, states: { feature: 'player-x', low: -900, high: -800 } });
		let pauses = 0;
		expect(() => {
			while (!portions.next().done) pauses++;
		}).toThrow(StatesNotFound);
		expect(pauses).toBeGreaterThan(20);
	});
});
