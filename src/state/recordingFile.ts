/**
 * The file of the recorded run that plays on opening.
 *
 * It is made by scripts/record-run.ts and deflated: a header of JSON, preceded by its length as
 * uint32, then int16 planes. Every plane is a run of numbers divided by its largest magnitude.
 */

import { leadingCodes } from '../analysis/posteriorCodes';
import { firstTransitions, sampledCodes, transitionNoise } from '../analysis/transitionNoise';
import { type ModelShape, parameterLayout } from '../model/layout';
import { exp } from '../numerics/exponential';
import type { RecordedMeasures, RunFrame } from '../training/Frame';
import { METRICS_PER_RUN } from '../training/Trainer';
import { DEFAULT_CONFIG } from './config';

/** What is written ahead of the planes. */
export interface RecordingHeader {
	readonly version: 2;
	readonly shape: ModelShape;
	/** Transitions in every frame, from the first of the default data on. */
	readonly count: number;
	/** Transitions in the last frame, which is measured as a training's is. */
	readonly measured: number;
	/** Step of each frame. */
	readonly steps: readonly number[];
	readonly runs: number;
	/** Steps that one entry of the losses stands for. */
	readonly lossStride: number;
	readonly lossEntries: number;
	/** Largest magnitude of each plane, in order. */
	readonly scales: readonly number[];
}

/** A run as it was recorded. */
export interface Recording {
	readonly header: RecordingHeader;
	/** One entry a frame, and in it one a run. */
	readonly frames: readonly (readonly RunFrame[])[];
	readonly measures: readonly (readonly RecordedMeasures[])[];
	/** lossEntries × runs × METRICS_PER_RUN */
	readonly losses: Float32Array;
}

/** Largest int16. */
export const PLANE_MAX = 32_767;

/**
 * The planes of a recording, in order: for every frame and run μ and σ (count × Z, of the last frame measured × Z),
 * then for every run the weights that decoding needs (embeddings, then everything from d0_0 on), then for every
 * frame and run Z median σ and the KL (Z shares of μ, Z of σ, the information), then the losses as logarithms.
 */
export function planeLengths(header: Omit<RecordingHeader, 'scales'>): number[] {
	const { shape, count, measured, steps, runs, lossEntries } = header;
	const { latentDim } = shape;
	const layout = parameterLayout(shape);
	const decoder = shape.actionCount * shape.embeddingDim + layout.length - layout.layers.d0_0.weight;
	return [
		...Array<number>((steps.length - 1) * runs * 2).fill(count * latentDim),
		...Array<number>(runs * 2).fill(measured * latentDim),
		...Array<number>(runs).fill(decoder),
		steps.length * runs * (3 * latentDim + 1),
		lossEntries * runs * METRICS_PER_RUN,
	];
}

/** Reads an inflated recording. @throws when it is not one */
export function parseRecording(bytes: ArrayBuffer): Recording {
	const headerLength = new DataView(bytes).getUint32(0, true);
	const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, headerLength))) as RecordingHeader;
	if (header.version !== 2) throw new Error(`version ${header.version} is not known`);
	const lengths = planeLengths(header);
	if (header.scales?.length !== lengths.length || !header.scales.every(Number.isFinite))
		throw new Error('its planes have no scales');
	const integers = new Int16Array(bytes.slice(4 + headerLength));
	const expected = lengths.reduce((sum, length) => sum + length, 0);
	if (integers.length !== expected) throw new Error(`${integers.length} numbers where ${expected} belong`);
	let offset = 0;
	const planes = lengths.map((length, plane) => {
		const scale = header.scales[plane] / PLANE_MAX;
		const values = Float32Array.from(integers.subarray(offset, offset + length), (value) => value * scale);
		offset += length;
		return values;
	});
	const { shape, steps, runs, count, measured } = header;
	const { latentDim } = shape;
	const weights = Array.from({ length: runs }, (_, run) =>
		decoderWeights(shape, planes[steps.length * runs * 2 + run]),
	);
	const all = firstTransitions(Math.max(count, measured));
	const epsilon = transitionNoise(DEFAULT_CONFIG.training.seed, all, latentDim);
	const frames = steps.map((_, frame) =>
		weights.map((ofRun, run): RunFrame => {
			const mean = planes[(frame * runs + run) * 2];
			const std = planes[(frame * runs + run) * 2 + 1];
			const codes = { mean, std, z: sampledCodes(mean, std, epsilon) };
			const isLast = frame === steps.length - 1;
			return {
				...leadingCodes(codes, count, latentDim),
				measured: isLast ? leadingCodes(codes, measured, latentDim) : null,
				weights: ofRun,
			};
		}),
	);
	const measures = recordedMeasures(header, planes[planes.length - 2]);
	return { header, frames, measures, losses: planes[planes.length - 1].map(exp) };
}

function recordedMeasures({ shape, steps, runs }: RecordingHeader, plane: Float32Array): RecordedMeasures[][] {
	const { latentDim } = shape;
	const width = 3 * latentDim + 1;
	return steps.map((_, frame) =>
		Array.from({ length: runs }, (__, run) => {
			const from = (frame * runs + run) * width;
			const [sigma, mean, spread] = [0, 1, 2].map((group) =>
				Float64Array.from(plane.subarray(from + group * latentDim, from + (group + 1) * latentDim)),
			);
			return { sigma: Array.from(sigma), mean, spread, information: plane[from + 3 * latentDim] };
		}),
	);
}

/** Flat weights with only what decoding reads; the encoder's stay 0. */
function decoderWeights(shape: ModelShape, plane: Float32Array): Float32Array {
	const layout = parameterLayout(shape);
	const weights = new Float32Array(layout.length);
	const table = shape.actionCount * shape.embeddingDim;
	weights.set(plane.subarray(0, table), layout.embeddings);
	weights.set(plane.subarray(table), layout.layers.d0_0.weight);
	return weights;
}
