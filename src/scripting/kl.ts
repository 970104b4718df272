import type { KlSplit } from '../analysis/klSplit';
import { measure } from '../instruments/measure';
import { preparedMeasured, type RunName } from '../state/preparedFrame';

/** What `latentLab.kl` gives. */
export type KlResult = KlSplit & { readonly step: number };

export async function kl(run: RunName): Promise<KlResult> {
	const { frame, codes } = await preparedMeasured(run);
	const { result } = await measure('kl', { runs: [codes], latentDim: frame.shape.latentDim });
	return { step: frame.step, ...result[0] };
}
