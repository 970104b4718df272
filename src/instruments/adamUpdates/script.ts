import type { UpdateReading } from '../../analysis/adamUpdates';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { updateRequest } from './request';

/** What `latentLab.nextUpdate` gives. */
export interface NextUpdate extends UpdateReading {
	/** Number of the update that is measured. */
	readonly step: number;
}

/** What the update after the newest checkpoint does to the weights of a run. */
export async function nextUpdate(run: RunName): Promise<NextUpdate> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const request = updateRequest(frame);
	if (!request) throw new Error('no step has been taken yet');
	const { result } = await measure('adamUpdates', { ...request, runs: [request.runs[index]] });
	return { step: request.step, ...result[0] };
}
