/**
 * Holes: the share of N(0, I)'s mass that lies where codes are thin, by the ruler of `holeRuler.ts`. Training hardly
 * ever asked the decoder for an answer there, so it does not constrain what a sample that falls there decodes to.
 */
import { AggregatePosterior } from './aggregatePosterior';
import { holeLevel, holeResolution } from './holeRuler';
import { type Moments, mixtureMoments } from './mixtureMoments';
import { mmdToPrior } from './mmdToPrior';
import type { PosteriorCodes } from './posteriorCodes';
import { priorSamples } from './priorSamples';

/** Samples of the prior: the count of them alone errs by 0.2 % where 1 % are holes, by 1 % where 30 % are. */
const PRIOR_SAMPLES = 2_000;

/** Parts of the transitions that are left out in turn, for the standard error. */
const PARTS = 10;

/** Cells over a rectangle of two latent dims, row by row from the top left, for a shade. */
export interface PlaneGrid {
	readonly dims: readonly [across: number, up: number];
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
}

export interface HoleRequest {
	/** n transitions each. */
	readonly runs: readonly PosteriorCodes[];
	readonly latentDim: number;
	/** Share of an ideal run's z that lies in holes, such as 0.01. */
	readonly quantile: number;
	/** Of the samples of the prior. */
	readonly seed: number;
	readonly grid: PlaneGrid | null;
}

export interface HoleReading {
	/** n: transitions that it is measured on. */
	readonly transitions: number;
	/** Share of N(0, I) in holes, 0 … 1. */
	readonly share: number;
	/** Of the share: from the samples of the prior and from which transitions were taken. */
	readonly standardError: number;
	/** Share of the run's own z in holes, each held out of the mixture that it is judged by. */
	readonly own: number;
	/** log q(z) below which a place is a hole, nats: the same for every run. */
	readonly threshold: number;
	/** Squared kernel distance of the aggregate posterior from N(0, I). */
	readonly mmd: number;
	readonly moments: Moments;
	/**
	 * columns × rows of the grid: 1 where the cell's middle is a hole; null without a grid. With more than two latent
	 * dims it is that of the two dims alone, by the ruler for two.
	 */
	readonly shade: Uint8Array | null;
}

/** The mixture of a run's posteriors at the resolution of the ruler. */
export function codesAtResolution({ mean, std }: PosteriorCodes, latentDim: number): AggregatePosterior {
	return new AggregatePosterior(mean, std, latentDim, holeResolution(latentDim));
}

/** Which cells' middles are holes. @param posterior of the grid's two dims */
export function holeShade(posterior: AggregatePosterior, level: number, grid: PlaneGrid): Uint8Array {
	const { columns, rows } = grid;
	const shade = new Uint8Array(columns * rows);
	const place = new Float64Array(2);
	for (let row = 0, cell = 0; row < rows; row++) {
		place[1] = grid.top + ((row + 0.5) / rows) * (grid.bottom - grid.top);
		for (let column = 0; column < columns; column++, cell++) {
			place[0] = grid.left + ((column + 0.5) / columns) * (grid.right - grid.left);
			shade[cell] = posterior.logDensity(place) < level ? 1 : 0;
		}
	}
	return shade;
}

/** The holes of two latent dims alone; null with one. */
export function shadeOf(
	{ mean, std, z }: PosteriorCodes,
	latentDim: number,
	quantile: number,
	grid: PlaneGrid,
): Uint8Array | null {
	if (latentDim === 1) return null;
	const columns = (table: Float32Array) => tableColumns(table, latentDim, grid.dims);
	const codes = { mean: columns(mean), std: columns(std), z: columns(z) };
	return holeShade(codesAtResolution(codes, 2), holeLevel(2, quantile), grid);
}

/**
 * The share of the samples in holes, and its standard error: that of the count, and that of the transitions by the
 * jackknife over {@link PARTS} parts of them (Efron & Stein, Annals of Statistics 1981).
 * @param samples of N(0, I), count × Z
 */
function shareWithError(posterior: AggregatePosterior, level: number, samples: Float32Array) {
	const { latentDim, size } = posterior;
	const count = samples.length / latentDim;
	const parts = new Float64Array(Math.min(PARTS, size));
	/** Share of the transitions in each part, and the holes where it is left out. */
	const sizes = parts.map((_, part) => Math.ceil((size - part) / parts.length) / size);
	const without = new Float64Array(parts.length);
	let holes = 0;
	for (let row = 0; row < count; row++) {
		posterior.partsOfDensity(samples, row * latentDim, level, parts);
		let density = 0;
		for (const part of parts) density += part;
		if (density < 1) holes++;
		for (let part = 0; part < parts.length; part++) {
			if (density - parts[part] < 1 - sizes[part]) without[part] += 1 / count;
		}
	}
	const share = holes / count;
	const mean = without.reduce((sum, one) => sum + one / without.length, 0);
	const squares = without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
	const ofTransitions = ((parts.length - 1) / parts.length) * squares;
	return { share, standardError: Math.sqrt((share * (1 - share)) / count + ofTransitions) };
}

/** Share of the run's own z in holes, each without the posterior of its own transition. */
function ownShare(posterior: AggregatePosterior, z: Float32Array, level: number): number {
	const { latentDim, size } = posterior;
	let holes = 0;
	for (let row = 0; row < size; row++) if (posterior.logDensity(z, row * latentDim, row) < level) holes++;
	return holes / size;
}

/** Measures every run. */
export function measureHoles({ runs, latentDim, quantile, seed, grid }: HoleRequest): HoleReading[] {
	const samples = priorSamples({ seed, count: PRIOR_SAMPLES, latentDim, scale: 1 });
	const level = holeLevel(latentDim, quantile);
	return runs.map((codes) => {
		const posterior = codesAtResolution(codes, latentDim);
		return {
			transitions: posterior.size,
			...shareWithError(posterior, level, samples),
			own: ownShare(posterior, codes.z, level),
			threshold: level,
			mmd: mmdToPrior(codes.mean, codes.std, latentDim),
			moments: mixtureMoments(codes.mean, codes.std, latentDim),
			shade: grid && shadeOf(codes, latentDim, quantile, grid),
		};
	});
}

/** The share of holes alone, as the other measures that name it have it. */
export function holesShare(codes: PosteriorCodes, latentDim: number, quantile: number, seed: number): number {
	const samples = priorSamples({ seed, count: PRIOR_SAMPLES, latentDim, scale: 1 });
	return shareWithError(codesAtResolution(codes, latentDim), holeLevel(latentDim, quantile), samples).share;
}

/** Some columns of a row-major table, as a table of their own. @param table n × width */
function tableColumns(table: Float32Array, width: number, columns: readonly number[]): Float32Array {
	const rows = table.length / width;
	const taken = new Float32Array(rows * columns.length);
	for (let row = 0, to = 0; row < rows; row++) {
		for (const column of columns) taken[to++] = table[row * width + column];
	}
	return taken;
}
