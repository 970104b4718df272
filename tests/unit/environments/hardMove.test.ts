import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hardMove } from '../../../src/environments/hardMove';
import { isNoMotion, type Motion, motionTable } from '../../../src/environments/hardMove/motions';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { noRandomness } from '../../../src/randomness/counterRandom';

function motions(actuators: number, published = true): Motion[] {
	const table = motionTable(actuators, published);
	return Array.from({ length: 2 ** actuators }, (_, action): Motion => [table[2 * action], table[2 * action + 1]]);
}

/** How many motions are different, in six decimals. */
function countDistinct(all: readonly Motion[]): number {
	return new Set(all.map((motion) => motion.map((value) => (Math.round(value * 1e6) + 0).toString()).join())).size;
}

test('with four actuators the motions are the published ones', () => {
	const a = Math.SQRT1_2;
	const expected = [
		[0, 0],
		[0, -a],
		[-a, 0],
		[-a, -a],
		[0, a],
		[0, 0],
		[-a, a],
		[-a, 0],
		[a, 0],
		[a, -a],
		[0, 0],
		[0, -a],
		[a, a],
		[a, 0],
		[0, a],
		[0, 0],
	];
	expect(
		motions(4)
			.flat()
			.map((value) => value + 0),
	).toEqual(expected.flat().map((value) => expect.closeTo(value, 12)));
});

describe.each([
	{ actuators: 4, distinct: 9, none: 4, meanLength: undefined },
	{ actuators: 6, distinct: 19, none: 10, meanLength: 0.537 },
	{ actuators: 8, distinct: 81, none: 16, meanLength: 0.483 },
	{ actuators: 10, distinct: 211, none: 34, meanLength: 0.437 },
])('$actuators actuators', ({ actuators, distinct, none, meanLength }) => {
	const all = motions(actuators);
	const lengths = all.map((motion) => Math.hypot(...motion));

	test(`${distinct} different motions, ${none} of the actions move nothing`, () => {
		expect(countDistinct(all)).toBe(distinct);
		expect(countDistinct(motions(actuators, false))).toBe(distinct);
		expect(all.filter(isNoMotion)).toHaveLength(none);
	});

	test('the longest motion has length 1, and the mean is the published one', () => {
		expect(Math.max(...lengths)).toBeCloseTo(1, 12);
		const mean = lengths.reduce((sum, length) => sum + length) / lengths.length;
		if (meanLength !== undefined) expect(mean).toBeCloseTo(meanLength, 3);
	});

	test('names tell direction, strength and actuators, and those that move nothing say so', () => {
		const { actions } = hardMove(actuators);
		expect(new Set(actions.map(({ name }) => name.en)).size).toBe(2 ** actuators);
		expect(actions.filter(({ name }) => name.en.startsWith('none'))).toHaveLength(none);
		actions.forEach(({ name }, action) => {
			const bits = action.toString(2).padStart(actuators, '0');
			expect(name.en).toMatch(new RegExp(`^(none|[→↗↑↖←↙↓↘] [01]\\.\\d\\d) · ${bits}$`));
		});
	});

	test('groups are the directions that the names tell', () => {
		const { actions, actionGroups } = hardMove(actuators);
		expect(actionGroups?.names).toHaveLength(9);
		for (const [action, { name }] of actions.entries()) {
			const group = actionGroups?.names[actionGroups.of(action)].en ?? '';
			expect(name.en.startsWith('none') ? 'no motion' : name.en[0]).toBe(name.en.startsWith('none') ? group : group[0]);
		}
		expect(actions.filter((_, action) => actionGroups?.of(action) === 8)).toHaveLength(none);
	});

	test('a negative parameter pushes back', () => {
		const [forward, back] = [0.6, -0.6].map((thrust) => {
			const simulator = hardMove(actuators).create({ random: noRandomness, published: true });
			simulator.step(1, [thrust]);
			return simulator.observation();
		});
		expect(back.slice(0, 2).every((value, axis) => value === -forward[axis])).toBe(true);
		expect(Math.hypot(...forward)).toBeGreaterThan(0);
	});
});

test('arrows point where the motion goes', () => {
	const names = hardMove(4).actions.map(({ name }) => name);
	expect(names[0b1000]).toEqual({ en: '→ 0.71 · 1000', 'zh-CN': '推力 → 0.71 · 1000' });
	expect(names[0b1100].en).toBe('↗ 1.00 · 1100');
	expect(names[0b0100].en).toBe('↑ 0.71 · 0100');
	expect(names[0b0110].en).toBe('↖ 1.00 · 0110');
	expect(names[0b0010].en).toBe('← 0.71 · 0010');
	expect(names[0b0011].en).toBe('↙ 1.00 · 0011');
	expect(names[0b0001].en).toBe('↓ 0.71 · 0001');
	expect(names[0b1001].en).toBe('↘ 1.00 · 1001');
	expect(names[0b1010]).toEqual({ en: 'none · 1010', 'zh-CN': '无推力 · 1010' });
});

test('titles say in words what a name has in bits', () => {
	const { actions } = hardMove(4);
	expect(actions[0b1100].title).toEqual({ en: 'Push ↗ up right', 'zh-CN': '推力 ↗ 右上' });
	expect(actions[0b1100].detail).toEqual({
		en: 'strength 1.00, actuators on: 1, 2',
		'zh-CN': '强度 1.00，开启的推进器：1、2',
	});
	expect(actions[0b1010].title?.en).toBe('No push');
	expect(actions[0b1010].detail?.en).toBe('strength 0.00, actuators on: 1, 3');
	expect(actions[0].detail?.en).toBe('strength 0.00, actuators on: none');
});

test('published directions have three decimals, corrected ones are exact', () => {
	// Of six actuators the longest motion is that of three neighbours, and points along the middle one.
	const [x, y] = motions(6)[0b010000];
	const [exactX, exactY] = motions(6, false)[0b010000];
	expect(exactX).toBeCloseTo(Math.cos(Math.PI / 3) / 2, 12);
	expect(exactY).toBeCloseTo(Math.sin(Math.PI / 3) / 2, 12);
	expect([x, y]).not.toEqual([exactX, exactY]);
	expect(x).toBeCloseTo(exactX, 3);
	expect(y).toBeCloseTo(exactY, 3);
});

test('within 0.2 of the target the reward is 20 more, and the episode over', () => {
	const environment = hardMove(4);
	const simulator = environment.create({ random: noRandomness, published: true });
	simulator.restore(environment.stateFromObservation([0, 0, 0.1999, 0]));
	const near = simulator.step(0, [1]);
	expect(near).toEqual({ reward: expect.closeTo(20 - 0.1999 ** 2, 12), terminal: true, ticks: 1 });
	simulator.restore(environment.stateFromObservation([0, 0, 0.2001, 0]));
	const far = simulator.step(0, [1]);
	expect(far).toEqual({ reward: expect.closeTo(-(0.2001 ** 2), 12), terminal: false, ticks: 1 });
});

test('a parameter outside [−1, 1] counts as its end', () => {
	const [over, end] = [5, 1].map((thrust) => {
		const simulator = hardMove(8).create({ random: noRandomness, published: true });
		simulator.step(200, [thrust]);
		return simulator.save();
	});
	expect(over).toEqual(end);
});

test('where on the plane agent and target are changes nothing', () => {
	const place = fc.double({ min: -1, max: 1, noNaN: true });
	const environment = hardMove(10);
	fc.assert(
		fc.property(fc.tuple(place, place, place, place), fc.nat({ max: 1023 }), place, (way, action, thrust) => {
			const [x, y, targetX, targetY] = way;
			const somewhere = environment.create({ random: noRandomness, published: true });
			somewhere.restore([x, y, 0.1, -0.2, targetX, targetY]);
			const again = environment.create({ random: noRandomness, published: true });
			again.restore(environment.stateFromObservation(somewhere.observation()));
			const { reward } = somewhere.step(action, [thrust]);
			expect(again.step(action, [thrust]).reward).toBeCloseTo(reward, 10);
			again.observation().forEach((value, i) => {
				expect(value).toBeCloseTo(somewhere.observation()[i], 12);
			});
		}),
	);
});

test('actions are made once, and the registry has four of these worlds', () => {
	const environment = hardMove(10);
	expect(environment.actions).toBe(environment.actions);
	expect(environment.actions).toHaveLength(1024);
	expect(ENVIRONMENTS.filter(({ id }) => id.startsWith('hard-move')).map(({ actions }) => actions.length)).toEqual([
		16, 64, 256, 1024,
	]);
});

test('refuses a number of actuators that no index has room for', () => {
	for (const actuators of [0, 2.5, 13]) expect(() => motionTable(actuators, true)).toThrow(RangeError);
});
