/**
 * Hard Move's discrete actions, as published (`environment.py`, mode 8): n actuators push in n directions, evenly
 * around the circle from the x axis on, and an action is a set of them. The bits of its index say which are on, the most
 * significant one for the first.
 */

import { hypot } from '../../numerics/norm';
import { cos, sin } from '../../numerics/trigonometry';

/** Most actuators that an index has room for in datasets and links, and the page has for a list. */
const MOST_ACTUATORS = 12;

/** Published: each direction is rounded to thousandths. Kept when `published` is true. */
const DIRECTION_STEPS = 1000;

/** Shorter motions count as none: actuators that cancel out leave a rounding error of about 1e-16. */
const NO_MOTION = 1e-3;

/** x and y of a motion. */
export type Motion = readonly [number, number];

function direction(index: number, actuators: number, published: boolean): Motion {
	const angle = (2 * Math.PI * index) / actuators;
	const rounded = (value: number) => (published ? Math.round(value * DIRECTION_STEPS) / DIRECTION_STEPS : value);
	return [rounded(cos(angle)), rounded(sin(angle))];
}

/**
 * The sum of its actuators for every action, all divided by the length of the longest: x and y of action k are entries
 * 2k and 2k + 1.
 * @throws RangeError when `actuators` is no integer from 1 to {@link MOST_ACTUATORS}
 */
export function motionTable(actuators: number, published: boolean): Float64Array {
	if (!Number.isInteger(actuators) || actuators < 1 || actuators > MOST_ACTUATORS) {
		throw new RangeError(`Hard Move has 1 to ${MOST_ACTUATORS} actuators, not ${actuators}`);
	}
	const directions = Array.from({ length: actuators }, (_, index) => direction(index, actuators, published));
	const table = new Float64Array(2 << actuators);
	let longest = 0;
	for (let action = 0; action < 1 << actuators; action++) {
		directions.forEach(([x, y], index) => {
			if (((action >> (actuators - 1 - index)) & 1) === 0) return;
			table[2 * action] += x;
			table[2 * action + 1] += y;
		});
		longest = Math.max(longest, hypot(table[2 * action], table[2 * action + 1]));
	}
	return table.map((value) => value / longest);
}

/** Which actuators an action switches on: '1100' for the first two of four. */
export function actuatorBits(action: number, actuators: number): string {
	return action.toString(2).padStart(actuators, '0');
}

export function isNoMotion([x, y]: Motion): boolean {
	return hypot(x, y) < NO_MOTION;
}
