import { expect, test } from 'vitest';
import { Stepping } from '../../../src/training/Stepping';

test.each([
	['full', 14, 0],
	['beside', 14, 154],
	// A step of a wide model: the training is still seen to go on.
	['beside', 400, 250],
	['slow', 14, 100],
] as const)('%s, a burst of %i ms is followed by a rest of %i ms', (speed, took, rest) => {
	const stepping = new Stepping();
	stepping.speed = speed;
	expect(stepping.rest(took)).toBe(rest);
});
