import { expect, test } from 'vitest';
import type { RunSettings } from '../../../src/model/settings';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { replay } from '../../../src/state/replay';

const [A, B] = DEFAULT_CONFIG.runs;
const FIRST = [A, B];
const SECOND = [A, { ...B, klWeight: 0.3 }];
const TRAINING = {
	step: 60,
	changes: [
		{ step: 1, runs: FIRST },
		{ step: 31, runs: SECOND },
		{ step: 60, runs: FIRST },
	],
};

/** Notes with what each step is taken; a pause comes at a step. */
function trainer(pauseAt = Number.POSITIVE_INFINITY) {
	const steps: (readonly RunSettings[])[] = [];
	let set: readonly RunSettings[] = [];
	return {
		steps,
		configure(runs: readonly RunSettings[]) {
			set = runs;
		},
		async advance(count: number) {
			for (let i = 0; i < count && steps.length < pauseAt; i++) steps.push(set);
			return steps.length;
		},
	};
}

test('each step is taken with the settings that it had', async () => {
	const taken = trainer();
	expect(await replay(TRAINING, taken, () => true)).toBe(true);
	expect(taken.steps).toEqual([...Array(30).fill(FIRST), ...Array(29).fill(SECOND), FIRST]);
});

test('a pause ends it where it is', async () => {
	const taken = trainer(45);
	expect(await replay(TRAINING, taken, () => true)).toBe(false);
	expect(taken.steps).toHaveLength(45);
});

test('who steps in between two stretches ends it', async () => {
	const taken = trainer();
	expect(await replay(TRAINING, taken, () => taken.steps.length < 30)).toBe(false);
	expect(taken.steps).toHaveLength(30);
});

test('steps that somebody else took as well end it', async () => {
	const taken = trainer();
	const busy = { ...taken, advance: async (count: number) => (await taken.advance(count)) + 5 };
	expect(await replay(TRAINING, busy, () => true)).toBe(false);
});
