/**
 * The gradient of the table of embeddings and its update by Adam. A thread has four numbers of one row of the
 * table and goes through the batch in order: no atomic sums, so the same bits every time. Rows that the batch
 * lacks have gradient 0, which Adam's moments carry on from, as in the reference.
 */
import { bindings } from './bindings';
import { placesOf } from './channels';
import { adamFunction } from './weightUpdate';

/** Pass: columns = blocks of an embedding, inner = actions. */
export function embeddingUpdateShader(workgroup: readonly [number, number]): string {
	const { reads, weights } = placesOf('embeddingUpdate');
	return `${bindings('vec4f', 'weights', 'firstMoments', 'secondMoments', 'activations')}${adamFunction('vec4f')}
@compute @workgroup_size(${workgroup[0]}, ${workgroup[1]})
fn main(@builtin(global_invocation_id) id: vec3u) {
	let column = id.x;
	let action = id.y;
	let run = id.z;
	if (column >= pass_.columns || action >= pass_.inner) { return; }
	let base = run * pass_.blocksPerRun;
	var gradient = vec4f();
	for (var row = 0u; row < step_.rows; row++) {
		let taken = activations[4 * (base + ${reads.action}.x + (row / 4) * ${reads.action}.y) + row % 4].x;
		if (taken == f32(action)) {
			gradient += activations[4 * (base + ${reads.gradient}.x + (row / 4) * ${reads.gradient}.y + column) + row % 4];
		}
	}
	let cell = ${weights.embeddings}.x + (action / 4) * ${weights.embeddings}.y + column;
	adam(4 * (run * pass_.weightsPerRun + cell) + action % 4, gradient, step_.runs[run]);
}`;
}
