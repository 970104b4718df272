/**
 * The rows of a batch with its noise: the transitions that the step draws, or listed ones. Draws are those of
 * `randomness/counterRandom`, in integers bit for bit, in normal numbers to float32's precision.
 */
import { Stream } from '../../../randomness/counterRandom';
import { BATCH_MODE } from '../stepSettings';
import { bindings } from './bindings';
import { placesOf } from './channels';
import { HYPERBOLIC_TANGENT } from './elementwise';

/** PCG4D and what the reference makes of it. */
export const RANDOM = `
fn hash(seed: u32, stream: u32, number: u32, row: u32, column: u32) -> vec4u {
	var v = vec4u(seed, (stream * 0x9e3779b9u) ^ number, row, column) * 1664525u + 1013904223u;
	v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
	v ^= v >> vec4u(16u);
	v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
	return v;
}
// log of (cell + 1/2)·2^-24. The odd integer n = 2·cell + 1 has 25 bits, one more than float32 keeps, so all that
// could cancel is done in integers: near 1 the logarithm is as exact as elsewhere, and never 0.
fn logOfUnit(cell: u32) -> f32 {
	let n = 2u * cell + 1u;
	// n = 2^exponent·(1 + f) with f in [-1/3, 1/2].
	var exponent = firstLeadingBit(n);
	if (n - (1u << exponent) > (1u << exponent) / 2u) { exponent++; }
	let f = f32(i32(n) - i32(1u << exponent)) / f32(1u << exponent);
	// log(1 + f) = 2·atanh(f / (2 + f)), by its series; |s| ≤ 1/5, so what is left out is below 1e-9 of it.
	let s = f / (2 + f);
	let t = s * s;
	let series = 1 + t * (1.0 / 3 + t * (1.0 / 5 + t * (1.0 / 7 + t * (1.0 / 9 + t / 11))));
	return (f32(exponent) - 25) * ${Math.LN2} + 2 * s * series;
}
// cos(2π·u) with u = (cell + 1/2)·2^-24: folded into an eighth of a turn in integers, then by the series of cos or sin.
fn cosOfTurns(cell: u32) -> f32 {
	var n = 2u * cell + 1u; // in 2^-25 turns
	n = min(n, (1u << 25u) - n); // cos(2π - x) = cos(x): half a turn
	let negative = n > (1u << 23u);
	n = select(n, (1u << 24u) - n, negative); // cos(π - x) = -cos(x): a quarter
	let nearQuarter = n > (1u << 22u);
	let m = select(n, (1u << 23u) - n, nearQuarter); // cos(x) = sin(π/2 - x): an eighth
	let x = f32(m) * ${(2 * Math.PI) / 2 ** 25};
	let t = x * x;
	let sine = x * (1 + t * (-1.0 / 6 + t * (1.0 / 120 + t * (-1.0 / 5040 + t / 362880))));
	let cosine = 1 + t * (-1.0 / 2 + t * (1.0 / 24 + t * (-1.0 / 720 + t * (1.0 / 40320 - t / 3628800))));
	let value = select(cosine, sine, nearQuarter);
	return select(value, -value, negative);
}
fn normalOf(words: vec4u) -> f32 {
	return sqrt(-2 * logOfUnit(words.x >> 8u)) * cosOfTurns(words.y >> 8u);
}
`;

/**
 * A thread writes one column of blocks of one row; its neighbours have the next rows. Pass: sizes = S, P, Z, transitions;
 * columns = blocks of an embedding.
 *
 * Uses zero-trip loops instead of divergent branches: where threads run in lock-step, a branch costs all of them, taken
 * or not.
 */
export function drawShader(workgroup: readonly [number, number]): string {
	const { writes, weights } = placesOf('draw');
	return `${bindings('vec4f', 'weights', 'activations', 'transitions', 'actions', 'indexPool')}${HYPERBOLIC_TANGENT}${RANDOM}
@compute @workgroup_size(${workgroup[0]}, ${workgroup[1]})
fn main(@builtin(global_invocation_id) id: vec3u) {
	let row = id.x;
	let place = id.y;
	let run = id.z;
	let stateDim = pass_.sizes.x;
	let parameterDim = pass_.sizes.y;
	let latentDim = pass_.sizes.z;
	let size = pass_.sizes.w;
	let stateBlocks = (stateDim + 3) / 4;
	let stateEnd = pass_.columns + stateBlocks;
	let deltaEnd = stateEnd + stateBlocks;
	let parameterEnd = deltaEnd + (parameterDim + 3) / 4;
	let latentEnd = parameterEnd + (latentDim + 3) / 4;
	let given = step_.batchMode == ${BATCH_MODE.given};
	if (row >= 4 * rowBlocks() || place > latentEnd || (given && place >= parameterEnd && place < latentEnd)) { return; }

	let random = step_.batchMode == ${BATCH_MODE.random};
	let seed = select(step_.seed, step_.runs[run].seed, random);
	let drawn = hash(seed, ${Stream.batch}u, step_.number, row, 0u).x % step_.indexCount;
	let transition = indexPool[step_.firstIndex + select(min(row, step_.indexCount - 1u), drawn, random)];
	let action = actions[transition];

	// The action, until one of the others is found.
	var matrix = ${writes.action};
	var block = 0u;
	var width = 0u;
	var start = 0u;
	var dims = 0u;
	if (place < pass_.columns) {
		matrix = ${writes.condition};
		block = place;
	} else if (place < stateEnd) {
		matrix = ${writes.condition};
		block = place;
		width = stateDim;
		start = transition * stateDim + 4 * (place - pass_.columns);
	} else if (place < deltaEnd) {
		matrix = ${writes.stateDelta};
		block = place - stateEnd;
		width = stateDim;
		start = size * (stateDim + parameterDim) + transition * stateDim + 4 * block;
	} else if (place < parameterEnd) {
		matrix = ${writes.parameters};
		block = place - deltaEnd;
		width = parameterDim;
		start = size * stateDim + transition * parameterDim + 4 * block;
	} else if (place < latentEnd) {
		matrix = ${writes.epsilon};
		block = place - parameterEnd;
		dims = min(4u, latentDim - 4u * block);
	}

	let embedded = place < pass_.columns;
	let cell = ${weights.embeddings}.x + (action / 4) * ${weights.embeddings}.y + select(0u, place, embedded);
	let embedding = hyperbolicTangent(weights[4 * (run * pass_.weightsPerRun + cell) + action % 4]);
	var values = select(vec4f(f32(action)), embedding, embedded);
	// A row of the data; what is beyond its end is 0.
	if (width > 0) { values = vec4f(); }
	let column = select(4u * block, 4u * (block - pass_.columns), place < stateEnd && !embedded);
	let count = select(0u, min(4u, width - column), width > 0u);
	for (var j = 0u; j < count; j++) { values[j] = transitions[start + j]; }
	// Noise.
	if (dims > 0) { values = vec4f(); }
	for (var j = 0u; j < dims; j++) {
		let stream = select(${Stream.evaluationEpsilon}u, ${Stream.epsilon}u, random);
		let words = hash(seed, stream, select(0u, step_.number, random), select(transition, row, random), 4u * block + j);
		values[j] = normalOf(words);
	}
	// A row beyond the batch is padding.
	let nothing = vec4f(select(0f, -1f, place == latentEnd));
	let index = run * pass_.blocksPerRun + matrix.x + (row / 4) * matrix.y + block;
	activations[4 * index + row % 4] = select(nothing, values, row < step_.rows);
}`;
}
