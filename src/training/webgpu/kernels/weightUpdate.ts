/**
 * The gradients of all dense layers and their update by Adam, in one dispatch: a thread has a tile of one
 * matrix, and the gradient never leaves its registers. The threads of the first tiles do the biases, too.
 */
import { ADAM } from '../../../model/adam';
import { bindings, type Elements } from './bindings';
import type { Tile } from './product';
import { UPDATE, UPDATES } from './structs';

/** Adam on one block or one column of blocks, as in `model/adam`. */
export function adamFunction(elements: Elements): string {
	const columns = (code: (column: string) => string) =>
		elements === 'vec4f' ? code('') : `mat4x4f(${[0, 1, 2, 3].map((j) => code(`[${j}]`)).join(', ')})`;
	return `
fn adam(index: u32, gradient: ${elements}, settings: Run) {
	let m = settings.keepFirst * firstMoments[index] + ${1 - ADAM.beta1} * gradient;
	let squares = ${columns((j) => `gradient${j} * gradient${j}`)};
	let v = settings.keepSecond * secondMoments[index] + ${1 - ADAM.beta2} * squares;
	firstMoments[index] = m;
	secondMoments[index] = v;
	weights[index] -= ${columns((j) => `settings.stepSize * m${j} / (sqrt(v${j}) * settings.correction + ${ADAM.epsilon})`)};
}
`;
}

export function weightUpdateShader(tile: Tile, workgroup: number): string {
	const rows = Array.from({ length: tile.rows }, (_, i) => i);
	const columns = Array.from({ length: tile.columns }, (_, i) => i);
	const cells = rows.flatMap((r) => columns.map((c) => [r, c] as const));
	return `${UPDATE.wgsl}${UPDATES.wgsl}${bindings('mat4x4f', 'updates', 'weights', 'firstMoments', 'secondMoments', 'activations')}
${adamFunction('mat4x4f')}
@compute @workgroup_size(${workgroup})
fn main(@builtin(global_invocation_id) id: vec3u) {
	let thread = id.x;
	let run = id.z;
	if (thread >= updates.tiles) { return; }
	let settings = step_.runs[run];
	var entry = 0u;
	for (var i = 1u; i < updates.count; i++) { if (thread >= updates.entries[i].firstTile) { entry = i; } }
	let update = updates.entries[entry];
	let tile = thread - update.firstTile;
	let row = ${tile.rows} * (tile / update.tilesAcross);
	let column = ${tile.columns} * (tile % update.tilesAcross);
	let base = run * updates.blocksPerRun;
	let source = base + update.source.x + column;
	let gradient = base + update.gradient.x + row;
	let weight = run * updates.weightsPerRun + update.weight.x + row * update.weight.y + column;
	var sums = array<mat4x4f, ${cells.length}>();
	for (var k = 0u; k < rowBlocks(); k++) {
		${columns.map((c) => `let x${c} = activations[source + k * update.source.y + ${c}];`).join('\n\t\t')}
		${rows.map((r) => `let dy${r} = transpose(activations[gradient + k * update.gradient.y + ${r}]);`).join('\n\t\t')}
		${cells.map(([r, c]) => `sums[${r * tile.columns + c}] += x${c} * dy${r};`).join('\n\t\t')}
	}
	${cells.map(([r, c]) => `if (row + ${r} < update.outputs && column + ${c} < update.inputs) { adam(weight + ${r} * update.weight.y + ${c}, sums[${r * tile.columns + c}], settings); }`).join('\n\t')}

	// The gradient of a bias is the sum over the batch.
	let biasRows = select(0u, min(${tile.rows}u, update.outputs - row), column == 0u);
	for (var r = 0u; r < biasRows; r++) {
		var sum = vec4f();
		for (var k = 0u; k < rowBlocks(); k++) {
			let dy = activations[gradient + k * update.gradient.y + r];
			sum += dy[0] + dy[1] + dy[2] + dy[3];
		}
		let byBias = mat4x4f(vec4f(sum.x, 0f, 0f, 0f), vec4f(sum.y, 0f, 0f, 0f), vec4f(sum.z, 0f, 0f, 0f), vec4f(sum.w, 0f, 0f, 0f));
		adam(weight + r * update.weight.y + update.inputs, byBias, settings);
	}
}`;
}
