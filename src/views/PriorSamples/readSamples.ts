/** What samples of the prior become in every run: decoded parameters, and the share that lands in holes. */
import { type AggregatePosterior, HOLE_QUANTILE, lowerQuantile } from '../../analysis/aggregatePosterior';
import { decoderFor } from '../../state/decodeProbe';
import type { RunFrame } from '../../state/frames';
import { posteriorOfRun } from '../../state/posteriorOfRun';
import type { ReadingSource } from '../../state/probeReading';

/** The run's own z that the threshold is taken from, evenly chosen: the quantile is the fourth smallest of them. */
const THRESHOLD_POINTS = 400;

/** Rows that are decoded, and densities that are taken, between two pauses: each about a millisecond. */
const DECODE_BLOCK = 4;
const DENSITY_BLOCK = 16;

export interface SampleReading extends ReadingSource {
	readonly action: number;
	readonly count: number;
	/** Per run, count × P: decoded parameters in [−1, 1]. */
	readonly parameters: readonly Float32Array[];
	/** Per run: share of the samples that land in holes, 0 … 1. */
	readonly inHoles: readonly number[];
}

const thresholds = new WeakMap<RunFrame, number>();

/** The density below which a place is a hole, in nats. */
function* holeThreshold(run: RunFrame, posterior: AggregatePosterior, latentDim: number): Generator<void, number> {
	const known = thresholds.get(run);
	if (known !== undefined) return known;
	const rows = run.z.length / latentDim;
	const stride = Math.max(1, Math.floor(rows / THRESHOLD_POINTS));
	const densities = new Float64Array(Math.ceil(rows / stride));
	for (let i = 0; i < densities.length; i++) {
		densities[i] = posterior.logDensity(run.z, i * stride * latentDim);
		if (i % DENSITY_BLOCK === 0) yield;
	}
	const threshold = lowerQuantile(densities, HOLE_QUANTILE);
	thresholds.set(run, threshold);
	return threshold;
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
	const inHoles: number[] = [];
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
		const threshold = yield* holeThreshold(run, posterior, latentDim);
		let holes = 0;
		for (let row = 0; row < count; row++) {
			if (posterior.logDensity(samples, row * latentDim) < threshold) holes++;
			if (row % DENSITY_BLOCK === 0) yield;
		}
		inHoles.push(holes / count);
	}
	return { ...source, action, count, parameters, inHoles };
}
