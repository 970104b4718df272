/** What linear-Gaussian theory says of a run of the lab; the data are summed up once. */
import { type ActionSource, actionSources } from '../analysis/actionSources';
import type { LinearGaussian } from '../analysis/rateDistortion';
import type { Dataset } from '../dataset/Dataset';
import type { Config } from './config';

const known = new WeakMap<Dataset, readonly ActionSource[]>();

/**
 * @param run 0 for A, 1 for B: whose weight of the parameters counts
 * @param latentDim Z of the model that is meant, where it is not the configuration's
 */
export function theoryOfRun(
	dataset: Dataset,
	config: Pick<Config, 'runs' | 'model'>,
	run: number,
	latentDim = config.model.latentDim,
): LinearGaussian {
	let sources = known.get(dataset);
	if (!sources) {
		sources = actionSources(dataset);
		known.set(dataset, sources);
	}
	return { sources, latentDim, parameterWeight: config.runs[run].parameterWeight };
}
