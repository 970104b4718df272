import { describe, expect, test } from 'vitest';
import type { PolicySpec } from '../../../src/analysis/rolloutPolicies';
import { playRequest } from '../../../src/rollouts/playRequest';
import type { FromRolloutWorker, RolloutRequest } from '../../../src/rollouts/protocol';
import { overflowing } from '../analysis/overflowingWeights';

const REQUEST: RolloutRequest = {
	environment: 'catch-point',
	published: true,
	seed: 1,
	episodes: 200,
	policies: [{ kind: 'random' }, { kind: 'scripted' }],
};

/** Plays with a clock that moves on by so many milliseconds whenever it is looked at. */
function play(request: RolloutRequest, tick: number): FromRolloutWorker[] {
	const messages: FromRolloutWorker[] = [];
	let time = 0;
	playRequest(
		request,
		(message) => messages.push(message),
		() => {
			time += tick;
			return time;
		},
	);
	return messages;
}

function reportsOf(message: FromRolloutWorker | undefined) {
	return message && 'reports' in message ? message.reports : [];
}

describe('playRequest', () => {
	test('reports on the way, and at the end every episode of every policy', () => {
		const messages = play(REQUEST, 1);
		expect(messages.at(-1)?.type).toBe('done');
		expect(messages.slice(0, -1).every(({ type }) => type === 'progress')).toBe(true);
		expect(messages.length).toBeGreaterThan(3);
		expect(reportsOf(messages.at(-1)).map(({ level }) => level.episodes)).toEqual([200, 200]);
		for (const { decisionsPerSecond } of reportsOf(messages.at(-1))) expect(decisionsPerSecond).toBeGreaterThan(0);
	});

	test('lets the policies take turns', () => {
		for (const message of play(REQUEST, 1)) {
			const [random, scripted] = reportsOf(message).map(({ level }) => level.episodes);
			expect(Math.abs(random - scripted)).toBeLessThanOrEqual(50);
		}
	});

	test('gives the same numbers however fast the clock runs', () => {
		const levels = [0, 1, 30].map((tick) => reportsOf(play(REQUEST, tick).at(-1)).map(({ level }) => level));
		expect(levels[1]).toEqual(levels[0]);
		expect(levels[2]).toEqual(levels[0]);
	});

	test('says of one policy that it cannot play, and plays the others', () => {
		const [random, scripted] = reportsOf(play({ ...REQUEST, environment: 'goal' }, 1).at(-1));
		expect(scripted.obstacle).toBe('no-script');
		expect(scripted.level.episodes).toBe(0);
		expect(random.obstacle).toBeNull();
		expect(random.level.episodes).toBe(200);
	});

	test('drops a policy that fails on the way', () => {
		const shape = { stateDim: 4, actionCount: 2, embeddingDim: 2, parameterDim: 1, latentDim: 1, width: 8 };
		const weights = overflowing(shape);
		const latent: PolicySpec = { kind: 'latent', shape, weights, action: 0, z: Float32Array.of(1) };
		const [random, broken] = reportsOf(play({ ...REQUEST, policies: [{ kind: 'random' }, latent] }, 1).at(-1));
		expect(broken.obstacle).toBe('not-a-number');
		expect(random.level.episodes).toBe(200);
	});

	test('refuses an environment that there is not', () => {
		expect(() => play({ ...REQUEST, environment: 'nowhere' }, 1)).toThrow(RangeError);
	});
});
