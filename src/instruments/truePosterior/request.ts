/** What is asked of the worker for the true posterior of a transition. */

import { gatherTransitions } from '../../dataset/transitionRows';
import { useConfig } from '../../state/configStore';
import type { Frame } from '../../state/frames';
import { runsOfNextStep, trainedData } from '../shared/modelRequest';
import type { TransitionPosteriorRequest } from './transitionPosterior';

/** ε of the importance sampling: a standard error of 0.02 nats where every draw counts a little differently. */
const DRAWS = 2_000;

/** @returns null where the frame has no encoder, or the data no such transition */
export function posteriorRequest(frame: Frame, transition: number): TransitionPosteriorRequest | null {
	const dataset = trainedData(frame);
	if (!dataset || transition >= dataset.size) return null;
	const { training } = useConfig.getState().config;
	return {
		shape: frame.shape,
		runs: runsOfNextStep(frame),
		transition: gatherTransitions(dataset, [transition]),
		draws: DRAWS,
		seed: training.seed,
	};
}
