// @vitest-environment happy-dom
/** Calls whose code comes late begin in the order in which a script makes them, whenever their code comes. */
import { beforeEach, expect, test } from 'vitest';
import { instrumentCalls } from '../../../src/scripting/lateCalls';
import { toy } from '../instruments/toy/instrument';

const begun: string[] = [];
beforeEach(() => {
	begun.length = 0;
});

/** Two instruments with a call each; every load ends when the test says so. */
function twoInstruments() {
	const loads: { come: () => void; fail: () => void }[] = [];
	const withCall = (name: string) => {
		const code = { [name]: async (part: number) => void begun.push(`${name} ${part}`) };
		const load = () =>
			new Promise<typeof code>((resolve, reject) => {
				loads.push({ come: () => resolve(code), fail: () => reject(new Error(`no code of ${name}`)) });
			});
		return { ...toy, script: { calls: [name], load } };
	};
	return { calls: instrumentCalls([withCall('first'), withCall('second')]), loads };
}

/** Everything that can go on without another load has gone on. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('of one module, where the second load ends before the first', async () => {
	const { calls, loads } = twoInstruments();
	const made = Promise.all([calls.first(1), calls.first(2)]);
	loads[1].come();
	await settled();
	expect(begun).toEqual([]);
	loads[0].come();
	await made;
	expect(begun).toEqual(['first 1', 'first 2']);
});

test('of two modules as well', async () => {
	const { calls, loads } = twoInstruments();
	const made = Promise.all([calls.first(1), calls.second(2), calls.first(3)]);
	for (const load of [loads[2], loads[1], loads[0]]) {
		load.come();
		await settled();
	}
	await made;
	expect(begun).toEqual(['first 1', 'second 2', 'first 3']);
});

test('code that does not come is told at once, and neither keeps a later call from beginning nor lets it go ahead', async () => {
	const { calls, loads } = twoInstruments();
	const first = calls.first(1);
	const failed = calls.second(2);
	const last = calls.second(3);
	loads[1].fail();
	await expect(failed).rejects.toThrow('no code of second');
	loads[2].come();
	await settled();
	expect(begun).toEqual([]);
	loads[0].come();
	await Promise.all([first, last]);
	expect(begun).toEqual(['first 1', 'second 3']);
});

test('a call that takes long keeps none after it from beginning', async () => {
	const long = { ...toy, script: { calls: ['never'], load: async () => ({ never: () => new Promise(() => {}) }) } };
	void instrumentCalls([long]).never();
	expect(await instrumentCalls([toy]).toySum(4)).toBe(5);
});
