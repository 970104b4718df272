import { describe, expect, test } from 'vitest';
import type { PolicySpec } from '../../../src/analysis/rolloutPolicies';
import { playRequest } from '../../../src/rollouts/playRequest';
import type { PolicyReport, RolloutRequest } from '../../../src/rollouts/protocol';
import { overflowing } from '../analysis/overflowingWeights';

const REQUEST: RolloutRequest = {
	environment: 'catch-point',
	published: true,
	seed: 1,
	episodes: 200,
	policies: [{ kind: 'random' }, { kind: 'scripted' }],
};

/** Plays with a clock that moves on by so many milliseconds whenever it is looked at. @returns every report, the last at the end */
function play(request: RolloutRequest, tick: number): (readonly PolicyReport[])[] {
	const told: (readonly PolicyReport[])[] = [];
	let time = 0;
	const end = playRequest(
		request,
		(reports) => told.push(reports),
		() => {
			time += tick;
			return time;
		},
	);
	return [...told, end];
}

describe('playRequest', () => {
	test('reports on the way, and at the end every episode of every policy', () => {
		const told = play(REQUEST, 1);
		expect(told.length).toBeGreaterThan(3);
		const end = told.at(-1) ?? [];
		expect(end.map(({ level }) => level.episodes)).toEqual([200, 200]);
	});

	test('lets the policies take turns', () => {
		for (const reports of play(REQUEST, 1)) {
			const [random, scripted] = reports.map(({ level }) => level.episodes);
			expect(Math.abs(random - scripted)).toBeLessThanOrEqual(50);
		}
	});

	test('gives the same numbers however fast the clock runs', () => {
		const levels = [0, 1, 30].map((tick) =>
			play(REQUEST, tick)
				.at(-1)
				?.map(({ level }) => level),
		);
		expect(levels[1]).toEqual(levels[0]);
		expect(levels[2]).toEqual(levels[0]);
	});

	test('compares every policy with every other, episode by episode', () => {
		const [random, scripted] = play(REQUEST, 1).at(-1) ?? [];
		expect(random.differences[0]?.mean).toBe(0);
		const difference = scripted.differences[0];
		expect(difference?.episodes).toBe(200);
		expect(difference?.mean).toBeCloseTo(scripted.level.meanReturn - random.level.meanReturn, 10);
		expect(difference?.interval?.low).toBeGreaterThan(0);
		expect(random.differences[1]?.mean).toBeCloseTo(-(difference?.mean ?? 0), 10);
	});

	test('says of one policy that it cannot play, and plays the others', () => {
		const [random, scripted] = play({ ...REQUEST, environment: 'goal' }, 1).at(-1) ?? [];
		expect(scripted.obstacle).toBe('no-script');
		expect(scripted.level.episodes).toBe(0);
		expect(random.differences[1]).toBeNull();
		expect(random.obstacle).toBeNull();
		expect(random.level.episodes).toBe(200);
	});

	test('drops a policy that fails on the way', () => {
		const shape = { stateDim: 4, actionCount: 2, embeddingDim: 2, parameterDim: 1, latentDim: 1, width: 8 };
		const weights = overflowing(shape);
		const latent: PolicySpec = { kind: 'latent', shape, weights, action: 0, z: Float32Array.of(1) };
		const [random, broken] = play({ ...REQUEST, policies: [{ kind: 'random' }, latent] }, 1).at(-1) ?? [];
		expect(broken.obstacle).toBe('not-a-number');
		expect(random.level.episodes).toBe(200);
	});

	test('refuses an environment that there is not', () => {
		expect(() => play({ ...REQUEST, environment: 'nowhere' }, 1)).toThrow(RangeError);
	});
});
