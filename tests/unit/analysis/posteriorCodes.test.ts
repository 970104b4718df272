import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noiseOf, posteriorOf, reparameterise } from '../../../src/analysis/posteriorCodes';

test('no noise is μ, and unit noise is one σ away', () => {
	expect(reparameterise([1, -2], [0.5, 3], [0, 0])).toEqual([1, -2]);
	expect(reparameterise([1, -2], [0.5, 3], [1, -1])).toEqual([1.5, -5]);
});

test('the noise of a z leads back to it', () => {
	const number = fc.double({ min: -4, max: 4, noNaN: true });
	const spread = fc.double({ min: 0.018, max: 3, noNaN: true });
	fc.assert(
		fc.property(number, spread, number, (mu, sigma, epsilon) => {
			const [z] = reparameterise([mu], [sigma], [epsilon]);
			expect(noiseOf([mu], [sigma], [z])[0]).toBeCloseTo(epsilon, 8);
		}),
	);
});

test('a row of a table is its own posterior', () => {
	const table = { mean: Float32Array.of(1, 2, 3, 4), std: Float32Array.of(5, 6, 7, 8) };
	expect(Array.from(posteriorOf(table, 1, 2).mean)).toEqual([3, 4]);
	expect(Array.from(posteriorOf(table, 1, 2).std)).toEqual([7, 8]);
});
