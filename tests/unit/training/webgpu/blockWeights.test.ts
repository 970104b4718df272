import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ModelShape, parameterLayout } from '../../../../src/model/layout';
import { BLOCK_CELLS, cellIndex } from '../../../../src/training/webgpu/blockMatrix';
import { blockWeights, fromBlocks, toBlocks } from '../../../../src/training/webgpu/blockWeights';

const shapes = fc.record<ModelShape>({
	stateDim: fc.integer({ min: 1, max: 20 }),
	actionCount: fc.integer({ min: 1, max: 40 }),
	embeddingDim: fc.integer({ min: 1, max: 9 }),
	parameterDim: fc.integer({ min: 1, max: 9 }),
	latentDim: fc.integer({ min: 1, max: 16 }),
	width: fc.integer({ min: 16, max: 40 }),
});

test('every weight has a place of its own, and comes back from there', () => {
	fc.assert(
		fc.property(shapes, (shape) => {
			const layout = parameterLayout(shape);
			const weights = blockWeights(layout);
			expect(new Set(weights.cells).size).toBe(layout.length);
			const flat = Float32Array.from({ length: layout.length }, (_, i) => i + 1);
			const packed = toBlocks(weights, flat);
			expect(packed.length).toBe(weights.blocks * BLOCK_CELLS);
			expect(fromBlocks(weights, packed)).toEqual(flat);
			// What is no weight is 0.
			expect(packed.filter((value) => value !== 0)).toHaveLength(layout.length);
		}),
		{ numRuns: 40 },
	);
});

test('a run begins where a binding may: at a multiple of 256 bytes', () => {
	fc.assert(
		fc.property(shapes, (shape) => {
			expect((4 * BLOCK_CELLS * blockWeights(parameterLayout(shape)).blocks) % 256).toBe(0);
		}),
	);
});

test('the embedding comes before the state, and μ and log σ take turns', () => {
	const shape = { stateDim: 5, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 6, width: 18 };
	const layout = parameterLayout(shape);
	const { cells, matrices } = blockWeights(layout);
	const { e0_0, d0_0, mean, log_std } = layout.layers;
	const { condition, heads } = matrices;
	// Inputs: state 0 … 4, embedding 5 … 10; in blocks the embedding has columns 0 … 7.
	expect(cells[e0_0.weight + 5]).toBe(cellIndex(condition, 0, 0));
	expect(cells[e0_0.weight]).toBe(cellIndex(condition, 0, 8));
	expect(cells[e0_0.bias + 17]).toBe(cellIndex(condition, 17, 16));
	expect(cells[d0_0.weight + 5]).toBe(cellIndex(condition, 20, 0));
	expect(cells[mean.bias + 5]).toBe(cellIndex(heads, 9, 20));
	expect(cells[log_std.bias + 3]).toBe(cellIndex(heads, 7, 20));
	expect(cells[log_std.bias + 4]).toBe(cellIndex(heads, 12, 20));
});
