import { describe, expect, test } from 'vitest';
import { actionLeak, measureDimensions } from '../../../src/analysis/actionLeak';
import { klDivergence } from '../../../src/model/kl';
import { normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';

const N = 400;
const noise = Float32Array.from({ length: 2 * N }, (_, i) => normalAt(6, Stream.monteCarlo, 0, i, 0));
/** A third are action 0, the others 1. */
const actions = Array.from({ length: N }, (_, i) => (uniformAt(6, Stream.monteCarlo, 1, i, 0) < 1 / 3 ? 0 : 1));

describe('leak of the action', () => {
	test('separate clusters give it away', () => {
		const z = noise.map((value, i) => 0.1 * value + (i % 2 === 0 ? 5 * actions[i >> 1] : 0));
		const { accuracy, chance } = actionLeak(z, actions, 2, 5);
		expect(accuracy).toBe(1);
		expect(chance).toBe(actions.filter((action) => action === 1).length / N);
	});

	test('codes that know nothing of it guess no better than always the most frequent', () => {
		const { accuracy, chance, standardError } = actionLeak(noise, actions, 2, 15);
		expect(accuracy).toBeLessThan(chance + 3 * standardError);
		expect(accuracy).toBeGreaterThan(0.5);
	});

	test('one neighbour guesses right p₀² + p₁² of the time', () => {
		const p = actions.filter((action) => action === 0).length / N;
		const { accuracy, standardError } = actionLeak(noise, actions, 2, 1);
		expect(Math.abs(accuracy - (p * p + (1 - p) ** 2))).toBeLessThan(4 * standardError);
	});

	test('the vote is of the k nearest, the code itself left out', () => {
		// 0 lies among three 1s: with one neighbour all but it are right, with three as well.
		const z = [0, 0.1, 0.2, 0.35];
		expect(actionLeak(z, [1, 0, 1, 1], 1, 3).accuracy).toBe(0.75);
		expect(actionLeak(z, [1, 0, 1, 1], 1, 1).accuracy).toBe(0.25);
	});
});

test('σ is told within each action, the most frequent first', () => {
	const std = Float32Array.of(0.1, 0.9, 0.3, 0.8, 0.2, 0.7, 0.5, 1);
	const run = { mean: new Float32Array(8), std, z: new Float32Array(8) };
	const [{ sigmaByAction }] = measureDimensions({ runs: [run], latentDim: 2, actions: [7, 2, 7, 7], neighbours: 1 });
	const rounded = sigmaByAction.map(({ sigma, ...rest }) => ({
		...rest,
		sigma: sigma.map((value) => Number(value.toFixed(4))),
	}));
	expect(rounded).toEqual([
		{ action: 7, count: 3, sigma: [0.2, 0.9] },
		{ action: 2, count: 1, sigma: [0.3, 0.8] },
	]);
});

test('dims are told by their nats', () => {
	const mean = new Float32Array(3 * N).map((_, i) => (i % 3 === 0 ? noise[i % (2 * N)] * 2 : 0));
	const std = new Float32Array(3 * N).map((_, i) => [0.2, 0.75, 1][i % 3]);
	const [{ nats, use, sigma }] = measureDimensions({
		runs: [{ mean, std, z: mean }],
		latentDim: 3,
		actions: new Uint16Array(N),
		neighbours: 3,
	});
	expect(use).toEqual(['live', 'weak', 'dead']);
	expect(sigma.map((value) => Number(value.toFixed(3)))).toEqual([0.2, 0.75, 1]);
	expect(nats[1]).toBeCloseTo(klDivergence(0, Math.log(0.75)), 6);
});
