/**
 * What HyAR's latent box holds: the box of a run's z, the shares of prior and data inside, and how much of it is
 * empty. The box is a rectangle round a curved cloud, so its corners may hold no code: a policy that answers there
 * is decoded to chance.
 */
import { Stream, uniformAt } from '../randomness/counterRandom';
import { AggregatePosterior } from './aggregatePosterior';
import { holeShade, holeThreshold, type PlaneGrid, type PosteriorCodes, shareInHoles } from './holes';
import { type LatentBox, latentBox, priorInBox, rangeRateOf, shareInBox } from './latentBox';
import { tableColumns } from './tableColumns';

const COMPONENTS = 800;
const PLACES = 500;

export interface BoxUseRequest {
	readonly runs: readonly PosteriorCodes[];
	readonly latentDim: number;
	/** Central share of z that each dim keeps, percent. */
	readonly percent: number;
	/** A place is empty where the density of codes is below that at all but this share of the run's own z. */
	readonly quantile: number;
	/** The dims of the shade, and its cells across and up; null for none. */
	readonly shade: { readonly dims: readonly [number, number]; readonly cells: number } | null;
}

export interface BoxUse {
	readonly box: LatentBox;
	/** Probability of the box under N(0, I), over all dims. */
	readonly prior: number;
	/** Share of the z inside in all dims at once. */
	readonly data: number;
	/** Share of the box's volume that is empty. */
	readonly empty: number;
	/** The cells of the box on two dims, 1 where the middle is empty; null without them or with one latent dim. */
	readonly shade: Uint8Array | null;
}

/** n × Z places, uniform in a box; always the same shares of it. */
function placesInBox({ lower, upper }: LatentBox, count: number): Float32Array {
	const latentDim = lower.length;
	const places = new Float32Array(count * latentDim);
	for (let row = 0; row < count; row++) {
		for (let dim = 0; dim < latentDim; dim++) {
			const share = uniformAt(0, Stream.monteCarlo, 1, row, dim);
			places[row * latentDim + dim] = lower[dim] + share * (upper[dim] - lower[dim]);
		}
	}
	return places;
}

/** The codes as a mixture, thinned to what can be summed in time. */
function mixture(mean: Float32Array, std: Float32Array, latentDim: number): AggregatePosterior {
	const stride = Math.max(1, Math.ceil(mean.length / latentDim / COMPONENTS));
	return new AggregatePosterior(mean, std, latentDim, stride);
}

/** Measures every run. */
export function measureBoxUse({ runs, latentDim, percent, quantile, shade }: BoxUseRequest): BoxUse[] {
	return runs.map(({ mean, std, z }) => {
		const count = z.length / latentDim;
		const box = latentBox(z, count, latentDim, rangeRateOf(percent));
		const posterior = mixture(mean, std, latentDim);
		const threshold = holeThreshold(posterior, z, quantile);
		return {
			box,
			prior: priorInBox(box),
			data: shareInBox(z, count, box),
			empty: shareInHoles(posterior, threshold, placesInBox(box, PLACES)),
			shade: shade && latentDim > 1 ? shadeOf({ mean, std, z }, latentDim, box, quantile, shade) : null,
		};
	});
}

function shadeOf(
	codes: PosteriorCodes,
	latentDim: number,
	{ lower, upper }: LatentBox,
	quantile: number,
	{ dims, cells }: NonNullable<BoxUseRequest['shade']>,
): Uint8Array {
	const [mean, std, z] = [codes.mean, codes.std, codes.z].map((table) => tableColumns(table, latentDim, dims));
	const posterior = mixture(mean, std, 2);
	const [across, up] = dims;
	const grid: PlaneGrid = {
		dims,
		left: lower[across],
		right: upper[across],
		bottom: lower[up],
		top: upper[up],
		columns: cells,
		rows: cells,
	};
	return holeShade(posterior, holeThreshold(posterior, z, quantile), grid);
}
