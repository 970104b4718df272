/** What measurements of the whole model need: a frame of a training, now or earlier, whose weights include the encoder's. */

import type { Dataset } from '../../dataset/Dataset';
import { measuredCount } from '../../dataset/measuredSet';
import { gatherTransitions } from '../../dataset/transitionRows';
import { scheduledKlWeight } from '../../model/schedule';
import { useConfig } from '../../state/configStore';
import type { Frame } from '../../state/frames';
import { useSession } from '../../state/sessionStore';
import { settingsAfter } from '../../state/shownTraining';

/** The data of a frame of a training; null while they do not fit, and for the recorded run, which has no encoder. */
export function trainedData(frame: Frame): Dataset | null {
	const { dataset } = useSession.getState();
	if (frame.source === 'recording' || !dataset) return null;
	const { stateDim, parameterDim } = frame.shape;
	const fits = dataset.stateDim === stateDim && dataset.parameterDim === parameterDim && dataset.size >= frame.count;
	return fits ? dataset : null;
}

/** Weights of runs A and B, and what the loss terms of the next step are multiplied by. */
function runsOfNextStep(frame: Frame) {
	const settings = settingsAfter(frame);
	return frame.runs.slice(0, 2).map(({ weights }, run) => {
		const { stateWeight, parameterWeight } = settings[run];
		const klWeight = scheduledKlWeight(settings[run], frame.step + 1);
		return { weights, terms: { stateWeight, parameterWeight, klWeight } };
	});
}

/** What measurements of one transition by draws of ε need. */
export function transitionRequest(frame: Frame, dataset: Dataset, transition: number, draws: number) {
	return {
		shape: frame.shape,
		runs: runsOfNextStep(frame),
		transition: gatherTransitions(dataset, [transition]),
		draws,
		seed: useConfig.getState().config.training.seed,
	};
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
