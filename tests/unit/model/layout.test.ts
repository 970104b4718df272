import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DENSE_LAYERS, type ModelShape, parameterLayout } from '../../../src/model/layout';
import { anyShape } from './shapes';

/** The official sizes (hidden width 256) and how many weights the official module has. */
const OFFICIAL: readonly (readonly [name: string, shape: Omit<ModelShape, 'width'>, weights: number])[] = [
	['Platform', { stateDim: 9, actionCount: 3, embeddingDim: 6, parameterDim: 1, latentDim: 6 }, 345_128],
	['Goal', { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 6 }, 351_793],
	['Hard Goal', { stateDim: 17, actionCount: 11, embeddingDim: 6, parameterDim: 2, latentDim: 6 }, 351_841],
	['Catch Point', { stateDim: 4, actionCount: 2, embeddingDim: 4, parameterDim: 1, latentDim: 4 }, 338_709],
	['Hard Move 4', { stateDim: 4, actionCount: 2 ** 4, embeddingDim: 6, parameterDim: 1, latentDim: 6 }, 341_361],
	['Hard Move 8', { stateDim: 4, actionCount: 2 ** 8, embeddingDim: 6, parameterDim: 1, latentDim: 6 }, 342_801],
	['Hard Move 10', { stateDim: 4, actionCount: 2 ** 10, embeddingDim: 6, parameterDim: 1, latentDim: 6 }, 347_409],
];

describe('the layout of the weights', () => {
	test.each(OFFICIAL)('of %s has the official number of weights', (_, shape, weights) => {
		expect(parameterLayout({ ...shape, width: 256 }).length).toBe(weights);
	});

	test('covers [0, length) once, view after view', () => {
		fc.assert(
			fc.property(anyShape, (shape) => {
				const { views, length } = parameterLayout(shape);
				let end = 0;
				for (const view of views) {
					expect(view.offset, view.name).toBe(end);
					end += view.rows * view.columns;
				}
				expect(end).toBe(length);
				expect(new Set(views.map(({ name }) => name)).size).toBe(views.length);
			}),
		);
	});

	test('has the table, then a weight and a bias for every layer, where the layers say', () => {
		fc.assert(
			fc.property(anyShape, (shape) => {
				const { views, layers, embeddings } = parameterLayout(shape);
				expect(views[0]).toEqual({
					name: 'embeddings',
					offset: embeddings,
					rows: shape.actionCount,
					columns: shape.embeddingDim,
				});
				expect(views.slice(1).map(({ name }) => name)).toEqual(
					DENSE_LAYERS.flatMap((name) => [`${name}.weight`, `${name}.bias`]),
				);
				DENSE_LAYERS.forEach((name, index) => {
					const { inputs, outputs, weight, bias } = layers[name];
					expect(layers[name].name).toBe(name);
					expect(views[1 + 2 * index]).toEqual({
						name: `${name}.weight`,
						offset: weight,
						rows: outputs,
						columns: inputs,
					});
					expect(views[2 + 2 * index]).toEqual({ name: `${name}.bias`, offset: bias, rows: outputs, columns: 1 });
				});
			}),
		);
	});

	test('gives every layer the published inputs and outputs', () => {
		const shape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 5, width: 64 };
		const { layers } = parameterLayout(shape);
		const sizes = Object.fromEntries(DENSE_LAYERS.map((name) => [name, [layers[name].inputs, layers[name].outputs]]));
		expect(sizes).toEqual({
			e0_0: [23, 64],
			e0_1: [2, 64],
			e1: [64, 64],
			e2: [64, 64],
			mean: [64, 5],
			log_std: [64, 5],
			d0_0: [23, 64],
			d0_1: [5, 64],
			d1: [64, 64],
			d2: [64, 64],
			parameter_action_output: [64, 2],
			d3: [64, 64],
			delta_state_output: [64, 17],
		});
	});
});
