import { describe, expect, test } from 'vitest';
import { LatentDecoder } from '../../../src/model/decode';
import { forwardInFloat64 } from './float64Model';
import { makeProblem } from './shapes';

const shape = { stateDim: 4, actionCount: 3, embeddingDim: 2, parameterDim: 2, latentDim: 3, width: 19 };
const problem = (rows: number, seed: number) => makeProblem({ shape, rows, seed, logStdBias: [0] });

describe('the decoder of the page', () => {
	test('says what the model says, for one row, for many and for one again', () => {
		const { weights, batch, epsilon } = problem(9, 4);
		const expected = forwardInFloat64(shape, weights, batch, epsilon, 9);
		const z = Float32Array.from(expected.z);
		const decoder = new LatentDecoder(shape);
		for (const rows of [1, 9, 2, 9]) {
			const { parameters, stateDelta } = decoder.decode(weights, { ...batch, z }, rows);
			expect(parameters).toHaveLength(rows * shape.parameterDim);
			expect(stateDelta).toHaveLength(rows * shape.stateDim);
			parameters.forEach((value, i) => {
				expect(value).toBeCloseTo(expected.parameters[i], 5);
			});
			stateDelta.forEach((value, i) => {
				expect(value).toBeCloseTo(expected.stateDelta[i], 5);
			});
		}
	});

	test('stays in [−1, 1] however far z is out', () => {
		const { weights, batch } = problem(1, 4);
		const decoder = new LatentDecoder(shape);
		for (const size of [-1e6, -100, 100, 1e6]) {
			const { parameters, stateDelta } = decoder.decode(weights, { ...batch, z: new Float32Array(3).fill(size) }, 1);
			for (const value of [...parameters, ...stateDelta]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
		}
	});

	test('follows the weights it is given', () => {
		const first = problem(1, 4);
		const second = problem(1, 5);
		const decoder = new LatentDecoder(shape);
		const z = Float32Array.of(0.1, 0.2, 0.3);
		const before = [...decoder.decode(first.weights, { ...first.batch, z }, 1).parameters];
		expect([...decoder.decode(second.weights, { ...first.batch, z }, 1).parameters]).not.toEqual(before);
		expect([...decoder.decode(first.weights, { ...first.batch, z }, 1).parameters]).toEqual(before);
	});
});
