/** Samples of the prior in every run: decoded parameters, and the share in holes. */
import { holeLevel } from '../../analysis/holeRuler';
import { decoderFor } from '../../state/decodeProbe';
import { posteriorOfRun } from '../../state/posteriorOfRun';
import type { ReadingSource } from '../../state/probeReading';

/** Rows that are decoded, and densities that are taken, between two pauses: each about a millisecond. */
const DECODE_BLOCK = 4;
const DENSITY_BLOCK = 16;

export interface SampleReading extends ReadingSource {
	readonly action: number;
	readonly count: number;
	/** count × Z. */
	readonly samples: Float32Array;
	/** Per run, count × P: decoded parameters in [−1, 1]. */
	readonly parameters: readonly Float32Array[];
	/** Per run: 1 for every sample in a hole, 0 for the others; null where the frame is not measured. */
	readonly inHole: readonly (Uint8Array | null)[];
	/** Per run: share of the samples in holes, 0 … 1; null where the frame is not measured. */
	readonly inHoles: readonly (number | null)[];
}

/**
 * Decodes the samples with every run's weights, for one action and state, with pauses.
 * @param samples count × Z
 */
export function* readSamples(
	source: ReadingSource,
	action: number,
	samples: Float32Array,
): Generator<void, SampleReading> {
	const { frame, condition } = source;
	const { latentDim, parameterDim, stateDim } = frame.shape;
	const count = samples.length / latentDim;
	const state = new Float32Array(DECODE_BLOCK * stateDim);
	for (let row = 0; row < DECODE_BLOCK; row++) state.set(condition.state, row * stateDim);
	const actions = new Uint16Array(DECODE_BLOCK).fill(action);
	const parameters: Float32Array[] = [];
	const inHole: (Uint8Array | null)[] = [];
	const level = holeLevel(latentDim);
	for (const run of frame.runs) {
		const decoded = new Float32Array(count * parameterDim);
		for (let row = 0; row < count; row += DECODE_BLOCK) {
			const rows = Math.min(DECODE_BLOCK, count - row);
			const z = samples.subarray(row * latentDim, (row + rows) * latentDim);
			const decoding = decoderFor(frame.shape).decode(run.weights, { state, action: actions, z }, rows);
			decoded.set(decoding.parameters, row * parameterDim);
			yield;
		}
		parameters.push(decoded);

		const posterior = posteriorOfRun(run, latentDim);
		if (!posterior) {
			inHole.push(null);
			continue;
		}
		const holes = new Uint8Array(count);
		for (let row = 0; row < count; row++) {
			if (posterior.logDensity(samples, row * latentDim) < level) holes[row] = 1;
			if (row % DENSITY_BLOCK === 0) yield;
		}
		inHole.push(holes);
	}
	const inHoles = inHole.map((holes) => holes && holes.reduce((sum, one) => sum + one, 0) / count);
	return { ...source, action, count, samples, parameters, inHole, inHoles };
}
