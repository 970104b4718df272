/** What is asked of the worker for the true posterior of a transition. */

import type { Frame } from '../../state/frames';
import { trainedData, transitionRequest } from '../shared/modelRequest';
import type { TransitionPosteriorRequest } from './transitionPosterior';

/** ε of the importance sampling: a standard error of 0.02 nats where every draw counts a little differently. */
const DRAWS = 2_000;

/** @returns null where the frame has no encoder, or the data no such transition */
export function posteriorRequest(frame: Frame, transition: number): TransitionPosteriorRequest | null {
	const dataset = trainedData(frame);
	if (!dataset || transition >= dataset.size) return null;
	return transitionRequest(frame, dataset, transition, DRAWS);
}
