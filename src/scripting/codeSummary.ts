import { type CodeSummary, summariseCodes } from '../analysis/codeSummary';
import { prepared, type RunName, runIndex } from './preparedFrame';

export async function codeSummary(run: RunName): Promise<CodeSummary & { readonly step: number }> {
	const index = runIndex(run);
	const { frame } = await prepared();
	const { mean, std } = frame.runs[index];
	return { step: frame.step, ...summariseCodes(mean, std, frame.count, frame.shape.latentDim) };
}
