/** What measurements of the whole model need: a frame of a training, now or earlier, whose weights include the encoder's. */

import type { Dataset } from '../../dataset/Dataset';
import { measuredCount } from '../../dataset/measuredSet';
import { gatherTransitions } from '../../dataset/transitionRows';
import type { Frame } from '../../state/frames';
import { useSession } from '../../state/sessionStore';

/** The data of a frame of a training; null while they do not fit, and for the recorded run, which has no encoder. */
export function trainedData(frame: Frame): Dataset | null {
	const { dataset } = useSession.getState();
	if (frame.source === 'recording' || !dataset) return null;
	const { stateDim, parameterDim } = frame.shape;
	const fits = dataset.stateDim === stateDim && dataset.parameterDim === parameterDim && dataset.size >= frame.count;
	return fits ? dataset : null;
}

/** The transitions that measures of the whole data take, as columns. */
export function measuredTransitions(dataset: Dataset) {
	return firstTransitions(dataset, measuredCount(dataset.size));
}

/** The first transitions of the data, at most so many, as columns. */
export function firstTransitions(dataset: Dataset, count: number) {
	return gatherTransitions(
		dataset,
		Uint32Array.from({ length: Math.min(count, dataset.size) }, (_, index) => index),
	);
}
