import { describe, expect, test } from 'vitest';
import { decodeSamples, distributionGap, standardDeviation } from '../../../src/analysis/decodedSamples';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';

const SHAPE: ModelShape = { stateDim: 3, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 2, width: 4 };

test('standard deviation: over n', () => {
	expect(standardDeviation([1, 3])).toBe(1);
	expect(standardDeviation([5, 5, 5])).toBe(0);
});

describe('the gap between two sets of numbers', () => {
	test('0 where they are the same, in any order', () => {
		expect(distributionGap([3, 1, 2], [1, 2, 3])).toBe(0);
	});

	test('1 where they do not meet', () => {
		expect(distributionGap([0, 1], [2, 3, 4])).toBe(1);
	});

	test('the largest difference of shares between', () => {
		expect(distributionGap([0, 1, 2, 3], [2, 3, 4, 5])).toBe(0.5);
		expect(distributionGap([0, 0, 0, 1], [0, 1, 1, 1])).toBe(0.5);
	});
});

test('what is decoded is the first parameter, with the states and actions of the data in turn', () => {
	const layout = parameterLayout(SHAPE);
	const weights = new Float32Array(layout.length);
	const bias = layout.views.find(({ name }) => name === 'parameter_action_output.bias');
	weights[bias?.offset ?? Number.NaN] = 0.5;
	const transitions = { state: new Float32Array(6), action: Uint16Array.of(0, 1) };
	const decoded = decodeSamples(SHAPE, weights, transitions, 2, { scale: 1, seed: 1 });
	expect(decoded.length).toBe(1_000);
	for (const value of decoded) expect(value).toBeCloseTo(Math.tanh(0.5), 6);
});
