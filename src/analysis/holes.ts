/**
 * Holes: the share of N(0, I)'s mass that lies where no posterior is near. A place is a hole where the aggregate
 * posterior's density is below the one that a stated share of the run's own z exceeds: the decoder was hardly ever
 * trained there, and a sample of the prior that falls there decodes to chance.
 */
import { AggregatePosterior, lowerQuantile } from './aggregatePosterior';
import { type Moments, mixtureMoments } from './mixtureMoments';
import { mmdToPrior } from './mmdToPrior';
import { priorSamples } from './priorSamples';
import { tableColumns } from './tableColumns';

/** Posteriors, own z and prior samples that a measurement takes: more move the share by less than its error. */
const COMPONENTS = 800;
const OWN_CODES = 400;
const PRIOR_SAMPLES = 1_000;

/** Posteriors of the kernel distance, which looks at every pair. */
const KERNEL_COMPONENTS = 400;

/** A run's posteriors and one noisy draw of each, n × Z. */
export interface PosteriorCodes {
	readonly mean: Float32Array;
	readonly std: Float32Array;
	readonly z: Float32Array;
}

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
	readonly runs: readonly PosteriorCodes[];
	readonly latentDim: number;
	/** Share of a run's own z that lies below the threshold, such as 0.01. */
	readonly quantile: number;
	/** Of the draws from the prior. */
	readonly seed: number;
	readonly grid: PlaneGrid | null;
}

export interface HoleReading {
	/** Share of N(0, I) in holes, 0 … 1, and the standard error of the count. */
	readonly share: number;
	readonly standardError: number;
	/** log q(z) below which a place is a hole, nats. */
	readonly threshold: number;
	/** Squared kernel distance of the aggregate posterior from N(0, I). */
	readonly mmd: number;
	readonly moments: Moments;
	/**
	 * columns × rows of the grid: 1 where the cell's middle is a hole; null without a grid. With more than two latent
	 * dims it is that of the two dims alone, with a threshold of their own.
	 */
	readonly shade: Uint8Array | null;
}

/** The density that all but `quantile` of the codes exceed. @param z n × Z */
export function holeThreshold(posterior: AggregatePosterior, z: Float32Array, quantile: number): number {
	const { latentDim } = posterior;
	const rows = z.length / latentDim;
	const stride = Math.max(1, Math.floor(rows / OWN_CODES));
	const densities = Float64Array.from({ length: Math.ceil(rows / stride) }, (_, i) =>
		posterior.logDensity(z, i * stride * latentDim),
	);
	return lowerQuantile(densities, quantile);
}

/** Share of the places with a density below the threshold. @param places n × Z */
export function shareInHoles(posterior: AggregatePosterior, threshold: number, places: Float32Array): number {
	const { latentDim } = posterior;
	const rows = places.length / latentDim;
	let holes = 0;
	for (let row = 0; row < rows; row++) if (posterior.logDensity(places, row * latentDim) < threshold) holes++;
	return holes / rows;
}

/** Which cells' middles are holes. @param posterior of the grid's two dims */
export function holeShade(posterior: AggregatePosterior, threshold: number, grid: PlaneGrid): Uint8Array {
	const { columns, rows } = grid;
	const shade = new Uint8Array(columns * rows);
	const place = new Float64Array(2);
	for (let row = 0, cell = 0; row < rows; row++) {
		place[1] = grid.top + ((row + 0.5) / rows) * (grid.bottom - grid.top);
		for (let column = 0; column < columns; column++, cell++) {
			place[0] = grid.left + ((column + 0.5) / columns) * (grid.right - grid.left);
			shade[cell] = posterior.logDensity(place) < threshold ? 1 : 0;
		}
	}
	return shade;
}

const strideFor = (rows: number, most: number) => Math.max(1, Math.ceil(rows / most));

function shadeOf(
	run: PosteriorCodes,
	whole: AggregatePosterior,
	threshold: number,
	quantile: number,
	grid: PlaneGrid,
): Uint8Array | null {
	const { latentDim } = whole;
	if (latentDim === 1) return null;
	const [across, up] = grid.dims;
	if (latentDim === 2 && across === 0 && up === 1) return holeShade(whole, threshold, grid);
	const dims = [across, up];
	const [mean, std, z] = [run.mean, run.std, run.z].map((table) => tableColumns(table, latentDim, dims));
	const shown = new AggregatePosterior(mean, std, 2, strideFor(mean.length / 2, COMPONENTS));
	return holeShade(shown, holeThreshold(shown, z, quantile), grid);
}

/** Measures every run. */
export function measureHoles({ runs, latentDim, quantile, seed, grid }: HoleRequest): HoleReading[] {
	const draws = priorSamples({ seed, count: PRIOR_SAMPLES, latentDim, scale: 1 });
	return runs.map((run) => {
		const rows = run.mean.length / latentDim;
		const posterior = new AggregatePosterior(run.mean, run.std, latentDim, strideFor(rows, COMPONENTS));
		const threshold = holeThreshold(posterior, run.z, quantile);
		const share = shareInHoles(posterior, threshold, draws);
		return {
			share,
			standardError: Math.sqrt((share * (1 - share)) / PRIOR_SAMPLES),
			threshold,
			mmd: mmdToPrior(run.mean, run.std, latentDim, strideFor(rows, KERNEL_COMPONENTS)),
			moments: mixtureMoments(run.mean, run.std, latentDim),
			shade: grid && shadeOf(run, posterior, threshold, quantile, grid),
		};
	});
}
