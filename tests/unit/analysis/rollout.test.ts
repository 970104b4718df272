/**
 * Levels as measured on the official simulators; those of Catch Point and Hard Move are of some thousand episodes or
 * fewer, and so exact to about half a point.
 */
import { describe, expect, test } from 'vitest';
import { type Level, Rollout, returnDifference } from '../../../src/analysis/rollout';
import { type PolicySpec, rolloutPolicy } from '../../../src/analysis/rolloutPolicies';
import type { Environment } from '../../../src/environments/Environment';
import { ENVIRONMENTS, environmentById } from '../../../src/environments/registry';

function world(id: string): Environment {
	const environment = environmentById(id);
	if (!environment) throw new Error(`no environment ${id}`);
	return environment;
}

function rolloutOf(id: string, spec: PolicySpec, seed = 1, published = true): Rollout {
	const environment = world(id);
	return new Rollout({ environment, published, seed, policy: rolloutPolicy(environment, spec) });
}

function levelOf(id: string, spec: PolicySpec, episodes: number, seed = 1): Level {
	const rollout = rolloutOf(id, spec, seed);
	for (let episode = 0; episode < episodes; episode++) rollout.playEpisode();
	return rollout.level();
}

const RANDOM: PolicySpec = { kind: 'random' };
const SCRIPTED: PolicySpec = { kind: 'scripted' };

describe('the random policy', () => {
	test('reaches a return of 0.154 in Platform and −8.2 in Goal', () => {
		const platform = levelOf('platform', RANDOM, 10_000);
		expect(Math.abs(platform.meanReturn - 0.154)).toBeLessThan(0.005);
		expect(platform.success?.share).toBeLessThan(0.001);
		expect(Math.abs(levelOf('goal', RANDOM, 10_000).meanReturn + 8.2)).toBeLessThan(0.15);
	});

	test.each([
		{ id: 'catch-point', success: 0.054, within: 0.01 },
		{ id: 'hard-move-4', success: 0.044, within: 0.01 },
		{ id: 'hard-move-6', success: 0.039, within: 0.01 },
		{ id: 'hard-move-8', success: 0.03, within: 0.015 },
		{ id: 'hard-move-10', success: 0.046, within: 0.01 },
	])('succeeds in $success of $id', ({ id, success, within }) => {
		const level = levelOf(id, RANDOM, 20_000);
		expect(Math.abs((level.success?.share ?? Number.NaN) - success)).toBeLessThan(within);
	});
});

describe('the scripted policy', () => {
	test.each([
		{ id: 'catch-point', success: 0.971, within: 0.01, meanReturn: 9.3 },
		{ id: 'hard-move-4', success: 0.973, within: 0.015, meanReturn: 7.9 },
		{ id: 'hard-move-6', success: 0.988, within: 0.01, meanReturn: 8.3 },
		{ id: 'hard-move-8', success: 0.993, within: 0.01, meanReturn: 8.9 },
		{ id: 'hard-move-10', success: 0.998, within: 0.01, meanReturn: 9.8 },
	])('succeeds in $success of $id', ({ id, success, within, meanReturn }) => {
		const level = levelOf(id, SCRIPTED, 8_000);
		expect(Math.abs((level.success?.share ?? Number.NaN) - success)).toBeLessThan(within);
		expect(Math.abs(level.meanReturn - meanReturn)).toBeLessThan(1.2);
	});
});

describe('a rollout', () => {
	test('of the same seed is the same, and of another is not', () => {
		for (const { id } of ENVIRONMENTS) {
			expect(levelOf(id, RANDOM, 40)).toEqual(levelOf(id, RANDOM, 40));
			expect(levelOf(id, RANDOM, 40).meanReturn).not.toBe(levelOf(id, RANDOM, 40, 2).meanReturn);
		}
	});

	test('begins a longer one of the same seed', () => {
		const short = rolloutOf('goal', RANDOM, 5);
		const long = rolloutOf('goal', RANDOM, 5);
		const first = Array.from({ length: 20 }, () => short.playEpisode());
		expect(Array.from({ length: 30 }, () => long.playEpisode()).slice(0, 20)).toEqual(first);
	});

	test('starts every policy from the same place', () => {
		const starts = [RANDOM, SCRIPTED].map((spec) => {
			const environment = world('catch-point');
			const policy = rolloutPolicy(environment, spec);
			const seen: number[][] = [];
			let first = true;
			const rollout = new Rollout({
				environment,
				published: true,
				seed: 3,
				policy: (observation, random) => {
					if (first) seen.push(Array.from(observation));
					first = false;
					return policy(observation, random);
				},
			});
			for (let episode = 0; episode < 10; episode++) {
				first = true;
				rollout.playEpisode();
			}
			return seen;
		});
		expect(starts[0]).toEqual(starts[1]);
	});

	test.each([
		['goal', { return: 50 }],
		['hard-goal', { return: 50 }],
		['platform', { return: 1 - 1e-12 }],
		['catch-point', { bestReward: 4.5 }],
		['hard-move-4', { bestReward: 4.5 }],
		['hard-move-6', { bestReward: 4.5 }],
		['hard-move-8', { bestReward: 4.5 }],
		['hard-move-10', { bestReward: 4.5 }],
	])('knows a success by the rule of %s', (id, best) => {
		const episode = { return: 0, bestReward: 0, decisions: 1 };
		const { success } = world(id);
		expect(success?.of(episode)).toBe(false);
		expect(success?.of({ ...episode, ...best })).toBe(true);
	});

	test.each(ENVIRONMENTS)(
		'tells a share of successes where $id has a rule for them, and none elsewhere',
		({ id, success }) => {
			expect(levelOf(id, RANDOM, 5).success === null).toBe(success === undefined);
		},
	);

	test('cuts an episode after the most decisions that the world allows', () => {
		const standStill = () => ({ action: 0, parameters: [0] });
		const rollout = new Rollout({
			environment: world('hard-move-4'),
			published: true,
			seed: 1,
			policy: standStill,
		});
		for (let episode = 0; episode < 50; episode++) expect(rollout.playEpisode().decisions).toBeLessThanOrEqual(30);
		expect(rollout.level().meanLength).toBeGreaterThan(20);
	});

	test('tells nothing it does not know before the first episode', () => {
		expect(rolloutOf('goal', RANDOM).level()).toEqual({
			episodes: 0,
			decisions: 0,
			meanReturn: Number.NaN,
			returnInterval: null,
			returnDeviation: Number.NaN,
			success: null,
			meanLength: Number.NaN,
		});
	});
});

describe('the difference of two policies', () => {
	test('is that of their means, and its interval is that of the differences', () => {
		const { episodes, mean, interval } = returnDifference([3, 5, 7, 9, 11, 13], [1, 3, 5, 7, 9, 12]);
		expect(episodes).toBe(6);
		expect(mean).toBeCloseTo(11 / 6, 12);
		// Five differences of 2 and one of 1: s = 0.408, t(5) = 2.571.
		expect((interval?.high ?? 0) - mean).toBeCloseTo((2.5706 * Math.sqrt(1 / 6)) / Math.sqrt(6), 3);
	});

	test('is taken over the episodes that both have played, and has no interval below five', () => {
		expect(returnDifference([1, 2, 3], [0, 0])).toEqual({ episodes: 2, mean: 1.5, interval: null });
		expect(returnDifference([], [1]).mean).toBeNaN();
	});

	test('is known more exactly than from two intervals, since both start from the same places', () => {
		// The random policy, against itself with a little less: the starts explain most of what varies.
		const random = rolloutOf('platform', RANDOM);
		for (let episode = 0; episode < 200; episode++) random.playEpisode();
		const worse = random.returnsPlayed.map((value, episode) => value - 0.001 * (1 + (episode % 3)));
		const { interval } = returnDifference(random.returnsPlayed, worse);
		const { returnInterval } = random.level();
		expect(interval?.low).toBeGreaterThan(0);
		expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeLessThan(
			0.1 * ((returnInterval?.high ?? 0) - (returnInterval?.low ?? 0)),
		);
	});
});
