import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closestPair, embeddingRows, nearestCells, nearestRows } from '../../../src/instruments/embedding/embeddingMap';
import { nearestAction } from '../../../src/model/embedding';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';

const shape: ModelShape = { stateDim: 2, actionCount: 4, embeddingDim: 3, parameterDim: 1, latentDim: 2, width: 8 };
const weights = initialWeights(shape, 4);
const rows = embeddingRows(shape, weights);

describe('embedding table', () => {
	test('its rows are tanh of the weights', () => {
		expect(rows).toHaveLength(12);
		expect(rows[7]).toBeCloseTo(Math.tanh(weights[7]), 6);
	});

	test('the nearest row is the action that the model snaps to', () => {
		const unit = fc.double({ min: -1, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.tuple(unit, unit, unit), (query) => {
				const [nearest, second] = nearestRows(rows, query, 2);
				expect(nearest.action).toBe(nearestAction(shape, weights, query));
				expect(nearest.distance).toBeLessThanOrEqual(second.distance);
			}),
		);
	});

	test('cells are halves of the plane for two rows left and right', () => {
		const table = [-0.5, 0, 0.5, 0];
		const cells = nearestCells(table, [0, 0], [0, 1], 4);
		expect(Array.from(cells)).toEqual([0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1]);
	});

	test('every cell is what its middle snaps to, with the other dims of the query', () => {
		const query = [0.3, -0.2, 0.7];
		const cells = nearestCells(rows, query, [2, 0], 6);
		for (const [row, column] of [
			[0, 0],
			[5, 2],
			[3, 4],
		]) {
			const middle = [1 - (2 * (row + 0.5)) / 6, -0.2, (2 * (column + 0.5)) / 6 - 1];
			expect(cells[row * 6 + column]).toBe(nearestAction(shape, weights, middle));
		}
	});

	test('the closest pair of three points', () => {
		expect(closestPair([0, 0, 3, 4, 3, 3], 2)).toEqual({ action: 1, other: 2, distance: 1 });
		expect(closestPair([0, 0], 2)).toBeNull();
	});
});
