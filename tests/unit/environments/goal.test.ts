import { describe, expect, test } from 'vitest';
import { goal } from '../../../src/environments/goal';
import { keeperPost, keeperProjection } from '../../../src/environments/goal/goalkeeper';
import { GOAL_STATE, goalDistance } from '../../../src/environments/goal/pitch';
import {
	goalStateAtKickOff,
	KICK_TO,
	MAX_DECISIONS,
	SHOOT_LEFT,
	SHOOT_RIGHT,
} from '../../../src/environments/goal/simulator';
import { noRandomness, randomnessAt, Stream } from '../../../src/randomness/counterRandom';

function kickOffAt(y: number, published = true, random = noRandomness) {
	const simulator = goal.create({ random, published });
	simulator.restore(goalStateAtKickOff(y));
	return simulator;
}

/** Saved states after each tick of one decision. */
function ticksOf(action: number, parameters: number[], y: number): Float64Array[] {
	const simulator = kickOffAt(y);
	const states: Float64Array[] = [];
	simulator.step(action, parameters, () => states.push(simulator.save()));
	return states;
}

/** Entries of a state, rounded to the six decimals to which the traces are known. */
function rounded(state: Float64Array, ...places: (keyof typeof GOAL_STATE)[]): number[] {
	return places.map((place) => Math.round(state[GOAL_STATE[place]] * 1e6) / 1e6);
}

describe('ticks of the official simulator without noise', () => {
	test('a shot from (0, 5)', () => {
		const states = ticksOf(SHOOT_LEFT, [0], 5);
		expect(states).toHaveLength(13);
		expect(rounded(states[0], 'ballX', 'ballY', 'ballVelocityX', 'ballVelocityY')).toEqual([
			2.776228, 4.311943, 1.15056, -0.282,
		]);
		expect(rounded(states[0], 'keeperX', 'keeperY', 'keeperVelocityX', 'keeperVelocityY', 'keeperOrientation')).toEqual(
			[14.528566, 1.49155, 0.011426, 0.04662, 1.330437],
		);
		expect(rounded(states[1], 'ballX', 'ballY', 'keeperX', 'keeperY')).toEqual([
			3.926788, 4.029943, 14.511426, 1.42162,
		]);
		expect(rounded(states[2], 'ballX', 'ballY')).toEqual([5.008314, 3.764863]);
	});

	test('a kick from (0, 5)', () => {
		const states = ticksOf(KICK_TO, [10, 0], 5);
		expect(states).toHaveLength(85);
		expect(rounded(states[0], 'ballX', 'ballY', 'ballVelocityX', 'ballVelocityY')).toEqual([
			2.152228, 4.911943, 0.564, 0.282,
		]);
		expect(rounded(states[1], 'ballX', 'ballY')).toEqual([2.716228, 5.193943]);
		expect(rounded(states[3], 'playerX', 'playerY', 'playerOrientation')).toEqual([0.172297, 4.956926, 0.099759]);
	});
});

test('an episode starts on the halfway line, within the pitch, with the keeper at the front of the goal area', () => {
	for (let seed = 0; seed < 100; seed++) {
		const simulator = goal.create({ random: randomnessAt(seed, Stream.environment, 0, 0), published: true });
		simulator.reset();
		const state = simulator.save();
		expect(state[GOAL_STATE.playerX]).toBe(0);
		expect(Math.abs(state[GOAL_STATE.playerY])).toBeLessThan(15);
		expect(state[GOAL_STATE.keeperX]).toBe(14.5);
	}
});

test('the keeper waits at the corner of the goal area for a ball that is beside the area', () => {
	for (const side of [1, -1]) {
		const [x, y] = keeperPost(16, 12 * side);
		expect(x).toBeCloseTo(20 - (4 * 9.16) / 12, 12);
		expect(y).toBeCloseTo(9.16 * side, 12);
	}
});

test('the hundredth decision ends the episode without a tick', () => {
	const simulator = kickOffAt(3);
	const state = goalStateAtKickOff(3);
	state[GOAL_STATE.time] = MAX_DECISIONS - 1;
	simulator.restore(state);
	const distance = goalDistance(state[GOAL_STATE.ballX], state[GOAL_STATE.ballY], true);
	expect(simulator.step(KICK_TO, [10, 0])).toEqual({ reward: -distance, terminal: true, ticks: 0 });
});

test('a ball that rolls into the net is worth 50', () => {
	const simulator = kickOffAt(0);
	const state = goalStateAtKickOff(0);
	state[GOAL_STATE.ballX] = 19;
	state[GOAL_STATE.ballY] = -6;
	state[GOAL_STATE.ballVelocityX] = 2;
	state[GOAL_STATE.keeperX] = 10;
	simulator.restore(state);
	expect(simulator.step(SHOOT_LEFT, [0])).toEqual({ reward: 50, terminal: true, ticks: 1 });
});

test('a world edited into a ball inside the keeper has no direction, but is still numbers', () => {
	const state = goalStateAtKickOff(0);
	state[GOAL_STATE.ballX] = state[GOAL_STATE.keeperX];
	state[GOAL_STATE.ballY] = state[GOAL_STATE.keeperY];
	const simulator = kickOffAt(0);
	simulator.restore(state);
	expect(Array.from(simulator.observation().slice(14))).toEqual([0, 0, 7.01]);
});

test('a world that is no number ends its decision all the same', () => {
	const simulator = kickOffAt(Number.NaN);
	expect(simulator.step(SHOOT_LEFT, [0]).terminal).toBe(true);
});

describe('KICK TO ignores y', () => {
	function endOf(y: number, published: boolean): Float64Array {
		const simulator = kickOffAt(5, published, randomnessAt(7, Stream.environment, 0, 0));
		simulator.step(KICK_TO, [10, y]);
		return simulator.save();
	}

	test('published: bit for bit', () => {
		expect(endOf(-10, true)).toEqual(endOf(10, true));
	});

	test('corrected: not', () => {
		expect(endOf(-10, false)).not.toEqual(endOf(10, false));
		// (x, x) is where the published one always kicks.
		expect(endOf(10, false)).toEqual(endOf(-3, true));
	});

	test('the scene shows the place that the decision names, wherever the simulator sends the ball', () => {
		const { aim, focus } = goal.scene;
		expect(aim?.(KICK_TO, [10, -4])).toEqual([10, -4]);
		expect(aim?.(SHOOT_LEFT, [3])).toBeNull();
		const turned = (published: boolean) => {
			const [[startX, startY], [x, y]] = [focus(kickOffAt(5).save()), focus(endOf(-4, published))];
			return (x - startX) * (-4 - startY) - (y - startY) * (10 - startX);
		};
		// Of the parallelogram between the way of the ball and the way to the place: none where the ball goes there.
		expect(Math.abs(turned(false))).toBeLessThan(Math.abs(turned(true)) / 5);
	});
});

describe('shoot left and shoot right', () => {
	function firstTick(action: number, aim: number, published: boolean): Float64Array {
		const simulator = kickOffAt(1, published);
		const states: Float64Array[] = [];
		simulator.step(action, [aim], () => states.push(simulator.save()));
		return states[0];
	}

	test('published: the same action', () => {
		expect(firstTick(SHOOT_LEFT, 3, true)).toEqual(firstTick(SHOOT_RIGHT, 3, true));
	});

	test('corrected: each has its half of the goal', () => {
		expect(firstTick(SHOOT_LEFT, 7.01, false)).toEqual(firstTick(SHOOT_RIGHT, -7.01, false));
		expect(firstTick(SHOOT_LEFT, -7.01, false)).toEqual(firstTick(SHOOT_LEFT, -7.01, true));
		expect(firstTick(SHOOT_RIGHT, 7.01, false)).toEqual(firstTick(SHOOT_RIGHT, 7.01, true));
	});
});

describe('distance from the goal', () => {
	test('before the line: to the line between the posts, to the nearer post beside them', () => {
		expect(goalDistance(12, 3, true)).toBe(8);
		expect(goalDistance(17, 11.01, true)).toBeCloseTo(5, 12);
		expect(goalDistance(17, -11.01, true)).toBeCloseTo(5, 12);
	});

	test('behind the line: to the post; published: 14.02 too much on the lower side', () => {
		expect(goalDistance(21, 9.01, true)).toBeCloseTo(2, 12);
		expect(goalDistance(21, -9.01, true)).toBeCloseTo(2 + 14.02, 12);
		expect(goalDistance(21, -9.01, false)).toBeCloseTo(2, 12);
	});
});

test('the projection of the keeper is cut at the posts; published: at twice the upper one', () => {
	// From a ball at (10, −10) through a keeper at (15, 0) to y = 10 on the goal line.
	expect(keeperProjection(15, 0, 10, -10, true)).toBeCloseTo(10, 12);
	expect(keeperProjection(15, 0, 10, -10, false)).toBe(7.01);
	expect(keeperProjection(15, 0, 10, 10, true)).toBe(-7.01);
	expect(keeperProjection(15, 0, 15, 3, true)).toBe(-7.01);
	expect(keeperProjection(15, 0, 15, -3, true)).toBe(7.01);
});
