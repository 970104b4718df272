/** Calls that are rarely used, in one file that is loaded with the first of them. */

import type { KlSplit } from '../analysis/klSplit';
import { type RowTrace, traceRow } from '../analysis/trainingStep';
import { measure } from '../instruments/measure';
import { nextStep } from '../instruments/shared/nextStep';
import { useConfig } from '../state/configStore';
import { EXPORTS, exportFile as makeFile } from '../state/exporting/exportFile';
import { preparedMeasured, preparedModel, type RunName, runIndex } from '../state/preparedFrame';

export * as agentCalls from './agentCalls';
export { open } from './open';

/** The bytes of an export. @throws RangeError when there is no such export */
export async function exportFile(what: string): Promise<Uint8Array> {
	const known = EXPORTS.find((name) => name === what);
	if (!known) throw new RangeError(`exportFile: one of ${EXPORTS.join(', ')}`);
	return (await makeFile(known, await preparedModel(), __APP_VERSION__)).bytes;
}

/** What `latentLab.kl` gives. */
export type KlResult = KlSplit & { readonly step: number };

/** The KL of a run's codes, summed over dims, in its two parts. */
export async function kl(run: RunName): Promise<KlResult> {
	const { frame, codes } = await preparedMeasured(run);
	const { result } = await measure('kl', { runs: [codes], latentDim: frame.shape.latentDim });
	return { step: frame.step, ...result[0] };
}

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
