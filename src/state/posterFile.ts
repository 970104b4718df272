/**
 * The file of the poster: what the page shows until its own training has a frame, the last step of that training.
 *
 * It is made by scripts/make-poster.ts and deflated: a header of JSON, preceded by its length as
 * uint32, then int16 planes. Every plane is a run of numbers divided by its largest magnitude.
 */

import { firstTransitions, sampledCodes, transitionNoise } from '../analysis/transitionNoise';
import { type ModelShape, parameterLayout } from '../model/layout';
import { TermTable } from '../model/TermTable';
import { exp } from '../numerics/exponential';
import type { RunFrame } from '../training/Frame';
import { OPENING_CONFIG } from './config/defaults';

/** What is written ahead of the planes. */
export interface PosterHeader {
	readonly version: 3;
	readonly shape: ModelShape;
	/** Transitions, from the first of the default data on: those that are drawn, and those that are measured. */
	readonly count: number;
	/** The step. */
	readonly step: number;
	readonly runs: number;
	/** Steps that one entry of the losses stands for. */
	readonly lossStride: number;
	readonly lossEntries: number;
	/** Largest magnitude of each plane, in order. */
	readonly scales: readonly number[];
}

export interface Poster {
	readonly header: PosterHeader;
	/** One a run; of the weights, only what decoding reads. */
	readonly runs: readonly RunFrame[];
	/** A row an entry. */
	readonly losses: TermTable;
}

/** Largest int16. */
export const PLANE_MAX = 32_767;

/**
 * The planes of a poster, in order: for every run μ and σ (count × Z), then for every run the weights that decoding
 * needs (embeddings, then everything from d0_0 on), then the losses as logarithms.
 */
export function planeLengths(header: Omit<PosterHeader, 'scales'>): number[] {
	const { shape, count, runs, lossEntries } = header;
	const layout = parameterLayout(shape);
	const decoder = shape.actionCount * shape.embeddingDim + layout.length - layout.layers.d0_0.weight;
	return [
		...Array<number>(2 * runs).fill(count * shape.latentDim),
		...Array<number>(runs).fill(decoder),
		TermTable.size(lossEntries, runs),
	];
}

/** Why a file is not a poster. */
const noPoster = (reason: string) => new Error(`it is no poster: ${reason}`);

/** The largest magnitude of a plane: the losses are logarithms, and float32 ends at e⁸⁸. */
const MOST_SCALE = 80;

/** The most of anything that a poster counts. */
const MOST = { shape: 1_000, count: 100_000, runs: 8, losses: 100_000 } as const;

const isCount = (value: unknown, most: number) =>
	Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

/** @throws when the header is none, before anything is made by what it says */
function readHeader(bytes: ArrayBuffer): { readonly header: PosterHeader; readonly end: number } {
	const length = bytes.byteLength >= 4 ? new DataView(bytes).getUint32(0, true) : 0;
	if (4 + length > bytes.byteLength) throw noPoster('it ends in its header');
	let header: Partial<PosterHeader> | null;
	try {
		header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as Partial<PosterHeader> | null;
	} catch {
		throw noPoster('its header is no JSON');
	}
	if (header?.version !== 3) throw noPoster('its version is not known');
	const { shape, count, step, runs, lossStride, lossEntries, scales } = header;
	const sizes = [shape?.stateDim, shape?.actionCount, shape?.embeddingDim, shape?.parameterDim, shape?.latentDim];
	if (![...sizes, shape?.width].every((size) => isCount(size, MOST.shape))) throw noPoster('its model has no sizes');
	const isCounted =
		isCount(count, MOST.count) &&
		isCount(runs, MOST.runs) &&
		isCount(step, Number.MAX_SAFE_INTEGER) &&
		[lossStride, lossEntries].every((losses) => isCount(losses, MOST.losses));
	if (!isCounted) throw noPoster('its counts are none');
	const areScales =
		Array.isArray(scales) &&
		scales.length === planeLengths(header as PosterHeader).length &&
		scales.every((scale) => Number.isFinite(scale) && Math.abs(scale) <= MOST_SCALE);
	if (!areScales) throw noPoster('its planes have no scales');
	return { header: header as PosterHeader, end: 4 + length };
}

/** Reads an inflated poster. @throws with the reason in plain English when it is none */
export function parsePoster(bytes: ArrayBuffer): Poster {
	const { header, end } = readHeader(bytes);
	const lengths = planeLengths(header);
	const expected = lengths.reduce((sum, length) => sum + length, 0);
	const numbers = (bytes.byteLength - end) / Int16Array.BYTES_PER_ELEMENT;
	if (numbers !== expected) throw noPoster(`${numbers} numbers where ${expected} belong`);
	const integers = new Int16Array(bytes.slice(end));
	let offset = 0;
	const planes = lengths.map((length, plane) => {
		const scale = header.scales[plane] / PLANE_MAX;
		const values = Float32Array.from(integers.subarray(offset, offset + length), (value) => value * scale);
		offset += length;
		return values;
	});
	const { shape, runs, count } = header;
	const epsilon = transitionNoise(OPENING_CONFIG.training.seed, firstTransitions(count), shape.latentDim);
	return {
		header,
		runs: Array.from({ length: runs }, (_, run): RunFrame => {
			const [mean, std] = planes.slice(2 * run, 2 * run + 2);
			const codes = { mean, std, z: sampledCodes(mean, std, epsilon) };
			return { ...codes, measured: codes, weights: decoderWeights(shape, planes[2 * runs + run]) };
		}),
		losses: new TermTable(planes[planes.length - 1].map(exp), runs),
	};
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
