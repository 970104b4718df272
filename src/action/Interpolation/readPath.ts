/** The path between two pins: the decoded actions, and the density of the data's codes. */
import { logPriorPeak } from '../../analysis/aggregatePosterior';
import { latentPath, pathPoint } from '../../analysis/latentPath';
import { embed, nearestAction } from '../../model/embedding';
import { decoderFor } from '../../state/decodeProbe';
import type { PathKind } from '../../state/explorationStore';
import { posteriorOfRun } from '../../state/posteriorOfRun';
import type { ReadingSource } from '../../state/probeReading';
import type { Pins } from './pins';

/** Places on the way, both ends included. */
export const PATH_CELLS = 40;

/** Cells that are decoded between two pauses: about a millisecond at width 256. */
const BLOCK = 4;

export interface PathReading extends ReadingSource {
	readonly pins: Pins;
	/** PATH_CELLS: the discrete action at each place, snapped from the interpolated embedding. */
	readonly action: Uint16Array;
	/** PATH_CELLS × P: decoded parameters in [−1, 1]. */
	readonly parameters: Float32Array;
	/**
	 * Per run, PATH_CELLS: log₁₀ of q(z) over the peak of N(0, I), on the run's own way and at the resolution of the
	 * holes; null where the frame is not measured.
	 */
	readonly density: readonly (Float64Array | null)[];
}

/** μ of a pin in a run; null when the frame does not have the transition. */
function pinnedMean({ frame }: ReadingSource, run: number, pin: number): Float32Array | null {
	const { latentDim } = frame.shape;
	return pin < frame.count ? frame.runs[run].mean.subarray(pin * latentDim, (pin + 1) * latentDim) : null;
}

/** The discrete action at t: the nearest row to the interpolated embedding (1 − t)·tanh E[kA] + t·tanh E[kB]. */
export function snappedAction({ frame, dataset, run }: ReadingSource, [from, to]: Pins, t: number): number {
	const { weights } = frame.runs[run];
	const { embeddingDim } = frame.shape;
	const ends = [new Float32Array(embeddingDim), new Float32Array(embeddingDim)];
	embed(frame.shape, weights, dataset.action[from], ends[0]);
	embed(frame.shape, weights, dataset.action[to], ends[1]);
	const query = ends[0].map((value, i) => (1 - t) * value + t * ends[1][i]);
	return nearestAction(frame.shape, weights, query);
}

/** The point at t of the present run's way; null when a pin is not among the points shown. */
export function pointAt(source: ReadingSource, [from, to]: Pins, kind: PathKind, t: number): Float32Array | null {
	const start = pinnedMean(source, source.run, from);
	const end = pinnedMean(source, source.run, to);
	return start && end && pathPoint(kind, start, end, t);
}

/**
 * Reads the way, with pauses.
 * @returns null when a pin is not among the points shown
 */
export function* readPath(source: ReadingSource, pins: Pins, kind: PathKind): Generator<void, PathReading | null> {
	const { frame, run, condition } = source;
	const { parameterDim, stateDim, latentDim } = frame.shape;
	const ways = frame.runs.map((_, index) => {
		const [start, end] = pins.map((pin) => pinnedMean(source, index, pin));
		return start && end && latentPath(kind, start, end, PATH_CELLS);
	});
	const way = ways[run];
	if (!way) return null;

	const action = new Uint16Array(PATH_CELLS);
	for (let cell = 0; cell < PATH_CELLS; cell++) {
		action[cell] = snappedAction(source, pins, cell / (PATH_CELLS - 1));
		// With 1,024 actions to compare, a block of cells takes the better part of a millisecond.
		if (cell % BLOCK === BLOCK - 1) yield;
	}
	const parameters = new Float32Array(PATH_CELLS * parameterDim);
	const state = new Float32Array(BLOCK * stateDim);
	for (let row = 0; row < BLOCK; row++) state.set(condition.state, row * stateDim);
	for (let cell = 0; cell < PATH_CELLS; cell += BLOCK) {
		const rows = Math.min(BLOCK, PATH_CELLS - cell);
		const decoding = decoderFor(frame.shape).decode(
			frame.runs[run].weights,
			{
				state,
				action: action.subarray(cell, cell + rows),
				z: way.subarray(cell * latentDim, (cell + rows) * latentDim),
			},
			rows,
		);
		parameters.set(decoding.parameters, cell * parameterDim);
		yield;
	}

	const density: (Float64Array | null)[] = [];
	for (const [index, points] of ways.entries()) {
		const posterior = posteriorOfRun(frame.runs[index], latentDim);
		if (!posterior) {
			density.push(null);
			continue;
		}
		const values = new Float64Array(PATH_CELLS);
		for (let cell = 0; points && cell < PATH_CELLS; cell++) {
			values[cell] = (posterior.logDensity(points, cell * latentDim) - logPriorPeak(latentDim)) / Math.LN10;
			if (cell % BLOCK === 0) yield;
		}
		density.push(values);
	}
	return { ...source, pins, action, parameters, density };
}
