/**
 * What policies reach in the worlds with a target, against runs of the official simulators. Those figures are of some
 * thousand episodes or fewer, and a return varies by 15 (scripted) to 35 (random) from episode to episode, so the
 * tolerances leave room for two or three standard errors of a thousand; ours are of enough episodes to be exact to a few
 * tenths of a point.
 */
import { describe, expect, test } from 'vitest';
import { aimAndCatch } from '../../../src/environments/catchPoint';
import { environmentById } from '../../../src/environments/registry';
import { randomnessAt, Stream } from '../../../src/randomness/counterRandom';
import { playEpisodes, randomPolicy } from './playEpisodes';

function world(id: string) {
	const environment = environmentById(id);
	if (!environment) throw new Error(`no environment ${id}`);
	return environment;
}

function scripted(id: string) {
	const { scriptedPolicy } = world(id);
	if (!scriptedPolicy) throw new Error(`nobody wrote a policy for ${id}`);
	return scriptedPolicy;
}

/** A share within so many percentage points. */
function expectShare(actual: number, percent: number, points: number): void {
	expect(Math.abs(100 * actual - percent), `${100 * actual} % for ${percent} %`).toBeLessThan(points);
}

describe('the random policy', () => {
	/**
	 * 2.9 % of all episodes start with the target in reach, where hardly anything loses Hard Move: 3.0 % for eight
	 * actuators leaves next to nothing for the others, so that figure is more than a point too low.
	 */
	test.each([
		{ id: 'catch-point', success: 5.4, within: 1, meanReturn: -27.8 },
		{ id: 'hard-move-4', success: 4.4, within: 1, meanReturn: -39 },
		{ id: 'hard-move-6', success: 3.9, within: 1, meanReturn: -39 },
		{ id: 'hard-move-8', success: 3.0, within: 1.5, meanReturn: -39 },
		{ id: 'hard-move-10', success: 4.6, within: 1, meanReturn: -39 },
	])('$id: $success % and $meanReturn', ({ id, success, within, meanReturn }) => {
		const environment = world(id);
		const policy = randomPolicy(environment, randomnessAt(1, Stream.policy, 0, 0));
		const level = playEpisodes(environment, policy, 20_000, 1);
		expectShare(level.success, success, within);
		expect(Math.abs(level.meanReturn - meanReturn)).toBeLessThan(1);
	});

	test('plays about 21 decisions of Catch Point and 29 of Hard Move', () => {
		for (const [id, length] of [
			['catch-point', 21],
			['hard-move-8', 29],
		] as const) {
			const policy = randomPolicy(world(id), randomnessAt(2, Stream.policy, 0, 0));
			expect(Math.abs(playEpisodes(world(id), policy, 4_000, 2).meanLength - length)).toBeLessThan(0.5);
		}
	});

	test('does not score in Hard Goal, where most episodes are one shot', () => {
		const policy = randomPolicy(world('hard-goal'), randomnessAt(3, Stream.policy, 0, 0));
		const { success, meanLength } = playEpisodes(world('hard-goal'), policy, 2_000, 3);
		expect(success).toBeLessThan(0.005);
		expect(meanLength).toBeLessThan(1.05);
	});
});

describe('scripted policies', () => {
	test.each([
		{ id: 'catch-point', success: 97.1, within: 1, meanReturn: 9.29 },
		{ id: 'hard-move-4', success: 97.3, within: 1.5, meanReturn: 7.9 },
		{ id: 'hard-move-6', success: 98.8, within: 1, meanReturn: 8.3 },
		{ id: 'hard-move-8', success: 99.3, within: 1, meanReturn: 8.9 },
		{ id: 'hard-move-10', success: 99.8, within: 1, meanReturn: 9.8 },
	])('$id: $success % and $meanReturn', ({ id, success, within, meanReturn }) => {
		const level = playEpisodes(world(id), scripted(id), 8_000, 1);
		expectShare(level.success, success, within);
		expect(Math.abs(level.meanReturn - meanReturn)).toBeLessThan(1.2);
	});

	test('aimAndCatch turns to the target, and catches where drifting on is enough', () => {
		expect(aimAndCatch([0, 0, 1, 0])).toEqual({ action: 0, parameters: [0.5] });
		expect(aimAndCatch([0, 0, 0, -1])).toEqual({ action: 0, parameters: [1] });
		expect(aimAndCatch([0, 0, 0.1, 0.1])).toEqual({ action: 1, parameters: [] });
		expect(aimAndCatch([0.8, 0, 0.25, 0])).toEqual({ action: 1, parameters: [] });
		expect(aimAndCatch([-0.8, 0, 0.19, 0]).action).toBe(0);
	});

	test('Hard Move takes the motion that goes furthest in the direction', () => {
		expect(scripted('hard-move-4')([0, 0, 1, 1])).toEqual({ action: 0b1100, parameters: [1] });
		// Straight right no diagonal is further than the one actuator; the first of equal actions is taken.
		expect(scripted('hard-move-4')([0, 0, 1, 0]).action).toBe(0b1000);
	});
});
