import {
	collapseWeight,
	leastRate,
	predictedMedians,
	predictedSigma,
	rateAndDistortion,
	typicalSigma,
} from '../../analysis/rateDistortion';
import { scheduledKlWeight } from '../../model/schedule';
import { LIMITS } from '../../state/config';
import { useConfig } from '../../state/configStore';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { useSession } from '../../state/sessionStore';
import { theoryOfRun } from '../../state/theoryOfRun';

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
