import { measure } from '../instruments/measure';
import { useConfig } from '../state/configStore';
import { prepared, type RunName, runIndex } from './preparedFrame';

/** What `latentLab.holes` gives. */
export interface HolesResult {
	readonly step: number;
	/** Share of N(0, I) in holes, 0 … 1. */
	readonly share: number;
	readonly standardError: number;
	/** log q(z) below which a place is a hole, nats. */
	readonly threshold: number;
	/** Squared kernel distance of the codes from N(0, I). */
	readonly mmd: number;
	/** Z numbers each. */
	readonly moments: Readonly<Record<'mean' | 'std' | 'skewness' | 'kurtosis', number[]>>;
}

export async function holes(run: RunName, keep: number): Promise<HolesResult> {
	if (!(keep > 0 && keep < 100)) throw new RangeError('keep: above 0 and below 100');
	const index = runIndex(run);
	const { frame } = await prepared();
	const { mean, std, z } = frame.runs[index];
	const { result } = await measure('holes', {
		runs: [{ mean, std, z }],
		latentDim: frame.shape.latentDim,
		quantile: 1 - keep / 100,
		seed: useConfig.getState().config.training.seed,
		grid: null,
	});
	const [{ share, standardError, threshold, mmd, moments }] = result;
	return {
		step: frame.step,
		share,
		standardError,
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
