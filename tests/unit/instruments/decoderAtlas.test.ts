import { describe, expect, test } from 'vitest';
import { type AtlasQuantity, decodeAtlas } from '../../../src/instruments/atlas/decoderAtlas';
import { LatentDecoder } from '../../../src/model/decode';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';

const shape: ModelShape = {
	stateDim: 3,
	actionCount: 2,
	embeddingDim: 2,
	parameterDim: 2,
	latentDim: 3,
	width: 16,
};
const state = Float32Array.of(0.2, -0.4, 0.9);
const z = [0.3, 9, -0.7];
const grid = { dims: [2, 0], left: -2, right: 2, bottom: -1, top: 3, columns: 21, rows: 17 } as const;
const weights = [1, 2].map((seed) => initialWeights(shape, seed));

/** The same cell by the model's own decoder. */
function cell(run: number, column: number, row: number, quantity: AtlasQuantity): number {
	const code = Float32Array.from(z);
	code[2] = -2 + ((column + 0.5) / 21) * 4;
	code[0] = 3 - ((row + 0.5) / 17) * 4;
	const decoded = new LatentDecoder(shape).decode(weights[run], { state, action: [1], z: code }, 1);
	return (quantity.kind === 'parameter' ? decoded.parameters : decoded.stateDelta)[quantity.index];
}

describe('decoder atlas', () => {
	test('every cell is what the decoder says there', () => {
		for (const quantity of [
			{ kind: 'parameter', index: 1 },
			{ kind: 'delta', index: 2 },
		] as const) {
			const atlas = decodeAtlas({ shape, weights, state, action: 1, z, grid, quantity });
			expect(atlas).toHaveLength(2);
			for (const [column, row] of [
				[0, 0],
				[20, 16],
				[7, 12],
				[13, 3],
			]) {
				for (const run of [0, 1])
					expect(atlas[run][row * 21 + column]).toBeCloseTo(cell(run, column, row, quantity), 5);
			}
		}
	});

	test('with one latent dim all rows are alike', () => {
		const flat = { ...shape, latentDim: 1 };
		const [values] = decodeAtlas({
			shape: flat,
			weights: [initialWeights(flat, 1)],
			state,
			action: 0,
			z: [0],
			grid: { ...grid, dims: [0, 0] },
			quantity: { kind: 'parameter', index: 0 },
		});
		for (let column = 0; column < 21; column++) expect(values[16 * 21 + column]).toBe(values[column]);
		expect(values[0]).not.toBe(values[20]);
	});
});
