import { describe, expect, test } from 'vitest';
import type { ModelShape } from '../../../../src/model/layout';
import { parameterLayout } from '../../../../src/model/layout';
import type { BlockMatrix } from '../../../../src/training/webgpu/blockMatrix';
import { blockWeights } from '../../../../src/training/webgpu/blockWeights';
import { type Pass, trainingPasses, weightUpdates } from '../../../../src/training/webgpu/passes';
import { type Workspace, workspaceFor } from '../../../../src/training/webgpu/workspace';

const SHAPES: readonly ModelShape[] = [
	{ stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 64 },
	{ stateDim: 4, actionCount: 1024, embeddingDim: 16, parameterDim: 1, latentDim: 16, width: 17 },
];

function contextOf(shape: ModelShape) {
	return { shape, size: 100, weights: blockWeights(parameterLayout(shape)), space: workspaceFor(shape, 30) };
}

/** What a kernel reads and writes of a pass's matrices, weights apart. */
function accessOf(pass: Pass): { reads: (BlockMatrix | undefined)[]; writes: (BlockMatrix | undefined)[] } {
	const { source, weight, output, first, second, third } = pass;
	switch (pass.kernel) {
		case 'draw':
			return { reads: [], writes: [weight, output, first, second, third] };
		case 'fusion':
			return { reads: [source, first], writes: [output, second] };
		case 'error':
			return { reads: [source, first], writes: [output, second] };
		case 'heads':
			return { reads: [source, third], writes: [output, first, second] };
		case 'fusionGradient':
			return { reads: [source, first, second], writes: [output, third] };
		case 'latentGradient':
			return { reads: [source, first, second, third], writes: [output] };
		case 'lossTerms':
			return { reads: [source, weight, output, first, second, third], writes: [] };
		default:
			return { reads: [source, first], writes: [output] };
	}
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
			const { reads, writes } = accessOf(pass);
			for (const matrix of reads) {
				if (matrix) for (const block of blocksOf(matrix, space)) expect(written.has(block), pass.name).toBe(true);
			}
			for (const matrix of writes) if (matrix) for (const block of blocksOf(matrix, space)) written.add(block);
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

	test('are two dozen, whatever the sizes', () => {
		expect(trainingPasses(context)).toHaveLength(24);
	});
});
