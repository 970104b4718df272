/** The atlas on the SIMD engine: some ten times as quick, so that it follows a pointer. */

import type { ModelShape } from '../../model/layout';
import { type LoadSimd, SimdProgram } from '../../training/wasm/SimdProgram';
import { type AtlasRequest, decodeAtlas, placeCode } from './decoderAtlas';

/** Cells that are decoded at a time: enough to amortise packing the weights, little enough to stay in cache. */
const ROWS = 128;

/** An instance with room for one run's weights. */
interface Decoder {
	readonly program: SimdProgram;
	readonly weights: number;
}

/**
 * What {@link decodeAtlas} gives, within the rounding of float32 sums, and by that function where the engine is not to be had.
 * @param load gives the compiled engine
 */
export function simdAtlas(load: LoadSimd): (request: AtlasRequest) => Promise<Float32Array[]> {
	let made: Promise<Decoder> | null = null;
	let key = '';
	const decoderOf = (shape: ModelShape): Promise<Decoder> => {
		const wanted = JSON.stringify(shape);
		if (!made || key !== wanted) {
			key = wanted;
			made = createDecoder(load, shape);
		}
		return made;
	};
	return async (request) => {
		const decoder = await decoderOf(request.shape).catch(() => null);
		return decoder ? request.weights.map((weights) => decodeRun(decoder, request, weights)) : decodeAtlas(request);
	};
}

async function createDecoder(load: LoadSimd, shape: ModelShape): Promise<Decoder> {
	const program = await SimdProgram.create(await load(), shape, ROWS);
	return { program, weights: program.call.createWeights() };
}

function decodeRun({ program, weights: place }: Decoder, request: AtlasRequest, weights: Float32Array): Float32Array {
	const { shape, state, action, z, grid, quantity } = request;
	const { stateDim, parameterDim, latentDim } = shape;
	const { call } = program;
	program.floats(place, weights.length).set(weights);
	program.floats(call.batchState(), stateDim).set(state);
	program.integers(call.batchAction(), 1)[0] = action;
	const codes = program.floats(call.batchLatent(), ROWS * latentDim);
	const isParameter = quantity.kind === 'parameter';
	const [outputs, columns] = isParameter
		? [call.parametersAddress(), parameterDim]
		: [call.stateDeltaAddress(), stateDim];
	const decoded = program.floats(outputs, ROWS * columns);
	const values = new Float32Array(grid.columns * grid.rows);
	for (let start = 0; start < values.length; start += ROWS) {
		const rows = Math.min(ROWS, values.length - start);
		for (let row = 0; row < rows; row++) placeCode(codes, row * latentDim, z, grid, start + row, latentDim);
		call.decodeUnderOne(place, rows, !isParameter);
		for (let row = 0; row < rows; row++) values[start + row] = decoded[row * columns + quantity.index];
	}
	return values;
}
