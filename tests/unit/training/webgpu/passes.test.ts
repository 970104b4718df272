import { describe, expect, test } from 'vitest';
import type { ModelShape } from '../../../../src/model/layout';
import { parameterLayout } from '../../../../src/model/layout';
import type { BlockMatrix } from '../../../../src/training/webgpu/blockMatrix';
import { blockWeights } from '../../../../src/training/webgpu/blockWeights';
import { trainingPasses, weightUpdates } from '../../../../src/training/webgpu/passes';
import { type Workspace, workspaceFor } from '../../../../src/training/webgpu/workspace';

const SHAPES: readonly ModelShape[] = [
	{ stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 64 },
	{ stateDim: 4, actionCount: 1024, embeddingDim: 16, parameterDim: 1, latentDim: 16, width: 17 },
];

function contextOf(shape: ModelShape) {
	return { shape, size: 100, weights: blockWeights(parameterLayout(shape)), space: workspaceFor(shape, 30) };
}

/** The blocks of a matrix that exist in a workspace. */
function blocksOf(matrix: BlockMatrix, space: Workspace): number[] {
	return Array.from({ length: space.rowBlocks }, (_, row) =>
		Array.from({ length: matrix.columns }, (_, column) => matrix.first + row * matrix.stride + column),
	).flat();
}

describe.each(SHAPES)('the passes of a step, width $width', (shape) => {
	const context = contextOf(shape);
	const { space, weights } = context;

	test('read nothing that was not written before', () => {
		const written = new Set<number>();
		for (const pass of trainingPasses(context)) {
			for (const matrix of Object.values(pass.reads))
				for (const block of blocksOf(matrix, space)) expect(written.has(block), pass.name).toBe(true);
			for (const matrix of Object.values(pass.writes)) for (const block of blocksOf(matrix, space)) written.add(block);
		}
		for (const { source, gradient } of weightUpdates(context)) {
			for (const block of [...blocksOf(source, space), ...blocksOf(gradient, space)]) {
				expect(written.has(block)).toBe(true);
			}
		}
		// And nothing of the workspace is left unused.
		expect(written.size).toBe(space.blocks);
	});

	test('update every matrix of weights once, from as many inputs and outputs as it has', () => {
		const updates = weightUpdates(context);
		expect(new Set(updates.map(({ weight }) => weight))).toEqual(new Set(Object.values(weights.matrices)));
		for (const { weight, source, gradient } of updates) {
			expect([source.columns, gradient.columns]).toEqual([weight.inputs, weight.outputs]);
		}
	});
});

test('the passes of a step are the same, whatever the sizes, and each is there once', () => {
	const [first, second] = SHAPES.map((shape) => trainingPasses(contextOf(shape)).map(({ name }) => name));
	expect(second).toEqual(first);
	expect(new Set(first).size).toBe(first.length);
});
