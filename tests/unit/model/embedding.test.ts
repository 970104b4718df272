import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { embed, nearestAction } from '../../../src/model/embedding';
import type { ModelShape } from '../../../src/model/layout';

const shapeOf = (actionCount: number, embeddingDim: number): ModelShape => ({
	stateDim: 1,
	actionCount,
	embeddingDim,
	parameterDim: 1,
	latentDim: 1,
	width: 16,
});

describe('an embedding', () => {
	test('is its row of the table through tanh, written where it is told', () => {
		const shape = shapeOf(3, 2);
		const table = Float32Array.of(0.5, -0.5, 1, 2, -3, 0);
		const out = [9, 9, 9, 9];
		embed(shape, table, 1, out, 1);
		expect(out).toEqual([9, Math.tanh(1), Math.tanh(2), 9]);
		embed(shape, table, 2, out);
		expect(out.slice(0, 2)).toEqual([Math.tanh(-3), 0]);
	});
});

describe('the nearest action', () => {
	test('is the one that a search by distance finds', () => {
		const sizes = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 6 }));
		const cases = sizes.chain(([actions, dims]) => {
			const numbers = (length: number, max: number) =>
				fc.array(fc.double({ min: -max, max, noNaN: true }), { minLength: length, maxLength: length });
			return fc.tuple(fc.constant(shapeOf(actions, dims)), numbers(actions * dims, 3), numbers(dims, 1));
		});
		fc.assert(
			fc.property(cases, ([shape, table, query]) => {
				const weights = Float32Array.from(table);
				const distances = Array.from({ length: shape.actionCount }, (_, action) => {
					const row = weights.subarray(action * shape.embeddingDim, (action + 1) * shape.embeddingDim);
					return Math.hypot(...query.map((value, i) => value - Math.tanh(row[i])));
				});
				const found = nearestAction(shape, weights, query);
				// Distances that differ only by rounding may come out in either order.
				expect(distances[found]).toBeLessThanOrEqual(Math.min(...distances) * (1 + 1e-12));
			}),
			{ numRuns: 500 },
		);
	});

	test('is the action itself for every embedding of a table without doubles', () => {
		const shape = shapeOf(5, 3);
		const table = Float32Array.from({ length: 15 }, (_, i) => Math.sin(7 * i));
		for (let action = 0; action < 5; action++) {
			const embedding = [0, 0, 0];
			embed(shape, table, action, embedding);
			expect(nearestAction(shape, table, embedding)).toBe(action);
		}
	});

	test('is the first of equals', () => {
		const shape = shapeOf(4, 1);
		const table = Float32Array.of(2, 0.5, 0.5, -2);
		expect(nearestAction(shape, table, [Math.tanh(0.5)])).toBe(1);
		// As far from the one as from the other, on either side.
		expect(nearestAction(shapeOf(2, 1), Float32Array.of(-1, 1), [0])).toBe(0);
		expect(nearestAction(shapeOf(2, 1), Float32Array.of(1, -1), [0])).toBe(0);
	});

	test('compares with tanh of the table, not with the table', () => {
		// Raw rows 10 and 0.4: 1 is next to tanh(10), though 0.4 is the nearer raw number.
		expect(nearestAction(shapeOf(2, 1), Float32Array.of(0.4, 10), [1])).toBe(1);
	});

	test('reads the query from its offset', () => {
		const shape = shapeOf(2, 2);
		const table = Float32Array.of(-1, -1, 1, 1);
		expect(nearestAction(shape, table, [-1, -1, 1, 1], 2)).toBe(1);
		expect(nearestAction(shape, table, [-1, -1, 1, 1], 0)).toBe(0);
	});
});
