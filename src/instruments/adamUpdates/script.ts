import type { UpdateReading } from '../../analysis/adamUpdates';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { updateRequest } from './request';

/** What `latentLab.nextUpdate` gives. */
export interface NextUpdate extends UpdateReading {
	/** Number of the update that is measured. */
	readonly step: number;
}

export async function nextUpdate(run: RunName): Promise<NextUpdate> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const request = updateRequest(frame);
	if (!request) throw new Error('no step has been taken yet');
	const { result } = await measure('updates', { ...request, runs: [request.runs[index]] });
	return { step: request.step, ...result[0] };
}
