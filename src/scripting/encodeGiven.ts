import { ConditionalVae } from '../model/ConditionalVae';
import { preparedModel, type RunName, runIndex } from '../state/preparedFrame';

/** A transition's inputs to the encoder. */
export interface EncodeRequest {
	/** S numbers: the scaled state. */
	readonly state: ArrayLike<number>;
	/** The discrete action's index. */
	readonly action: number;
	/** P numbers in [−1, 1]. */
	readonly parameters: ArrayLike<number>;
}

/** The posterior of a transition that need not be in the data: Z numbers each. @throws RangeError */
export async function encodeGiven(
	run: RunName,
	{ state, action, parameters }: EncodeRequest,
): Promise<{ mean: Float32Array; std: Float32Array }> {
	const index = runIndex(run);
	const { frame } = await preparedModel();
	const { shape, runs } = frame;
	const row = { state: Float32Array.from(state), action: [action], parameters: Float32Array.from(parameters) };
	for (const [name, values, length] of [
		['state', row.state, shape.stateDim],
		['parameters', row.parameters, shape.parameterDim],
	] as const) {
		if (values.length !== length || !values.every(Number.isFinite))
			throw new RangeError(`${name}: ${length} finite numbers`);
	}
	if (!Number.isInteger(action) || action < 0 || action >= shape.actionCount)
		throw new RangeError(`action: a whole number below ${shape.actionCount}`);
	const model = new ConditionalVae(shape, 1);
	model.encode(runs[index].weights, row, 1);
	return { mean: model.encoder.mean.slice(), std: model.encoder.std.slice() };
}
