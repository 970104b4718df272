/** The aggregate posterior of a run's frame, made once a frame for all who ask. */
import { AggregatePosterior } from '../analysis/aggregatePosterior';
import type { RunFrame } from './frames';

/** More components than this make no visible difference to the density, only to the time it takes. */
const MOST_COMPONENTS = 1_500;

const known = new WeakMap<RunFrame, AggregatePosterior>();

export function posteriorOfRun(run: RunFrame, latentDim: number): AggregatePosterior {
	let posterior = known.get(run);
	if (!posterior) {
		const stride = Math.max(1, Math.ceil(run.mean.length / latentDim / MOST_COMPONENTS));
		posterior = new AggregatePosterior(run.mean, run.std, latentDim, stride);
		known.set(run, posterior);
	}
	return posterior;
}
