import type { UpdateReading } from '../analysis/adamUpdates';
import { measure } from '../instruments/measure';
import { useConfig } from '../state/configStore';
import { batchOfStep } from '../state/nextBatch';
import { checkpointAt } from '../state/timeline';
import { prepared, type RunName, runIndex } from './preparedFrame';

/** What `latentLab.nextUpdate` gives. */
export interface NextUpdate extends UpdateReading {
	/** Number of the update that is measured. */
	readonly step: number;
}

export async function nextUpdate(run: RunName): Promise<NextUpdate> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const checkpoint = checkpointAt(Number.POSITIVE_INFINITY);
	const batch = checkpoint && batchOfStep(checkpoint.step + 1);
	if (!checkpoint || !batch) throw new Error('no step has been taken yet');
	const settings = useConfig.getState().config.runs[index];
	const { result } = await measure('updates', {
		shape: frame.shape,
		step: checkpoint.step + 1,
		batch,
		epsilon: batch.epsilon,
		rows: batch.rows,
		runs: [{ ...checkpoint.runs[index], settings }],
	});
	return { step: checkpoint.step + 1, ...result[0] };
}
