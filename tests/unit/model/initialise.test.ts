import { describe, expect, test } from 'vitest';
import { initialWeights } from '../../../src/model/initialise';
import { DENSE_LAYERS, type ModelShape, parameterLayout } from '../../../src/model/layout';

const shape: ModelShape = {
	stateDim: 17,
	actionCount: 64,
	embeddingDim: 6,
	parameterDim: 2,
	latentDim: 6,
	width: 64,
};
const layout = parameterLayout(shape);

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Checks a uniform distribution in ±bound by its ends, mean and variance. */
function expectUniform(values: Float32Array, bound: number, what: string): void {
	// Rounding to float32 may take an entry to the bound, not past it.
	const limit = Math.fround(bound);
	for (const value of values) if (!(Math.abs(value) <= limit)) expect.fail(`${what}: ${value} beyond ${limit}`);
	const count = values.length;
	expect(Math.abs(mean(values)), `${what}: mean`).toBeLessThan(4.5 * bound * Math.sqrt(1 / (3 * count)));
	const variance = mean(values.map((value) => value * value));
	// The variance of x² for a uniform x in ±b is 4b⁴/45.
	const error = Math.sqrt((4 * bound ** 4) / 45 / count);
	expect(Math.abs(variance - bound ** 2 / 3), `${what}: variance`).toBeLessThan(4.5 * error);
	const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
	// The largest of n reaches b·(1 − 12/n) but for a chance of e⁻¹².
	expect(largest, `${what}: reach`).toBeGreaterThan(bound * (1 - 12 / count));
}

describe('initial weights', () => {
	test.each([0, 1, 2 ** 31 - 1])('of seed %i are uniform: the table in ±1, each layer in ±1/√inputs', (seed) => {
		const weights = initialWeights(shape, seed);
		expect(weights).toHaveLength(layout.length);
		expectUniform(weights.subarray(0, shape.actionCount * shape.embeddingDim), 1, 'embeddings');
		for (const name of DENSE_LAYERS) {
			const { weight, bias, inputs, outputs } = layout.layers[name];
			expectUniform(weights.subarray(weight, bias), 1 / Math.sqrt(inputs), `${name}.weight`);
			// The biases too, by PyTorch's default; the smallest layer has 2, too few for moments.
			const biases = weights.subarray(bias, bias + outputs);
			for (const value of biases) expect(Math.abs(value)).toBeLessThanOrEqual(Math.fround(1 / Math.sqrt(inputs)));
			expect(biases.some((value) => value !== 0)).toBe(true);
		}
	});

	test('are the same for the same seed, in memory of their own', () => {
		const first = initialWeights(shape, 5);
		const second = initialWeights(shape, 5);
		expect(second).toEqual(first);
		second[0] = 9;
		expect(first[0]).not.toBe(9);
	});

	test('differ in almost every entry for another seed', () => {
		const first = initialWeights(shape, 5);
		const second = initialWeights(shape, 6);
		const equal = first.filter((value, i) => value === second[i]).length;
		expect(equal).toBeLessThan(first.length / 1_000);
	});

	test('repeat nothing inside one model', () => {
		const { weight, bias } = layout.layers.e1;
		const { weight: other } = layout.layers.d1;
		const weights = initialWeights(shape, 5);
		const same = weights.subarray(weight, bias).filter((value, i) => value === weights[other + i]).length;
		expect(same).toBeLessThan((bias - weight) / 100);
	});
});
