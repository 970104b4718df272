/** What is asked of the worker for the forces on a transition. */
import type { ForceRequest } from '../../analysis/forces';
import type { Frame } from '../../state/frames';
import { trainedData, transitionRequest } from '../shared/modelRequest';

/** ε that the pull of the reconstruction is averaged over. */
const DRAWS = 16;

/** @returns null where the frame has no encoder, or the data no such transition */
export function forceRequest(frame: Frame, transition: number): ForceRequest | null {
	const dataset = trainedData(frame);
	if (!dataset || transition >= frame.count) return null;
	return transitionRequest(frame, dataset, transition, DRAWS);
}
