import { describe, expect, test } from 'vitest';
import { summarisePosterior } from '../../../src/analysis/posteriorSummary';
import type { Dataset } from '../../../src/dataset/Dataset';
import { initialWeights } from '../../../src/model/initialise';
import { klDivergence } from '../../../src/model/kl';
import { parameterLayout } from '../../../src/model/layout';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';
import { forwardInFloat64 } from '../model/float64Model';
import { goalDataset } from '../training/problems';

const whole = goalDataset();
/** The first transitions of Goal. */
const some = (size: number): Dataset => ({ ...whole, size });
const shape = { stateDim: 17, actionCount: 3, embeddingDim: 3, parameterDim: 2, latentDim: 3, width: 16 };

function spreadWeights(): Float32Array {
	// Initial weights say nearly the same of every transition; twice as large they do not.
	return initialWeights(shape, 4).map((weight) => 2 * weight);
}

describe('the summary of a posterior', () => {
	test('is median σ, mean KL and the errors of one drawn z a transition', () => {
		const size = 41;
		const weights = spreadWeights();
		const summary = summarisePosterior(shape, weights, some(size), 9);
		const epsilon = Float32Array.from({ length: size * 3 }, (_, i) =>
			normalAt(9, Stream.monteCarlo, 0, Math.floor(i / 3), i % 3),
		);
		const pass = forwardInFloat64(shape, weights, { ...whole, action: Array.from(whole.action) }, epsilon, size);
		for (const dim of [0, 1, 2]) {
			const rows = Array.from({ length: size }, (_, row) => row * 3 + dim);
			const sigmas = rows.map((i) => Math.exp(pass.logStd[i])).toSorted((a, b) => a - b);
			expect(summary.sigma[dim]).toBeCloseTo(sigmas[20], 5);
			const kl = rows.reduce((sum, i) => sum + klDivergence(pass.mean[i], pass.logStd[i]), 0) / size;
			expect(summary.kl[dim] / kl).toBeCloseTo(1, 5);
		}
		expect(new Set(summary.sigma.map((sigma) => sigma.toFixed(3))).size).toBe(3);
		// The targets beyond the first rows play no part.
		const rowsOf = (values: Float32Array, width: number) => values.subarray(0, size * width);
		const squares = (predicted: number[], target: Float32Array) =>
			predicted.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / predicted.length;
		expect(summary.parameterError).toBeCloseTo(squares(pass.parameters, rowsOf(whole.parameters, 2)), 5);
		expect(summary.stateError).toBeCloseTo(squares(pass.stateDelta, rowsOf(whole.stateDelta, 17)), 5);
	});

	test('sorts σ as numbers', () => {
		// σ around 10 and 9: as texts, "10…" comes before "9…".
		const weights = new Float32Array(parameterLayout(shape).length);
		const { layers } = parameterLayout(shape);
		const { bias } = layers.log_std;
		weights[bias] = Math.log(9);
		weights[bias + 1] = Math.log(10);
		weights[bias + 2] = Math.log(100);
		const { sigma } = summarisePosterior(shape, weights, some(5), 1);
		[9, 10, 100].forEach((value, dim) => {
			expect(sigma[dim] / value).toBeCloseTo(1, 5);
		});
	});

	test('of a posterior that is the prior has σ 1 and KL 0', () => {
		const weights = new Float32Array(parameterLayout(shape).length);
		const { sigma, kl } = summarisePosterior(shape, weights, some(10), 1);
		expect(sigma).toEqual([1, 1, 1]);
		expect(kl).toEqual([0, 0, 0]);
	});

	test('depends on its seed by the drawn z alone', () => {
		const weights = spreadWeights();
		const [a, b, again] = [1, 2, 1].map((seed) => summarisePosterior(shape, weights, some(30), seed));
		expect(again).toEqual(a);
		expect([b.sigma, b.kl]).toEqual([a.sigma, a.kl]);
		expect(b.parameterError).not.toBe(a.parameterError);
	});
});
