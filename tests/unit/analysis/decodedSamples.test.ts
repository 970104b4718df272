import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSamples, distributionGap, standardDeviation } from '../../../src/analysis/decodedSamples';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';

const SHAPE: ModelShape = { stateDim: 2, actionCount: 2, parameterDim: 1, latentDim: 2, embeddingDim: 2, width: 4 };

describe('decoded samples', () => {
	const transitions = { state: new Float32Array(3 * SHAPE.stateDim), action: Uint16Array.of(0, 1, 0) };
	const weights = Float32Array.from({ length: parameterLayout(SHAPE).length }, (_, i) => Math.sin(3 * i));
	const decode = (of: Float32Array, scale: number) => decodeSamples(SHAPE, of, transitions, 3, { scale, seed: 1 });

	test('a decoder that ignores z decodes all of them alike', () => {
		const samples = decode(new Float32Array(weights.length), 1);
		expect(samples.length).toBe(1_000);
		expect(standardDeviation(samples)).toBe(0);
	});

	test('the same draws each time; the closer they are drawn, the closer they decode', () => {
		expect(decode(weights, 1)).toEqual(decode(weights, 1));
		const inAction = (samples: Float64Array) => samples.filter((_, row) => transitions.action[row % 3] === 0);
		expect(standardDeviation(inAction(decode(weights, 0.1)))).toBeLessThan(
			standardDeviation(inAction(decode(weights, 1))),
		);
	});
});

test('the standard deviation of numbers one apart from their mean is 1', () => {
	expect(standardDeviation([4, 6, 4, 6])).toBe(1);
});

describe('the gap between two distributions', () => {
	test('none between equals, the whole between those that do not meet', () => {
		expect(distributionGap([3, 1, 2], [1, 2, 3])).toBe(0);
		expect(distributionGap([0, 0.1], [1, 2, 3])).toBe(1);
	});

	test('known: three of four below, against one of four', () => {
		expect(distributionGap([0, 0, 0, 1], [0, 1, 1, 1])).toBe(0.5);
	});

	test('is the same either way round, and lies in 0 … 1', () => {
		const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 20 });
		fc.assert(
			fc.property(numbers, numbers, (one, other) => {
				const gap = distributionGap(one, other);
				expect(gap).toBeCloseTo(distributionGap(other, one), 12);
				expect(gap).toBeGreaterThanOrEqual(0);
				expect(gap).toBeLessThanOrEqual(1);
			}),
		);
	});
});
