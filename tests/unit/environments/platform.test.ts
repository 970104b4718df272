import { describe, expect, test } from 'vitest';
import { platform } from '../../../src/environments/platform';
import { HOP, LEAP, RUN } from '../../../src/environments/platform/simulator';
import { PLATFORM_STATE, platformStart } from '../../../src/environments/platform/world';
import { scaledObservation } from '../../../src/environments/registry';
import { noRandomness } from '../../../src/randomness/counterRandom';

function create(published = true) {
	return platform.create({ random: noRandomness, published });
}

/** The world at rest with the player at x; whatever else is as at the start. */
function withPlayerAt(x: number, published = true) {
	const simulator = create(published);
	const state = platformStart();
	state[PLATFORM_STATE.x] = x;
	simulator.restore(state);
	return simulator;
}

test('a new episode is observed as published', () => {
	// 2·o − 1 of the published o = [0.018957…, 0, 0.2222…, 0, 0.9090…, 1, 0.9574…, 0, 0].
	const published = [20 / 1055, 0, 230 / 1035, 0, 250 / 275, 1, 225 / 235, 0, 0];
	scaledObservation(platform, create().observation()).forEach((value, i) => {
		expect(value).toBeCloseTo(2 * published[i] - 1, 12);
	});
});

test('the published solution reaches the end with return 1', () => {
	const solution: [number, number][] = [
		[RUN, 30],
		[HOP, 72],
		[RUN, 0],
		[RUN, 3],
		[HOP, 720],
		[HOP, 144],
		[RUN, 6],
		[RUN, 22.5],
		[HOP, 720],
		[LEAP, 150.5],
	];
	const simulator = create();
	let sum = 0;
	solution.forEach(([action, parameter], number) => {
		const { reward, terminal } = simulator.step(action, [parameter]);
		sum += reward;
		expect(terminal).toBe(number === solution.length - 1);
	});
	expect(sum).toBeCloseTo(1, 12);
});

test('RUN takes 20 ticks, and ends with the first one over the edge', () => {
	expect(create().step(RUN, [10]).ticks).toBe(20);
	const overTheEdge = withPlayerAt(240).step(RUN, [30]);
	expect(overTheEdge.terminal).toBe(true);
	expect(overTheEdge.ticks).toBeLessThan(20);
	expect(overTheEdge.reward).toBeGreaterThan(0);
});

test('parameters outside the range count as its ends', () => {
	const [over, top, under, bottom] = [900, 720, -5, 0].map((distance) => {
		const simulator = create();
		simulator.step(HOP, [distance]);
		return simulator.save();
	});
	expect(over).toEqual(top);
	expect(under).toEqual(bottom);
});

test('the enemy that is not active stays where it is, and kills all the same', () => {
	const simulator = withPlayerAt(500);
	simulator.step(RUN, [0]);
	expect(simulator.save()[PLATFORM_STATE.enemy1X]).toBe(230);
	const state = platformStart();
	state[PLATFORM_STATE.x] = 480;
	state[PLATFORM_STATE.enemy1X] = 485;
	simulator.restore(state);
	expect(simulator.step(RUN, [0]).terminal).toBe(true);
});

test('the observation turns to the next platform at its left edge', () => {
	expect(Array.from(withPlayerAt(474.9).observation().slice(4))).toEqual([250, 275, 225, 0, 0]);
	expect(Array.from(withPlayerAt(475).observation().slice(4))).toEqual([275, 50, 235, 475, 0]);
	expect(Array.from(withPlayerAt(985).observation().slice(4))).toEqual([50, 0, 0, 985, 0]);
	// On the edge itself the second platform is described, but the first enemy is still the active one.
	expect(withPlayerAt(475).observation()[2]).toBe(230);
	expect(withPlayerAt(475.1).observation()[2]).toBe(730);
});

test('reaching the right end is a win, whatever stood between', () => {
	const { reward, terminal } = withPlayerAt(1030).step(RUN, [30]);
	expect(terminal).toBe(true);
	expect(reward).toBeCloseTo(5 / 1035, 12);
});

test('a state that is no number ends the episode instead of running on', () => {
	expect(withPlayerAt(Number.NaN).step(HOP, [100]).terminal).toBe(true);
});

describe('the limit on a jump', () => {
	/** How far one hop goes on the long first platform, with its enemy out of the way. */
	function reach(distance: number, published: boolean): number {
		const simulator = create(published);
		const state = platformStart();
		state[PLATFORM_STATE.enemy1X] = 2000;
		simulator.restore(state);
		let furthest = 0;
		simulator.step(HOP, [distance], () => {
			furthest = simulator.save()[PLATFORM_STATE.velocityX] > 0 ? simulator.save()[PLATFORM_STATE.x] : furthest;
		});
		return furthest;
	}

	test('published: hops above 244 px are all the same', () => {
		expect(reach(250, true)).toBe(reach(720, true));
		expect(reach(200, true)).toBeLessThan(reach(244, true));
	});

	test('corrected: they are not', () => {
		expect(reach(300, false)).toBeLessThan(reach(350, false));
		expect(reach(200, false)).toBe(reach(200, true));
	});
});
