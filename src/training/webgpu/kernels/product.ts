/**
 * The products of a dense layer, forward and backward by its input, each with what follows it done on the tile
 * while it is in registers. A thread computes a tile of some rows × columns of blocks for one run.
 */
import { LOG_STD_MAX, LOG_STD_MIN } from '../../../model/sigmaRange';
import { bindings } from './bindings';
import { type Epilogue, type ForChannels, placesOf } from './channels';
import { blockwise, ELEMENTWISE } from './elementwise';

/** Rows and columns of blocks that a thread computes. */
export interface Tile {
	readonly rows: number;
	readonly columns: number;
}

interface EpilogueCode<K extends Epilogue> {
	readonly product: 'forward' | 'backward';
	/** Gets its blocks at (row, column) of the output, starting at block `base` of the run. */
	readonly code: (places: ForChannels<K, string>) => string;
}

/** The block of a matrix that goes with the product's. */
const here = (place: string) => `activations[at(base, ${place}, row, column)]`;

/** The function of an epilogue that takes one block of the product. */
const finish = (body: string) =>
	`fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {\n\t${body}\n}`;

/** What `channels.ts` says of each, in WGSL. */
const EPILOGUES: { readonly [K in Epilogue]: EpilogueCode<K> } = {
	relu: { product: 'forward', code: ({ writes }) => finish(`${here(writes.output)} = relu(product);`) },
	fusion: {
		product: 'forward',
		code: ({ reads, writes }) =>
			finish(`let factor = relu(product);
	${here(writes.factor)} = factor;
	${here(writes.output)} = times(${here(reads.other)}, factor);`),
	},
	error: {
		product: 'forward',
		code: ({ reads, writes }) =>
			finish(`let predicted = tanhOf(product);
	let wanted = ${here(reads.target)};
	let scale = step_.runs[run].errorScales[pass_.sizes.x];
	${here(writes.output)} = predicted;
	let gradient = scale * times(predicted - wanted, tanhSlope(predicted));
	${here(writes.gradient)} = withoutPadding(gradient, row);`),
	},
	heads: {
		product: 'forward',
		code: ({ reads, writes }) => `fn finishPair(base: u32, row: u32, column: u32, mean: mat4x4f, rawLogStd: mat4x4f) {
	${here(writes.mean)} = mean;
	${here(writes.rawLogStd)} = rawLogStd;
	let noise = ${here(reads.epsilon)};
	${here(writes.z)} = mean + times(stdOf(rawLogStd), noise);
}`,
	},
	mask: {
		product: 'backward',
		code: ({ reads, writes }) => finish(`${here(writes.output)} = masked(product, ${here(reads.activation)});`),
	},
	fusionGradient: {
		product: 'backward',
		code: ({ reads, writes }) =>
			finish(`let first = ${here(reads.first)};
	let second = ${here(reads.second)};
	${here(writes.byFirst)} = masked(times(product, second), first);
	${here(writes.bySecond)} = masked(times(product, first), second);`),
	},
	latentGradient: {
		product: 'backward',
		// z = μ + σ·ε passes the gradient on, and the KL adds μ and σ² − 1.
		code: ({ reads, writes }) =>
			finish(`let mean = ${here(reads.mean)};
	let rawLogStd = ${here(reads.rawLogStd)};
	let noise = ${here(reads.epsilon)};
	let sigma = stdOf(rawLogStd);
	let scale = step_.runs[run].klScale;
	let one = mat4x4f(vec4f(1f), vec4f(1f), vec4f(1f), vec4f(1f));
	let byMean = product + scale * mean;
	let byLogStd = unclamped(times(product, times(sigma, noise)) + scale * (times(sigma, sigma) - one), rawLogStd);
	activations[at(base, ${writes.output}, row, 2 * column)] = withoutPadding(byMean, row);
	activations[at(base, ${writes.output}, row, 2 * column + 1)] = withoutPadding(byLogStd, row);`),
	},
	tanhGradient: {
		product: 'backward',
		code: ({ reads, writes }) =>
			finish(`let value = ${here(reads.value)};
	${here(writes.output)} = times(product, tanhSlope(value));`),
	},
};

const FUNCTIONS = `${ELEMENTWISE}
fn at(base: u32, matrix: vec2u, row: u32, column: u32) -> u32 { return base + matrix.x + row * matrix.y + column; }
${blockwise('relu', 'x')} { return select(vec4f(), x, x > vec4f()); }
${blockwise('masked', 'x', 'value')} { return select(vec4f(), x, value > vec4f()); }
${blockwise('tanhOf', 'x')} { return hyperbolicTangent(x); }
${blockwise('tanhSlope', 'y')} { return 1 - y * y; }
// Comparisons that let NaN through: a fault must show, not be clamped away.
${blockwise('stdOf', 'raw')} {
	return exp(select(select(raw, vec4f(${LOG_STD_MAX}), raw > vec4f(${LOG_STD_MAX})), vec4f(${LOG_STD_MIN}), raw < vec4f(${LOG_STD_MIN})));
}
${blockwise('unclamped', 'x', 'raw')} {
	return select(x, vec4f(), (raw > vec4f(${LOG_STD_MAX})) | (raw < vec4f(${LOG_STD_MIN})));
}
// 0 in the rows that are no transitions, so that they add nothing to any gradient.
fn withoutPadding(x: mat4x4f, row: u32) -> mat4x4f {
	let there = vec4u(0u, 1u, 2u, 3u) + 4u * row < vec4u(step_.rows);
	return mat4x4f(
		select(vec4f(), x[0], there.x), select(vec4f(), x[1], there.y),
		select(vec4f(), x[2], there.z), select(vec4f(), x[3], there.w),
	);
}
// What a layer adds: the first input of its last column of blocks, the same in every row.
fn biasOf(block: mat4x4f) -> mat4x4f {
	let bias = vec4f(block[0].x, block[1].x, block[2].x, block[3].x);
	return mat4x4f(bias, bias, bias, bias);
}
`;

/** The shader of a product with its epilogue. */
export function productShader<K extends Epilogue>(
	epilogue: K,
	tile: Tile,
	workgroup: readonly [number, number],
): string {
	const { product, code } = EPILOGUES[epilogue];
	const places = placesOf(epilogue);
	const { source }: ForChannels<Epilogue, string>['reads'] = places.reads;
	const { weight }: ForChannels<Epilogue, string>['weights'] = places.weights;
	const rows = Array.from({ length: tile.rows }, (_, i) => i);
	const columns = Array.from({ length: tile.columns }, (_, i) => i);
	const cells = rows.flatMap((r) => columns.map((c) => [r, c] as const));
	const forward = product === 'forward';
	// Forward, a weight's row is a column of the output; backward, its column is.
	const weightOf = (c: number) => (forward ? `w${c} + k` : `w${c} + k * ${weight}.y`);
	const sum = (r: number, c: number) => `sums[${r * tile.columns + c}]`;
	const multiply = ([r, c]: readonly [number, number]) =>
		forward ? `${sum(r, c)} += transpose(weight${c}) * x${r};` : `${sum(r, c)} += weight${c} * x${r};`;
	// A loop, though the tile is known: written out, it would take drivers long to compile.
	const finishAll = `for (var i = 0u; i < ${cells.length}; i++) {
		let r = row + i / ${tile.columns};
		let c = column + i % ${tile.columns};
		if (r < rowBlocks() && c < pass_.columns) { finish(base, r, c, run, sums[i]); }
	}`;
	const pair = (r: number) =>
		`if (row + ${r} < rowBlocks()) { finishPair(base, row + ${r}u, column / 2u, ${sum(r, 0)}, ${sum(r, 1)}); }`;
	return `${bindings('mat4x4f', 'weights', 'activations')}${FUNCTIONS}
${code(places)}
@compute @workgroup_size(${workgroup[0]}, ${workgroup[1]})
fn main(@builtin(global_invocation_id) id: vec3u) {
	let column = ${tile.columns} * id.x;
	let row = ${tile.rows} * id.y;
	let run = id.z;
	if (column >= pass_.columns || row >= rowBlocks()) { return; }
	let base = run * pass_.blocksPerRun;
	let weightBase = run * pass_.weightsPerRun + ${weight}.x;
	${columns.map((c) => `let w${c} = weightBase + ${forward ? `(column + ${c}) * ${weight}.y` : `column + ${c}`};`).join('\n\t')}
	${rows.map((r) => `let s${r} = at(base, ${source}, row + ${r}u, 0u);`).join('\n\t')}
	${forward ? columns.map((c) => `let bias${c} = biasOf(weights[w${c} + pass_.inner]);`).join('\n\t') : ''}
	var sums = array<mat4x4f, ${cells.length}>(${cells.map(([, c]) => (forward ? `bias${c}` : 'mat4x4f()')).join(', ')});
	for (var k = 0u; k < pass_.inner; k++) {
		${rows.map((r) => `let x${r} = activations[s${r} + k];`).join('\n\t\t')}
		${columns.map((c) => `let weight${c} = weights[${weightOf(c)}];`).join('\n\t\t')}
		${cells.map(multiply).join('\n\t\t')}
	}
	${epilogue === 'heads' ? rows.map(pair).join('\n\t') : finishAll}
}`;
}
