import type { DimensionReading } from '../../analysis/actionLeak';
import { preparedMeasured, type RunName } from '../../state/preparedFrame';
import { measure } from '../measure';

/** What `latentLab.dimensions` gives. */
export type DimensionsResult = DimensionReading & { readonly step: number };

/** What every latent dim carries, and whether z reveals the action. @param neighbours that vote */
export async function dimensions(run: RunName, neighbours = 11): Promise<DimensionsResult> {
	if (!Number.isInteger(neighbours) || neighbours < 1) throw new RangeError('neighbours: a whole number from 1');
	const { frame, dataset, codes } = await preparedMeasured(run);
	const { latentDim } = frame.shape;
	const { result } = await measure('dimensions', {
		runs: [codes],
		latentDim,
		actions: dataset.action.slice(0, codes.mean.length / latentDim),
		neighbours,
	});
	return { step: frame.step, ...result[0] };
}
