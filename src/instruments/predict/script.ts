import { type CodeSummary, summariseCodes } from '../../analysis/codeSummary';
import { preparedMeasured, type RunName } from '../../state/preparedFrame';

/** How wide the posteriors of a run are and how far its codes spread: what is predicted, then revealed. */
export async function codeSummary(run: RunName): Promise<CodeSummary & { readonly step: number }> {
	const { frame, codes } = await preparedMeasured(run);
	const { latentDim } = frame.shape;
	const { mean, std } = codes;
	return { step: frame.step, ...summariseCodes(mean, std, mean.length / latentDim, latentDim) };
}
