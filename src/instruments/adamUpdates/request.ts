import type { UpdateRequest } from '../../analysis/adamUpdates';
import { useConfig } from '../../state/configStore';
import type { Frame } from '../../state/frames';
import { batchOfStep } from '../../state/nextBatch';
import { checkpointAt } from '../../state/runAnswers';

/** What the next update needs: the newest checkpoint, and the batch of the step after it. @returns null before both */
export function updateRequest({ shape }: Frame): UpdateRequest | null {
	const checkpoint = checkpointAt(Number.POSITIVE_INFINITY);
	const batch = checkpoint && batchOfStep(checkpoint.step + 1);
	if (!checkpoint || !batch) return null;
	const { runs } = useConfig.getState().config;
	return {
		shape,
		step: checkpoint.step + 1,
		batch,
		epsilon: batch.epsilon,
		rows: batch.rows,
		runs: checkpoint.runs.map((run, index) => ({ ...run, settings: runs[index] })),
	};
}
