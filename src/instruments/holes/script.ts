import { useConfig } from '../../state/configStore';
import { preparedMeasured, type RunName } from '../../state/preparedFrame';
import { measure } from '../measure';

/** What `latentLab.holes` gives. */
export interface HolesResult {
	readonly step: number;
	/** Transitions that it is measured on, whatever is drawn. */
	readonly transitions: number;
	/** Share of N(0, I) in holes, 0 … 1. */
	readonly share: number;
	readonly standardError: number;
	/** Share of the run's own z in holes, each held out. */
	readonly own: number;
	/** log q(z) below which a place is a hole, nats: the same in every run. */
	readonly threshold: number;
	/** Squared kernel distance of the codes from N(0, I). */
	readonly mmd: number;
	/** Z numbers each. */
	readonly moments: Readonly<Record<'mean' | 'std' | 'skewness' | 'kurtosis', number[]>>;
}

/**
 * The share of N(0, I) in holes, and the distance of the codes from it.
 * @param keep share of an ideal run's z that counts as covered, in percent
 */
export async function holes(run: RunName, keep = 99): Promise<HolesResult> {
	if (!(keep > 0 && keep < 100)) throw new RangeError('keep: above 0 and below 100');
	const { frame, codes } = await preparedMeasured(run);
	const { result } = await measure('holes', {
		runs: [codes],
		latentDim: frame.shape.latentDim,
		quantile: 1 - keep / 100,
		seed: useConfig.getState().config.training.seed,
		grid: null,
	});
	const [{ transitions, share, standardError, own, threshold, mmd, moments }] = result;
	return {
		step: frame.step,
		transitions,
		share,
		standardError,
		own,
		threshold,
		mmd,
		moments: {
			mean: Array.from(moments.mean),
			std: Array.from(moments.std),
			skewness: Array.from(moments.skewness),
			kurtosis: Array.from(moments.kurtosis),
		},
	};
}
