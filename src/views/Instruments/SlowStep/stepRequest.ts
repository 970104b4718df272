/** The step that training takes next, as it is asked of the worker: its batch and its noise drawn as training does. */
import type { StepRequest } from '../../../analysis/stepTrace';
import { splitDataset } from '../../../dataset/testPart';
import { scheduledLearningRate } from '../../../model/schedule';
import { useConfig } from '../../../state/configStore';
import type { Frame } from '../../../state/frames';
import { BatchSource } from '../../../training/BatchSource';
import { trainedData } from '../modelRequest';

/** @returns null where the frame has no encoder, or its data are not there */
export function stepRequest(frame: Frame, run: number, row: number): StepRequest | null {
	const dataset = trainedData(frame);
	if (!dataset) return null;
	const { training, runs, data } = useConfig.getState().config;
	const { seed, batchSize } = training;
	const part = data.testShare > 0 ? splitDataset(dataset, data.testShare).training : undefined;
	const batch = new BatchSource(dataset, seed, batchSize, frame.shape.latentDim, part);
	batch.draw(frame.step + 1);
	const { state, action, parameters, stateDelta, epsilon } = batch;
	return {
		shape: frame.shape,
		weights: frame.runs[run].weights,
		batch: { state, action, parameters, stateDelta },
		epsilon,
		settings: runs[run],
		learningRate: scheduledLearningRate(runs[run], frame.step + 1),
		row: row % batchSize,
	};
}
