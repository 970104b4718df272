import { posteriorOf, reparameterise } from '../../analysis/posteriorCodes';
import { decoderFor } from '../../state/decodeProbe';
import { prepared, type RunName, runIndex } from '../../state/preparedFrame';

/** What `latentLab.drawCode` gives. */
export interface DrawnCode {
	/** Z numbers each. */
	readonly mean: number[];
	readonly std: number[];
	readonly z: number[];
	/** P numbers in [−1, 1]. */
	readonly parameters: Float32Array;
	/** S numbers in [−1, 1]. */
	readonly stateDelta: Float32Array;
}

/** z = μ + σ·ε of a transition, and what it decodes to with the transition's own state and action. */
export async function drawCode(run: RunName, transition: number, epsilon: ArrayLike<number>): Promise<DrawnCode> {
	const index = runIndex(run);
	const { frame, dataset } = await prepared();
	const { latentDim, stateDim } = frame.shape;
	if (!Number.isInteger(transition) || transition < 0 || transition >= frame.count)
		throw new RangeError(`transition: a whole number below ${frame.count}`);
	if (epsilon?.length !== latentDim || !Array.from(epsilon).every(Number.isFinite))
		throw new RangeError(`epsilon: ${latentDim} finite numbers`);
	const { mean, std } = posteriorOf(frame.runs[index], transition, latentDim);
	const z = reparameterise(mean, std, epsilon);
	const { parameters, stateDelta } = decoderFor(frame.shape).decode(
		frame.runs[index].weights,
		{
			state: dataset.state.slice(transition * stateDim, (transition + 1) * stateDim),
			action: [dataset.action[transition]],
			z: Float32Array.from(z),
		},
		1,
	);
	return {
		mean: Array.from(mean),
		std: Array.from(std),
		z,
		parameters: parameters.slice(),
		stateDelta: stateDelta.slice(),
	};
}
