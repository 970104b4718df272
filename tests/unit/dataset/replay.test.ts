import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectTransitions } from '../../../src/dataset/collect';
import { replayTransition } from '../../../src/dataset/replay';
import type { Environment } from '../../../src/environments/Environment';
import { ENVIRONMENTS } from '../../../src/environments/registry';
import { goesOn } from './episodes';

/** Plays every transition and compares each column to the last bit. */
function expectExactReplay(environment: Environment, published: boolean, seed: number, size: number): void {
	const dataset = collectTransitions({ environment, published, seed, size });
	const { stateDim, simulatorStateLength } = dataset;
	const continues = goesOn(dataset, environment);
	for (let i = 0; i < size; i++) {
		const replayed = replayTransition(dataset, environment, i);
		expect(replayed.stateDelta).toEqual(dataset.stateDelta.slice(i * stateDim, (i + 1) * stateDim));
		expect(replayed.reward).toBe(dataset.reward[i]);
		expect(replayed.done).toBe(dataset.done[i] === 1);
		if (continues[i] && i + 1 < size) {
			expect(replayed.nextState).toEqual(dataset.state.slice((i + 1) * stateDim, (i + 2) * stateDim));
			const next = dataset.simulatorState.slice((i + 1) * simulatorStateLength, (i + 2) * simulatorStateLength);
			expect(replayed.simulator.save()).toEqual(next);
		}
	}
}

describe.each(ENVIRONMENTS)('replay in $id', (environment) => {
	test.each([true, false])('is exact to the last bit (published: %s)', (published) => {
		fc.assert(
			fc.property(fc.integer(), (seed) => expectExactReplay(environment, published, seed, 40)),
			{ numRuns: 10 },
		);
	});

	test('knows an episode that was truncated', () => {
		expectExactReplay({ ...environment, maxDecisions: 2 }, true, 5, 60);
	});

	test('shows every tick', () => {
		const dataset = collectTransitions({ environment, published: true, seed: 1, size: 5 });
		let seen = 0;
		const { ticks } = replayTransition(dataset, environment, 3, (world) => {
			seen++;
			expect(world.save()).toHaveLength(environment.simulatorStateLength);
		});
		expect(seen).toBe(ticks);
	});

	test('refuses a transition that there is not, and another world', () => {
		const dataset = collectTransitions({ environment, published: true, seed: 1, size: 5 });
		for (const index of [-1, 5, 0.5]) expect(() => replayTransition(dataset, environment, index)).toThrow(RangeError);
		const other = ENVIRONMENTS.find(({ id }) => id !== environment.id);
		if (other) expect(() => replayTransition(dataset, other, 0)).toThrow(environment.id);
	});
});
