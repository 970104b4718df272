/** The raw loss terms of a batch: one workgroup a run, sums in a fixed order. */
import { LOG_STD_MAX, LOG_STD_MIN } from '../../../model/sigmaRange';
import { TermTable } from '../../../model/TermTable';
import { bindings } from './bindings';
import { placesOf } from './channels';

/** Threads that share the rows of a batch. A power of two. */
const THREADS = 64;

/** Pass: sizes = S, P, Z. */
export function lossTermsShader(): string {
	const { reads } = placesOf('lossTerms');
	const means = TermTable.ordered({ state: 'mean.x', parameters: 'mean.y', kl: 'mean.z' });
	return `${bindings('vec4f', 'activations', 'metrics')}
var<workgroup> sums: array<vec3f, ${THREADS}>;
fn value(run: u32, matrix: vec2u, row: u32, block: u32) -> vec4f {
	return activations[4 * (run * pass_.blocksPerRun + matrix.x + (row / 4) * matrix.y + block) + row % 4];
}
fn squaredError(run: u32, a: vec2u, b: vec2u, row: u32, width: u32) -> f32 {
	var sum = 0.0;
	for (var block = 0u; 4 * block < width; block++) {
		let error = value(run, a, row, block) - value(run, b, row, block);
		sum += dot(error, error);
	}
	return sum;
}
// ½(σ² − 1) − log σ = ½(e^x − 1 − x) with x = 2·log σ; by its series near 0, where the terms cancel.
fn klOfSigma(raw: f32) -> f32 {
	let logStd = select(select(raw, f32(${LOG_STD_MAX}), raw > ${LOG_STD_MAX}), f32(${LOG_STD_MIN}), raw < ${LOG_STD_MIN});
	let x = 2 * logStd;
	let series = x * x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6 * (1 + x / 7 * (1 + x / 8))))));
	return 0.5 * select(exp(x) - 1 - x, series, abs(x) < 0.5);
}
@compute @workgroup_size(${THREADS})
fn main(@builtin(local_invocation_index) thread: u32, @builtin(workgroup_id) group: vec3u) {
	let run = group.z;
	var sum = vec3f();
	for (var row = thread; row < step_.rows; row += ${THREADS}) {
		sum.x += squaredError(run, ${reads.decodedStateDelta}, ${reads.stateDelta}, row, pass_.sizes.x);
		sum.y += squaredError(run, ${reads.decodedParameters}, ${reads.parameters}, row, pass_.sizes.y);
		for (var dim = 0u; dim < pass_.sizes.z; dim++) {
			let mean = value(run, ${reads.mean}, row, dim / 4)[dim % 4];
			sum.z += 0.5 * mean * mean + klOfSigma(value(run, ${reads.rawLogStd}, row, dim / 4)[dim % 4]);
		}
	}
	sums[thread] = sum;
	for (var half = ${THREADS / 2}u; half > 0; half /= 2) {
		workgroupBarrier();
		if (thread < half) { sums[thread] += sums[thread + half]; }
	}
	if (thread == 0) {
		let mean = sums[0] / (f32(step_.rows) * vec3f(pass_.sizes.xyz));
		let at = ${means.length} * (step_.slot * step_.runCount + run);
		${means.map((mean, place) => `metrics[at + ${place}] = ${mean};`).join('\n\t\t')}
	}
}`;
}
