import { describe, expect, test } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { type AtlasRequest, decodeAtlas } from '../../../src/instruments/atlas/decoderAtlas';
import { simdAtlas } from '../../../src/instruments/atlas/simdAtlas';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';

const SHAPE: ModelShape = { stateDim: 17, actionCount: 3, embeddingDim: 6, parameterDim: 2, latentDim: 2, width: 64 };

function request(shape = SHAPE, more: Partial<AtlasRequest> = {}): AtlasRequest {
	return {
		shape,
		weights: [1, 2].map((seed) => initialWeights(shape, seed)),
		state: Float32Array.from({ length: shape.stateDim }, (_, i) => Math.sin(i)),
		action: 1,
		z: [0.3, -0.2, 0.9],
		grid: { dims: [0, 1], left: -3, right: 3, bottom: -2, top: 4, columns: 60, rows: 60 },
		quantity: { kind: 'parameter', index: 1 },
		...more,
	};
}

/** The furthest that two atlases of two runs are apart. */
function apart(a: readonly Float32Array[], b: readonly Float32Array[]): number {
	expect(a.map(({ length }) => length)).toEqual(b.map(({ length }) => length));
	return Math.max(...a.flatMap((values, run) => Array.from(values, (value, cell) => Math.abs(value - b[run][cell]))));
}

describe('the atlas on the SIMD engine', () => {
	test.each<[string, AtlasRequest]>([
		['parameters', request()],
		['a state change', request(SHAPE, { quantity: { kind: 'delta', index: 16 } })],
		[
			'a grid that is no multiple of anything, in other dimensions',
			request(
				{ ...SHAPE, latentDim: 3, width: 17 },
				{ grid: { dims: [2, 0], left: -1, right: 2, bottom: -2, top: 1, columns: 13, rows: 7 } },
			),
		],
		['one dimension', request({ ...SHAPE, latentDim: 1 })],
	])('is what the decoder says: %s', async (_, asked) => {
		expect(apart(await simdAtlas(loadSimd)(asked), decodeAtlas(asked))).toBeLessThan(2e-6);
	});

	test('follows the weights and the shape', async () => {
		const atlas = simdAtlas(loadSimd);
		for (const asked of [
			request(),
			request(SHAPE, { weights: [initialWeights(SHAPE, 9)] }),
			request({ ...SHAPE, width: 32 }),
			request(SHAPE, { action: 2 }),
		])
			expect(apart(await atlas(asked), decodeAtlas(asked))).toBeLessThan(2e-6);
	});

	test('is the same without the engine', async () => {
		const without = simdAtlas(() => Promise.reject(new Error('no WebAssembly')));
		expect(await without(request())).toEqual(decodeAtlas(request()));
	});
});
