import { describe, expect, test } from 'vitest';
import { goal } from '../../../src/environments/goal';
import { goalStateAtKickOff, KICK_TO, SHOOT_LEFT, SHOOT_RIGHT } from '../../../src/environments/goal/simulator';
import { hardGoal } from '../../../src/environments/hardGoal';
import { SLICES, sliceAim } from '../../../src/environments/hardGoal/simulator';
import { noRandomness } from '../../../src/randomness/counterRandom';

/** Saved states after each tick of one decision from the kick-off at y = 3. */
function ticksOf(environment: typeof goal, action: number, parameters: number[], published = true): Float64Array[] {
	const simulator = environment.create({ random: noRandomness, published });
	simulator.restore(goalStateAtKickOff(3));
	const states: Float64Array[] = [];
	simulator.step(action, parameters, () => states.push(simulator.save()));
	return states;
}

const SHOTS = Array.from({ length: 2 * SLICES }, (_, index) => index + 1);

test('eleven actions: Goal’s kick with two parameters, and ten shots with one', () => {
	expect(hardGoal.actions.map(({ parameters }) => parameters.length)).toEqual([2, ...SHOTS.map(() => 1)]);
	expect(hardGoal.actions[0]).toBe(goal.actions[KICK_TO]);
	expect(hardGoal.parameterDim).toBe(2);
});

test('the kick is Goal’s', () => {
	expect(ticksOf(hardGoal, 0, [10, 4])).toEqual(ticksOf(goal, KICK_TO, [10, 4]));
	expect(ticksOf(hardGoal, 0, [10, 4], false)).toEqual(ticksOf(goal, KICK_TO, [10, 4], false));
});

describe('published', () => {
	test('a shot is Goal’s at the aim of its slice, and both rows are the same', () => {
		for (const slice of [0, 1, 2, 3, 4]) {
			const expected = ticksOf(goal, SHOOT_LEFT, [sliceAim(slice, 0.3, true)]);
			expect(ticksOf(hardGoal, 1 + slice, [0.3])).toEqual(expected);
			expect(ticksOf(hardGoal, 1 + SLICES + slice, [0.3])).toEqual(expected);
		}
	});

	test('−1 is the upper end of a slice and 1 the lower', () => {
		const ends = [0, 1, 3, 4].map((slice) => [sliceAim(slice, -1, true), sliceAim(slice, 1, true)]);
		const inHalfWidths = ends.map((pair) => pair.map((aim) => Math.round((aim / 7.01) * 1e12) / 1e12));
		expect(inHalfWidths).toEqual([
			[-0.6, -1],
			[-0.2, -0.6],
			[0.6, 0.2],
			[1, 0.6],
		]);
	});

	test('the middle slice is a point above the middle, so no shot aims between −0.2 and 0.2', () => {
		for (const place of [-1, -0.4, 0, 1]) expect(sliceAim(2, place, true)).toBeCloseTo(1.402, 12);
		for (let slice = 0; slice < SLICES; slice++) {
			for (let place = -1; place <= 1; place += 0.1) {
				expect(Math.abs(sliceAim(slice, place, true))).toBeGreaterThan(1.4019);
			}
		}
	});
});

describe('corrected', () => {
	test('the slices follow each other upwards, without a gap', () => {
		for (let slice = 0; slice + 1 < SLICES; slice++) {
			expect(sliceAim(slice, 1, false)).toBeCloseTo(sliceAim(slice + 1, -1, false), 12);
		}
		expect([sliceAim(0, -1, false), sliceAim(2, 0, false), sliceAim(4, 1, false)]).toEqual([-7.01, 0, 7.01]);
	});

	test('the two rows are those of the corrected Goal: each has its half', () => {
		expect(ticksOf(hardGoal, 2, [0.5], false)).toEqual(ticksOf(goal, SHOOT_LEFT, [sliceAim(1, 0.5, false)], false));
		expect(ticksOf(hardGoal, 7, [0.5], false)).toEqual(ticksOf(goal, SHOOT_RIGHT, [sliceAim(1, 0.5, false)], false));
		expect(ticksOf(hardGoal, 5, [1], false)).toEqual(ticksOf(hardGoal, 6, [-1], false));
	});
});

test('a place outside [−1, 1] counts as its ends', () => {
	expect(sliceAim(4, -3, true)).toBe(sliceAim(4, -1, true));
	expect(sliceAim(0, 3, false)).toBe(sliceAim(0, 1, false));
});

test('refuses a fraction of an action', () => {
	const simulator = hardGoal.create({ random: noRandomness, published: true });
	expect(() => simulator.step(1.5, [0])).toThrow(RangeError);
});
