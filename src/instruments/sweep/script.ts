import { summariseCodes } from '../../analysis/codeSummary';
import {
	collapseWeight,
	leastRate,
	predictedMedians,
	predictedSigma,
	rateAndDistortion,
	typicalSigma,
} from '../../analysis/rateDistortion';
import { scheduledKlWeight } from '../../model/schedule';
import { LIMITS } from '../../state/config/limits';
import { useConfig } from '../../state/configStore';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { useSession } from '../../state/sessionStore';
import { latestSweepFrame, startSweep, useSweep } from '../../state/sweep';
import { theoryOfRun } from '../../state/theoryOfRun';

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

/**
 * Trains one run a KL weight in lock-step, in a worker of its own; everything else is as in run A.
 * @param weights 1 to 32 numbers
 */
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
	if (!frame) throw new Error('the sweep has no frame');
	const { runs, measured, latentDim, losses } = frame;
	return weights.map((klWeight, run) => ({
		klWeight,
		rate: losses[run].kl * latentDim,
		distortion: losses[run].parameters,
		...summariseCodes(runs[run].measured.mean, runs[run].measured.std, measured, latentDim),
	}));
}

/** What `latentLab.theory` gives. */
export interface TheoryResult {
	readonly klWeight: number;
	/** KL summed over latent dimensions, nats; infinite without KL weight. */
	readonly rate: number;
	/** Mean squared error of the parameters. */
	readonly distortion: number;
	/** σ to expect of the dimension that carries most: the median over the transitions whose action keeps anything. */
	readonly sigma: number;
	/** w*: from here on nothing is kept. */
	readonly collapseWeight: number;
	/** Z: the median σ of each dimension over all transitions, the narrowest first. */
	readonly medians: number[];
	/** Nats without which no code of uniform parameters reaches this distortion. */
	readonly leastRate: number;
	/** The actions in the data: their share, and by direction the variance (P) and the σ predicted (Z). */
	readonly actions: readonly {
		readonly action: number;
		readonly share: number;
		readonly variances: number[];
		readonly sigma: number[];
	}[];
}

/**
 * What linear-Gaussian theory predicts for the present world, data and model.
 * @param klWeight that of the run at this step when left out
 * @param run whose weight of the parameters counts
 */
export async function theory({
	klWeight,
	run = 'A',
}: {
	readonly klWeight?: number;
	readonly run?: RunName;
}): Promise<TheoryResult> {
	const index = runIndex(run);
	const { min, max } = LIMITS.klWeight;
	if (klWeight !== undefined && !(klWeight >= min && klWeight <= max))
		throw new RangeError(`klWeight: a number from ${min} to ${max}`);
	const { dataset } = await prepared();
	const { config } = useConfig.getState();
	const weight = klWeight ?? scheduledKlWeight(config.runs[index], useSession.getState().step + 1);
	const meant = theoryOfRun(dataset, config.runs[index], config.model.latentDim);
	const { rate, distortion } = rateAndDistortion(meant, weight);
	return {
		klWeight: weight,
		rate,
		distortion,
		sigma: typicalSigma(meant, weight),
		collapseWeight: collapseWeight(meant),
		medians: Array.from(predictedMedians(meant, weight)),
		leastRate: distortion > 0 ? leastRate(meant.sources, distortion) : Number.POSITIVE_INFINITY,
		actions: meant.sources.map((source) => ({
			action: source.action,
			share: source.share,
			variances: Array.from(source.variances),
			sigma: Array.from(predictedSigma(meant, source, weight)),
		})),
	};
}
