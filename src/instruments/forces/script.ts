import { preparedModel, type RunName, runIndex } from '../../state/preparedFrame';
import { measure } from '../measure';
import { forceRequest } from './request';

/** What `latentLab.forces` gives; Z numbers each. */
export interface ForcesResult {
	readonly step: number;
	readonly mean: number[];
	readonly std: number[];
	/** Whether the clamp holds log σ, and passes no pull on. */
	readonly clamped: boolean[];
	readonly reconstructionOnMean: number[];
	readonly klOnMean: number[];
	readonly reconstructionOnLogSigma: number[];
	readonly klOnLogSigma: number[];
}

/** What pulls on a transition's μ and log σ, Z numbers each; a positive pull makes them larger. */
export async function forces(run: RunName, transition: number): Promise<ForcesResult> {
	const index = runIndex(run);
	const { frame } = await preparedModel();
	const request = Number.isInteger(transition) && transition >= 0 ? forceRequest(frame, transition) : null;
	if (!request) throw new RangeError(`transition: a whole number below ${frame.count}`);
	const { result } = await measure('forces', { ...request, runs: [request.runs[index]] });
	const [{ clamped, ...numbers }] = result;
	return {
		step: frame.step,
		clamped,
		mean: Array.from(numbers.mean),
		std: Array.from(numbers.std),
		reconstructionOnMean: Array.from(numbers.reconstructionOnMean),
		klOnMean: Array.from(numbers.klOnMean),
		reconstructionOnLogSigma: Array.from(numbers.reconstructionOnLogSigma),
		klOnLogSigma: Array.from(numbers.klOnLogSigma),
	};
}
