/** What script calls need: the run, and a frame with its data once there is a model. */

import type { PosteriorCodes } from '../analysis/posteriorCodes';
import type { Dataset } from '../dataset/Dataset';
import { isPreparing } from '../lab/trainingState';
import { type Frame, latestFrame, subscribeFrames } from './frames';
import { whenPrepared } from './lab';
import { useSession } from './sessionStore';

/** A run by its letter or its number: A is 0, B is 1. */
export type RunName = 'A' | 'B' | 'a' | 'b' | number;

export function runIndex(run: RunName): 0 | 1 {
	const index = typeof run === 'string' ? ['a', 'b'].indexOf(run.toLowerCase()) : run;
	if (index !== 0 && index !== 1)
		throw new RangeError(`run: 'A' or 'B', not ${typeof run === 'string' ? JSON.stringify(run) : String(run)}`);
	return index;
}

/** The first frame of a new model follows when it is ready. */
function nextFrame(): Promise<void> {
	return new Promise((resolve) => {
		const stop = subscribeFrames((frame) => {
			if (!frame) return;
			stop();
			resolve();
		});
	});
}

export async function prepared(): Promise<{ frame: Frame; dataset: Dataset }> {
	if (isPreparing(useSession.getState().training)) {
		await whenPrepared();
		await nextFrame();
	} else if (!latestFrame() || !useSession.getState().dataset) await whenPrepared();
	const frame = latestFrame();
	const { dataset } = useSession.getState();
	if (!frame || !dataset) throw new Error('no model is there yet');
	return { frame, dataset };
}

/** As {@link prepared}, with the codes of a run's measured transitions. */
export async function preparedMeasured(
	run: RunName,
): Promise<{ index: 0 | 1; frame: Frame; dataset: Dataset; codes: PosteriorCodes }> {
	const index = runIndex(run);
	const { frame, dataset } = await prepared();
	const codes = frame.runs[index].measured;
	if (!codes) throw new Error('this frame has no codes to measure');
	return { index, frame, dataset, codes };
}

/** As {@link prepared}, and with the weights of the encoder, which the poster has not got. */
export async function preparedModel(): Promise<{ frame: Frame; dataset: Dataset }> {
	if (latestFrame()?.source === 'recording') {
		await whenPrepared();
		if (latestFrame()?.source === 'recording') await nextFrame();
	}
	return prepared();
}
