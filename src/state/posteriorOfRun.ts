/** The measured codes of a run's frame as a mixture, at the resolution of the holes; made once a frame for all who ask. */
import type { AggregatePosterior } from '../analysis/aggregatePosterior';
import { codesAtResolution } from '../analysis/holes';
import type { RunFrame } from './frames';

const known = new WeakMap<RunFrame, AggregatePosterior>();

/** @returns null where the frame's codes are not those that are measured */
export function posteriorOfRun(run: RunFrame, latentDim: number): AggregatePosterior | null {
	if (!run.measured) return null;
	let posterior = known.get(run);
	if (!posterior) {
		posterior = codesAtResolution(run.measured, latentDim);
		known.set(run, posterior);
	}
	return posterior;
}
