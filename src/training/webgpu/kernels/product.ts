/**
 * The products of a dense layer, forward and backward by its input, each with what follows it done on the tile
 * while it is in registers. A thread computes a tile of some rows × columns of blocks for one run.
 */
import { LOG_STD_MAX, LOG_STD_MIN } from '../../../model/sigmaRange';
import { bindings } from './bindings';
import { blockwise, ELEMENTWISE } from './elementwise';

/** Rows and columns of blocks that a thread computes. */
export interface Tile {
	readonly rows: number;
	readonly columns: number;
}

/** What follows a product. Each gets its blocks at (row, column) of the output, starting at block \`base\` of the run. */
export type Epilogue = keyof typeof EPILOGUES;

const EPILOGUES = {
	/** output = relu(product) */
	relu: {
		product: 'forward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	activations[at(base, pass_.output, row, column)] = relu(product);
}`,
	},
	/** second = relu(product), output = first ∘ second: two layers fused by their element-wise product. */
	fusion: {
		product: 'forward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	let factor = relu(product);
	activations[at(base, pass_.second, row, column)] = factor;
	activations[at(base, pass_.output, row, column)] = times(activations[at(base, pass_.first, row, column)], factor);
}`,
	},
	/** output = tanh(product), second = gradient of its weighted squared error from first by the product. */
	error: {
		product: 'forward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	let predicted = tanhOf(product);
	let wanted = activations[at(base, pass_.first, row, column)];
	let scale = step_.runs[run].errorScales[pass_.sizes.x];
	activations[at(base, pass_.output, row, column)] = predicted;
	let gradient = scale * times(predicted - wanted, tanhSlope(predicted));
	activations[at(base, pass_.second, row, column)] = withoutPadding(gradient, row);
}`,
	},
	/**
	 * The blocks of μ and log σ that make one block of z: output = z, first = μ, second = raw log σ, third = ε.
	 */
	heads: {
		product: 'forward',
		code: `fn finishPair(base: u32, row: u32, column: u32, mean: mat4x4f, rawLogStd: mat4x4f) {
	activations[at(base, pass_.first, row, column)] = mean;
	activations[at(base, pass_.second, row, column)] = rawLogStd;
	let noise = activations[at(base, pass_.third, row, column)];
	activations[at(base, pass_.output, row, column)] = mean + times(stdOf(rawLogStd), noise);
}`,
	},
	/** output = product where first > 0: the gradient through a relu that gave first. */
	mask: {
		product: 'backward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	activations[at(base, pass_.output, row, column)] = masked(product, activations[at(base, pass_.first, row, column)]);
}`,
	},
	/** The gradients of both factors of a fusion: output by first's pre-activation, third by second's. */
	fusionGradient: {
		product: 'backward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	let ours = activations[at(base, pass_.first, row, column)];
	let other = activations[at(base, pass_.second, row, column)];
	activations[at(base, pass_.output, row, column)] = masked(times(product, other), ours);
	activations[at(base, pass_.third, row, column)] = masked(times(product, ours), other);
}`,
	},
	/**
	 * product = gradient by z; z = μ + σ·ε passes it on, and the KL adds μ and σ² − 1. first = μ, second = raw
	 * log σ, third = ε; the output has blocks of both gradients in turn.
	 */
	latentGradient: {
		product: 'backward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	let mean = activations[at(base, pass_.first, row, column)];
	let rawLogStd = activations[at(base, pass_.second, row, column)];
	let noise = activations[at(base, pass_.third, row, column)];
	let sigma = stdOf(rawLogStd);
	let scale = step_.runs[run].klScale;
	let one = mat4x4f(vec4f(1f), vec4f(1f), vec4f(1f), vec4f(1f));
	let byMean = product + scale * mean;
	let byLogStd = unclamped(times(product, times(sigma, noise)) + scale * (times(sigma, sigma) - one), rawLogStd);
	activations[at(base, pass_.output, row, 2 * column)] = withoutPadding(byMean, row);
	activations[at(base, pass_.output, row, 2 * column + 1)] = withoutPadding(byLogStd, row);
}`,
	},
	/** output = gradient through the tanh that gave first. */
	tanhGradient: {
		product: 'backward',
		code: `fn finish(base: u32, row: u32, column: u32, run: u32, product: mat4x4f) {
	let value = activations[at(base, pass_.first, row, column)];
	activations[at(base, pass_.output, row, column)] = times(product, tanhSlope(value));
}`,
	},
} as const;

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
export function productShader(epilogue: Epilogue, tile: Tile, workgroup: readonly [number, number]): string {
	const { product, code } = EPILOGUES[epilogue];
	const rows = Array.from({ length: tile.rows }, (_, i) => i);
	const columns = Array.from({ length: tile.columns }, (_, i) => i);
	const cells = rows.flatMap((r) => columns.map((c) => [r, c] as const));
	const forward = product === 'forward';
	// Forward, a weight's row is a column of the output; backward, its column is.
	const weightOf = (c: number) => (forward ? `w${c} + k` : `w${c} + k * pass_.weight.y`);
	const sum = (r: number, c: number) => `sums[${r * tile.columns + c}]`;
	const multiply = ([r, c]: readonly [number, number]) =>
		forward ? `${sum(r, c)} += transpose(weight${c}) * x${r};` : `${sum(r, c)} += weight${c} * x${r};`;
	// A loop, though the tile is known: written out, it would take drivers long to compile.
	const finish = `for (var i = 0u; i < ${cells.length}; i++) {
		let r = row + i / ${tile.columns};
		let c = column + i % ${tile.columns};
		if (r < rowBlocks() && c < pass_.columns) { finish(base, r, c, run, sums[i]); }
	}`;
	const pair = (r: number) =>
		`if (row + ${r} < rowBlocks()) { finishPair(base, row + ${r}u, column / 2u, ${sum(r, 0)}, ${sum(r, 1)}); }`;
	return `${bindings('mat4x4f', 'weights', 'activations')}${FUNCTIONS}
${code}
@compute @workgroup_size(${workgroup[0]}, ${workgroup[1]})
fn main(@builtin(global_invocation_id) id: vec3u) {
	let column = ${tile.columns} * id.x;
	let row = ${tile.rows} * id.y;
	let run = id.z;
	if (column >= pass_.columns || row >= rowBlocks()) { return; }
	let base = run * pass_.blocksPerRun;
	let weightBase = run * pass_.weightsPerRun + pass_.weight.x;
	${columns.map((c) => `let w${c} = weightBase + ${forward ? `(column + ${c}) * pass_.weight.y` : `column + ${c}`};`).join('\n\t')}
	${rows.map((r) => `let s${r} = at(base, pass_.source, row + ${r}u, 0u);`).join('\n\t')}
	${forward ? columns.map((c) => `let bias${c} = biasOf(weights[w${c} + pass_.inner]);`).join('\n\t') : ''}
	var sums = array<mat4x4f, ${cells.length}>(${cells.map(([, c]) => (forward ? `bias${c}` : 'mat4x4f()')).join(', ')});
	for (var k = 0u; k < pass_.inner; k++) {
		${rows.map((r) => `let x${r} = activations[s${r} + k];`).join('\n\t\t')}
		${columns.map((c) => `let weight${c} = weights[${weightOf(c)}];`).join('\n\t\t')}
		${cells.map(multiply).join('\n\t\t')}
	}
	${epilogue === 'heads' ? rows.map(pair).join('\n\t') : finish}
}`;
}
