import { splitDataset } from '../dataset/testPart';
import type { TransitionRows } from '../dataset/transitionRows';
import { BatchSource } from '../training/BatchSource';
import { useConfig } from './configStore';
import { useSession } from './sessionStore';

/** The batch and the noise of one step. */
export interface StepBatch extends TransitionRows {
	/** rows × Z, from N(0, 1). */
	readonly epsilon: Float32Array;
	readonly rows: number;
	/** rows: which transition of the data each is. */
	readonly index: Uint32Array;
	/** Transitions that a row is drawn from. */
	readonly drawnFrom: number;
}

/** What training draws at a step; a function of seed and step. @returns null without data */
export function batchOfStep(step: number): StepBatch | null {
	const { dataset } = useSession.getState();
	const { data, model, training } = useConfig.getState().config;
	if (!dataset || dataset.size !== data.size) return null;
	const from = data.testShare > 0 ? splitDataset(dataset, data.testShare).training : undefined;
	const source = new BatchSource(dataset, training.seed, training.batchSize, model.latentDim, from);
	source.draw(step);
	const { state, action, parameters, stateDelta, epsilon, rows, index } = source;
	return { state, action, parameters, stateDelta, epsilon, rows, index, drawnFrom: from?.length ?? dataset.size };
}
