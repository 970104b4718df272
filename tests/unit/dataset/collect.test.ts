import { describe, expect, test } from 'vitest';
import { collectInChunks, collectTransitions } from '../../../src/dataset/collect';
import { type Dataset, MAX_DATASET_SIZE } from '../../../src/dataset/Dataset';
import { transitionRandomness } from '../../../src/dataset/transitionRandomness';
import { ENVIRONMENTS, scaledObservation } from '../../../src/environments/registry';
import { noRandomness } from '../../../src/randomness/counterRandom';
import { goesOn } from './episodes';

/** Every column, with the number of values a transition. */
function columns(dataset: Dataset): (readonly [ArrayLike<number>, number])[] {
	return [
		[dataset.state, dataset.stateDim],
		[dataset.action, 1],
		[dataset.parameters, dataset.parameterDim],
		[dataset.stateDelta, dataset.stateDim],
		[dataset.reward, 1],
		[dataset.done, 1],
		[dataset.simulatorState, dataset.simulatorStateLength],
	];
}

describe.each(ENVIRONMENTS)('transitions of $id', (environment) => {
	const options = { environment, published: true, seed: 11, size: 600 };
	const dataset = collectTransitions(options);

	test('columns have the lengths that the dimensions tell', () => {
		expect(dataset.environment).toBe(environment.id);
		for (const [column, width] of columns(dataset)) expect(column).toHaveLength(dataset.size * width);
	});

	test('the same seed gives the same transitions, another seed others', () => {
		expect(collectTransitions(options)).toEqual(dataset);
		expect(collectTransitions({ ...options, seed: 12 }).state).not.toEqual(dataset.state);
	});

	test('a smaller dataset is the beginning of a larger one', () => {
		const smaller = collectTransitions({ ...options, size: 137 });
		const larger = columns(dataset);
		columns(smaller).forEach(([column, width], i) => {
			expect(Array.from(column)).toEqual(Array.from(larger[i][0]).slice(0, 137 * width));
		});
	});

	test('parameters that an action does not have are 0, the others fill (−1, 1)', () => {
		const used: number[] = [];
		for (let i = 0; i < dataset.size; i++) {
			const count = environment.actions[dataset.action[i]].parameters.length;
			const row = dataset.parameters.subarray(i * dataset.parameterDim, (i + 1) * dataset.parameterDim);
			used.push(...row.subarray(0, count));
			expect(row.subarray(count).every((value) => value === 0)).toBe(true);
		}
		expect(Math.min(...used)).toBeGreaterThan(-1);
		expect(Math.max(...used)).toBeLessThan(1);
		expect(Math.max(...used) - Math.min(...used)).toBeGreaterThan(1.9);
		// 600 or more draws with a standard deviation of 0.577: five standard errors.
		expect(Math.abs(used.reduce((sum, value) => sum + value) / used.length)).toBeLessThan(0.12);
	});

	test('every action is chosen about equally often', () => {
		environment.actions.forEach((_, action) => {
			const share = dataset.action.filter((chosen) => chosen === action).length / dataset.size;
			const expected = 1 / environment.actions.length;
			expect(Math.abs(share - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / dataset.size));
		});
	});

	test('the state is the scaled observation of the saved simulator', () => {
		const simulator = environment.create({ random: noRandomness, published: true });
		for (let i = 0; i < 50; i++) {
			simulator.restore(dataset.simulatorState.subarray(i * dataset.simulatorStateLength));
			const expected = Float32Array.from(scaledObservation(environment, simulator.observation()));
			expect(dataset.state.slice(i * dataset.stateDim, (i + 1) * dataset.stateDim)).toEqual(expected);
		}
	});

	test('within an episode the change leads to the next state', () => {
		const continues = goesOn(dataset, environment);
		let compared = 0;
		for (let i = 0; i + 1 < dataset.size; i++) {
			if (!continues[i]) continue;
			compared++;
			for (let s = 0; s < dataset.stateDim; s++) {
				const at = i * dataset.stateDim + s;
				expect(dataset.state[at] + dataset.stateDelta[at]).toBeCloseTo(dataset.state[at + dataset.stateDim], 5);
			}
		}
		expect(compared).toBeGreaterThan(0);
	});

	test('portions report progress and lead to the same dataset', () => {
		const portions = collectInChunks(options, 250);
		expect([portions.next().value, portions.next().value, portions.next().value]).toEqual([250, 500, 600]);
		expect(portions.next()).toEqual({ done: true, value: dataset });
		const reported: number[] = [];
		collectTransitions({ ...options, onProgress: (collected) => reported.push(collected) });
		expect(reported).toEqual([500, 600]);
	});

	test('an episode is truncated after the largest number of decisions', () => {
		const short = collectTransitions({ ...options, environment: { ...environment, maxDecisions: 1 } });
		const random = transitionRandomness(options.seed);
		const simulator = environment.create({ random, published: true });
		for (let i = 0; i < 50; i++) {
			random.startReset(i);
			simulator.reset();
			const start = short.simulatorState.slice(i * short.simulatorStateLength, (i + 1) * short.simulatorStateLength);
			expect(start).toEqual(simulator.save());
		}
	});

	test('a truncation is recorded as the end where the environment says so', () => {
		const short = { ...environment, maxDecisions: 1 };
		const told = collectTransitions({ ...options, environment: { ...short, truncationIsTerminal: true } });
		const untold = collectTransitions({ ...options, environment: { ...short, truncationIsTerminal: false } });
		expect(told.done.every((done) => done === 1)).toBe(true);
		expect(untold.done).not.toEqual(told.done);
		expect({ ...untold, done: null }).toEqual({ ...told, done: null });
	});

	test('refuses a size that no dataset has', () => {
		for (const size of [0, 2.5, Number.NaN, MAX_DATASET_SIZE + 1]) {
			expect(() => collectTransitions({ ...options, size })).toThrow(RangeError);
		}
	});
});

/**
 * Levels of the official simulators under the same policy, 4,000 (Platform) and 2,000 (Goal) episodes with noise; the
 * tolerances are several standard errors.
 */
describe.each([
	{ id: 'platform', size: 10_000, meanReturn: 0.154, returnWithin: 0.01, length: 2.19, lengthWithin: 0.1 },
	{ id: 'goal', size: 4_600, meanReturn: -8.21, returnWithin: 0.25, length: 1.035, lengthWithin: 0.03 },
])('the random policy in $id', ({ id, size, meanReturn, returnWithin, length, lengthWithin }) => {
	const environment = ENVIRONMENTS.find((one) => one.id === id);
	if (!environment) throw new Error(`no environment ${id}`);
	const { reward, done } = collectTransitions({ environment, published: true, seed: 2, size });
	let episodes = 0;
	let decisions = 0;
	let sum = 0;
	for (; episodes < 4000; decisions++) {
		sum += reward[decisions];
		episodes += done[decisions];
	}

	test(`returns ${meanReturn} on average`, () => {
		expect(Math.abs(sum / episodes - meanReturn)).toBeLessThan(returnWithin);
	});

	test(`plays ${length} decisions on average`, () => {
		expect(Math.abs(decisions / episodes - length)).toBeLessThan(lengthWithin);
	});
});
