/** What linear-Gaussian theory says of a run of the lab; the data are summed up once. */
import { type ActionSource, actionSources } from '../analysis/actionSources';
import type { LinearGaussian } from '../analysis/rateDistortion';
import type { Dataset } from '../dataset/Dataset';
import type { RunSettings } from '../model/settings';

const known = new WeakMap<Dataset, readonly ActionSource[]>();

/** @param run its weight of the parameters counts */
export function theoryOfRun(
	dataset: Dataset,
	{ parameterWeight }: Pick<RunSettings, 'parameterWeight'>,
	latentDim: number,
): LinearGaussian {
	let sources = known.get(dataset);
	if (!sources) {
		sources = actionSources(dataset);
		known.set(dataset, sources);
	}
	return { sources, latentDim, parameterWeight };
}
