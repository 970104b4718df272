import { summariseCodes } from '../../analysis/codeSummary';
import { LIMITS } from '../../state/config';
import { latestSweepFrame, startSweep, useSweep } from '../../state/sweep';

/** One run of `latentLab.sweep`. */
export interface SweptRun {
	readonly klWeight: number;
	/** KL summed over latent dims, nats. */
	readonly rate: number;
	/** Mean squared error of the parameters. */
	readonly distortion: number;
	/** Median σ, geometric mean over dims. */
	readonly sigma: number;
	/** Root mean square of μ. */
	readonly spread: number;
	/** Root mean square of z; 1 for a match with the prior. */
	readonly zSpread: number;
}

/** As many runs as the engines take in one lock-step. */
const MOST_RUNS = 32;

export async function sweep(weights: readonly number[], steps: number): Promise<SweptRun[]> {
	const { min, max } = LIMITS.klWeight;
	const valid = weights.length >= 1 && weights.length <= MOST_RUNS && weights.every((w) => w >= min && w <= max);
	if (!valid) throw new RangeError(`weights: 1 to ${MOST_RUNS} numbers from ${min} to ${max}`);
	if (!Number.isInteger(steps) || steps < 1) throw new RangeError('steps: a whole number from 1');
	startSweep(weights, steps);
	await new Promise<void>((resolve, reject) => {
		const stop = useSweep.subscribe(({ phase, reason }) => {
			if (phase !== 'paused' && phase !== 'failed') return;
			stop();
			if (phase === 'failed') reject(new Error(reason));
			else resolve();
		});
	});
	const frame = latestSweepFrame();
	if (!frame) throw new Error('the sweep has no picture');
	const { runs, measured, latentDim, losses } = frame;
	return weights.map((klWeight, run) => ({
		klWeight,
		rate: losses[run].kl * latentDim,
		distortion: losses[run].parameters,
		...summariseCodes(runs[run].measured.mean, runs[run].measured.std, measured, latentDim),
	}));
}
