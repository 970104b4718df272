import type { DimensionReading } from '../analysis/actionLeak';
import { measure } from '../instruments/measure';
import { prepared, type RunName, runIndex } from './preparedFrame';

/** What `latentLab.dimensions` gives. */
export type DimensionsResult = DimensionReading & { readonly step: number };

export async function dimensions(run: RunName, neighbours: number): Promise<DimensionsResult> {
	if (!Number.isInteger(neighbours) || neighbours < 1) throw new RangeError('neighbours: a whole number from 1');
	const index = runIndex(run);
	const { frame, dataset } = await prepared();
	const { mean, std, z } = frame.runs[index];
	const { result } = await measure('dimensions', {
		runs: [{ mean, std, z }],
		latentDim: frame.shape.latentDim,
		actions: dataset.action.slice(0, frame.count),
		neighbours,
	});
	return { step: frame.step, ...result[0] };
}
