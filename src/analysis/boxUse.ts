/**
 * How HyAR's latent box is used: the box of a run's z, the shares of prior and data inside, and how much of it is
 * empty. The box is a rectangle around a curved cloud, so its corners may contain hardly any codes: training does not
 * constrain what the output of a policy there decodes to.
 */
import { Stream, uniformAt } from '../randomness/counterRandom';
import { holeLevel, shareInHoles } from './holeRuler';
import { codesAtResolution, shadeOf } from './holes';
import { type LatentBox, latentBox, priorInBox, rangeRateOf, shareInBox } from './latentBox';
import type { PosteriorCodes } from './posteriorCodes';

/** Places sampled in the box: the standard error of a share is 1 % at most. */
const PLACES = 2_000;

export interface BoxUseRequest {
	readonly runs: readonly PosteriorCodes[];
	readonly latentDim: number;
	/** Central share of z that each dim keeps, percent. */
	readonly percent: number;
	/** A place is empty where it is a hole; this share of an ideal run's z lies in holes. */
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

/** Measures every run. */
export function measureBoxUse({ runs, latentDim, percent, quantile, shade }: BoxUseRequest): BoxUse[] {
	return runs.map((codes) => {
		const { z } = codes;
		const count = z.length / latentDim;
		const box = latentBox(z, count, latentDim, rangeRateOf(percent));
		const posterior = codesAtResolution(codes, latentDim);
		return {
			box,
			prior: priorInBox(box),
			data: shareInBox(z, count, box),
			empty: shareInHoles(posterior, holeLevel(latentDim, quantile), placesInBox(box, PLACES)),
			shade: shade && shadeOf(codes, latentDim, quantile, gridOf(box, shade)),
		};
	});
}

/** The box on two dims, in cells. */
function gridOf({ lower, upper }: LatentBox, { dims, cells }: NonNullable<BoxUseRequest['shade']>) {
	const [across, up] = dims;
	return {
		dims,
		left: lower[across],
		right: upper[across],
		bottom: lower[up],
		top: upper[up],
		columns: cells,
		rows: cells,
	};
}
