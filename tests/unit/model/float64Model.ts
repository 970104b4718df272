/**
 * The conditional VAE's loss once more, from its description: plain loops in float64, no gradients and no
 * shared code with the model but the places of the weights. Slow, but simple enough to verify by reading.
 */
import type { Batch } from '../../../src/model/ConditionalVae';
import { type DenseLayerName, type ModelShape, parameterLayout } from '../../../src/model/layout';

type Activation = (x: number) => number;

const relu: Activation = (x) => Math.max(0, x);
const linear: Activation = (x) => x;

/** What a forward pass gives, row by row. */
export interface Pass {
	readonly mean: number[];
	readonly logStd: number[];
	readonly z: number[];
	readonly parameters: number[];
	readonly stateDelta: number[];
	readonly terms: { readonly state: number; readonly parameters: number; readonly kl: number };
}

export function forwardInFloat64(
	shape: ModelShape,
	weights: ArrayLike<number>,
	batch: Batch,
	epsilon: ArrayLike<number>,
	rows: number,
): Pass {
	const { layers } = parameterLayout(shape);
	const { stateDim: S, parameterDim: P, latentDim: Z, embeddingDim: D } = shape;
	const dense = (name: DenseLayerName, x: number[], activation: Activation) =>
		Array.from({ length: layers[name].outputs }, (_, output) => {
			const { weight, bias, inputs } = layers[name];
			const sum = x.reduce((total, value, i) => total + weights[weight + output * inputs + i] * value, 0);
			return activation(sum + weights[bias + output]);
		});
	const product = (a: number[], b: number[]) => a.map((value, i) => value * b[i]);
	const part = (values: ArrayLike<number>, row: number, width: number) =>
		Array.from({ length: width }, (_, i) => values[row * width + i]);

	const pass = { mean: [], logStd: [], z: [], parameters: [], stateDelta: [] } as Record<
		'mean' | 'logStd' | 'z' | 'parameters' | 'stateDelta',
		number[]
	>;
	for (let row = 0; row < rows; row++) {
		const embedded = Array.from({ length: D }, (_, i) => Math.tanh(weights[batch.action[row] * D + i]));
		const condition = [...part(batch.state, row, S), ...embedded];
		const fused = product(dense('e0_0', condition, relu), dense('e0_1', part(batch.parameters, row, P), relu));
		const hidden = dense('e2', dense('e1', fused, relu), relu);
		const mean = dense('mean', hidden, linear);
		const logStd = dense('log_std', hidden, linear).map((raw) => Math.min(15, Math.max(-4, raw)));
		const z = mean.map((mu, dim) => mu + Math.exp(logStd[dim]) * epsilon[row * Z + dim]);
		const decoded = product(dense('d0_0', condition, relu), dense('d0_1', z, relu));
		const last = dense('d2', dense('d1', decoded, relu), relu);
		pass.mean.push(...mean);
		pass.logStd.push(...logStd);
		pass.z.push(...z);
		pass.parameters.push(...dense('parameter_action_output', last, Math.tanh));
		pass.stateDelta.push(...dense('delta_state_output', dense('d3', last, relu), Math.tanh));
	}
	const squared = (predicted: number[], target: ArrayLike<number>) =>
		predicted.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / predicted.length;
	const kl = pass.mean.reduce((sum, mu, i) => {
		const variance = Math.exp(pass.logStd[i]) ** 2;
		return sum + 0.5 * (variance + mu * mu - 1 - Math.log(variance));
	}, 0);
	return {
		...pass,
		terms: {
			state: squared(pass.stateDelta, batch.stateDelta),
			parameters: squared(pass.parameters, batch.parameters),
			kl: kl / pass.mean.length,
		},
	};
}
