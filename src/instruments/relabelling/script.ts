import { preparedModel, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { relabelRequest } from './request';
import { storeNow, useStored } from './storedEntries';

/** What `latentLab.relabelled` gives; rows follow the stored entries. */
export interface RelabelledResult {
	/** Steps at which they were stored, and judged. */
	readonly storedAt: number;
	readonly step: number;
	/** Mean squared error of the state change from which a latent is replaced: 5 × the model's own. */
	readonly threshold: number;
	/** n: error of the change predicted from the stored latent. */
	readonly effectError: number[];
	readonly latentKept: boolean[];
	readonly embeddingKept: boolean[];
	/** n × Z: the latent that a critic gets, in [−1, 1]. */
	readonly latent: Float32Array;
	/** n × P: what the tested latent decodes to now. */
	readonly decoded: Float32Array;
}

/** Stores replay entries with the present model, for both runs; gives the transitions' indices. */
export async function storeEntries(): Promise<number[]> {
	await preparedModel();
	storeNow();
	return Array.from(useStored.getState().stored?.transitions ?? []);
}

/**
 * Judges the stored entries with the present model.
 * @param corrected map the stored latent through the box before it is tested; as published it is not
 */
export async function relabelled(run: RunName, corrected = false): Promise<RelabelledResult> {
	const index = runIndex(run);
	const { frame } = await preparedModel();
	const request = relabelRequest(frame, index, !corrected);
	const { stored } = useStored.getState();
	if (!request || !stored) throw new Error('no entries are stored: call storeEntries() first');
	const { result } = await measure('relabelling', request);
	return {
		storedAt: stored.step,
		step: frame.step,
		threshold: result.threshold,
		effectError: Array.from(result.effectError),
		latentKept: Array.from(result.latentKept, Boolean),
		embeddingKept: Array.from(result.embeddingKept, Boolean),
		latent: result.latent,
		decoded: result.decoded,
	};
}
