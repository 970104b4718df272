import { type RowTrace, traceRow } from '../analysis/trainingStep';
import { measure } from '../instruments/measure';
import { nextStep } from '../instruments/shared/nextStep';
import { useConfig } from '../state/configStore';
import { preparedModel, type RunName, runIndex } from '../state/preparedFrame';

/** What `latentLab.slowStep` gives. */
export type SlowStepResult = RowTrace & {
	/** Number of the step about to be taken. */
	readonly step: number;
};

/** The step that training takes next, taken apart for one row of its batch. */
export async function slowStep(run: RunName, row = 0): Promise<SlowStepResult> {
	if (!Number.isInteger(row) || row < 0) throw new RangeError('row: a whole number from 0');
	const index = runIndex(run);
	const { frame } = await preparedModel();
	const { batchSize } = useConfig.getState().config.training;
	if (row >= batchSize) throw new RangeError(`row: below ${batchSize}`);
	const request = nextStep(frame, index);
	if (!request) throw new Error('the frame shown has no weights to train on');
	const { result } = await measure('trainingStep', request);
	return { step: request.step, ...traceRow(request, result, row) };
}
