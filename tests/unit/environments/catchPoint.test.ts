import { describe, expect, test } from 'vitest';
import { catchPoint } from '../../../src/environments/catchPoint';
import { CATCH, MISSES, MOVE } from '../../../src/environments/catchPoint/simulator';
import { PARTICLE_STATE } from '../../../src/environments/particle/world';
import { noRandomness, randomnessAt, Stream } from '../../../src/randomness/counterRandom';

/** A world at rest: the agent at (0, 0), the target at (x, y). */
function withTargetAt(x: number, y: number, published = true, misses = 0) {
	const simulator = catchPoint.create({ random: noRandomness, published });
	const state = catchPoint.stateFromObservation([0, 0, x, y]);
	state[MISSES] = misses;
	simulator.restore(state);
	return simulator;
}

test('MOVE pushes along (sin, cos) of the angle: 0 is up, a quarter of a turn is to the right', () => {
	const pushes = [0, 0.5, 1, -0.5].map((direction) => {
		const simulator = withTargetAt(1, 1);
		simulator.step(MOVE, [direction]);
		return Array.from(simulator.observation().slice(0, 2), (value) => Math.round(value * 1e12) / 1e12 + 0);
	});
	expect(pushes).toEqual([
		[0, 0.2],
		[0.2, 0],
		[0, -0.2],
		[-0.2, 0],
	]);
});

test('the agent comes to 0.8 of velocity, and drifts on while it catches', () => {
	const simulator = withTargetAt(9, 9);
	for (let i = 0; i < 60; i++) simulator.step(MOVE, [0.5]);
	expect(simulator.observation()[0]).toBeCloseTo(0.8, 6);
	const before = simulator.save();
	simulator.step(CATCH, []);
	expect(simulator.observation()[0]).toBeCloseTo(0.6, 6);
	expect(simulator.save()[PARTICLE_STATE.x] - before[PARTICLE_STATE.x]).toBeCloseTo(0.06, 6);
});

test('a catch within 0.2 of the target is worth 20 less the squared distance, and ends the episode', () => {
	const near = withTargetAt(0, 0.1999).step(CATCH, []);
	expect(near).toEqual({ reward: expect.closeTo(20 - 0.1999 ** 2, 12), terminal: true, ticks: 1 });
	const far = withTargetAt(0, 0.2001).step(CATCH, []);
	expect(far).toEqual({ reward: expect.closeTo(-(0.2001 ** 2), 12), terminal: false, ticks: 1 });
});

test('only failed catches are counted', () => {
	const simulator = withTargetAt(1, 1);
	for (const action of [CATCH, MOVE, CATCH, MOVE]) simulator.step(action, [0]);
	expect(simulator.save()[MISSES]).toBe(2);
	expect(Array.from(simulator.observation())).toHaveLength(4);
});

describe('when the attempts are used up', () => {
	test('published: eleven misses, then a decision that is worth 0 ends the episode, even a catch at the target', () => {
		const simulator = withTargetAt(1, 1);
		for (let miss = 1; miss <= 11; miss++) {
			expect(simulator.step(CATCH, [])).toEqual({ reward: -2, terminal: false, ticks: 1 });
		}
		const used = simulator.save();
		expect(simulator.step(MOVE, [0])).toEqual({ reward: 0, terminal: true, ticks: 1 });
		simulator.restore(used);
		expect(simulator.step(CATCH, [])).toEqual({ reward: 0, terminal: true, ticks: 1 });
		expect(withTargetAt(0, 0.1, true, 10).step(CATCH, []).reward).toBeGreaterThan(19);
		expect(withTargetAt(0, 0.1, true, 11).step(CATCH, []).reward).toBe(0);
	});

	test('corrected: the tenth miss ends the episode', () => {
		const simulator = withTargetAt(1, 1, false);
		for (let miss = 1; miss < 10; miss++) expect(simulator.step(CATCH, []).terminal).toBe(false);
		expect(simulator.step(CATCH, [])).toEqual({ reward: -2, terminal: true, ticks: 1 });
		expect(withTargetAt(0, 0.1, false, 9).step(CATCH, []).reward).toBeGreaterThan(19);
	});
});

test('a move right onto the target ends the published episode, by its reward of 0; corrected: not', () => {
	// From rest, half a turn to the right moves by 0.02; the target is put where that leads.
	const probe = withTargetAt(0, 0);
	probe.step(MOVE, [0.5]);
	const [, , x, y] = Array.from(probe.observation(), (value) => -value);
	expect(withTargetAt(x, y).step(MOVE, [0.5])).toMatchObject({ terminal: true });
	expect(withTargetAt(x, y, false).step(MOVE, [0.5])).toMatchObject({ terminal: false });
});

test('an episode starts at rest, agent and target anywhere in the square, with no misses', () => {
	const reached = { low: 1, high: -1 };
	for (let seed = 0; seed < 200; seed++) {
		const simulator = catchPoint.create({ random: randomnessAt(seed, Stream.environment, 0, 0), published: true });
		simulator.restore(Float64Array.from({ length: 7 }, () => 3));
		simulator.reset();
		const state = Array.from(simulator.save());
		const places = [...state.slice(0, 2), ...state.slice(4, 6)];
		expect([state[2], state[3], state[MISSES]]).toEqual([0, 0, 0]);
		reached.low = Math.min(reached.low, ...places);
		reached.high = Math.max(reached.high, ...places);
	}
	expect(reached.low).toBeGreaterThan(-1);
	expect(reached.low).toBeLessThan(-0.95);
	expect(reached.high).toBeLessThan(1);
	expect(reached.high).toBeGreaterThan(0.95);
});
