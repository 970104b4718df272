import { HOLE_QUANTILE } from '../../analysis/holeRuler';
import { preparedMeasured, type RunName } from '../../state/preparedFrame';
import { measure } from '../measure';

/** What `latentLab.boxUse` gives; all shares are 0 … 1. */
export interface BoxUseResult {
	readonly step: number;
	/** Z numbers each. */
	readonly lower: number[];
	readonly upper: number[];
	/** Probability of the box under N(0, I). */
	readonly prior: number;
	/** Share of the z inside in all dims at once. */
	readonly data: number;
	/** Share of the box's volume in holes. */
	readonly empty: number;
}

/**
 * How HyAR's latent box is used.
 * @param percent central share kept in each dim, 50 … 100
 */
export async function boxUse(run: RunName, percent = 96): Promise<BoxUseResult> {
	if (!(percent >= 50 && percent <= 100)) throw new RangeError('percent: 50 to 100');
	const { frame, codes } = await preparedMeasured(run);
	const { latentDim } = frame.shape;
	const request = { runs: [codes], latentDim, percent, quantile: HOLE_QUANTILE, shade: null };
	const { result } = await measure('boxUse', request);
	const [{ box, prior, data, empty }] = result;
	return { step: frame.step, lower: Array.from(box.lower), upper: Array.from(box.upper), prior, data, empty };
}
