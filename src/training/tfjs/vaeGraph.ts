/**
 * The conditional VAE in TensorFlow.js operations, for automatic differentiation. The same model as
 * `model/ConditionalVae`, which it is tested against.
 */
import type * as Tf from '@tensorflow/tfjs';
import type { DenseLayerName, ParameterLayout } from '../../model/layout';
import type { LossTerm, RunSettings } from '../../model/settings';
import { LOG_STD_MAX, LOG_STD_MIN } from '../../model/sigmaRange';
import { type ActionTensors, lookUp } from './actionLookup';

/** A batch on the device. */
export interface TensorBatch extends ActionTensors {
	/** rows × S */
	readonly state: Tf.Tensor2D;
	/** rows × P */
	readonly parameters: Tf.Tensor2D;
	/** rows × S */
	readonly stateDelta: Tf.Tensor2D;
	/** rows × Z */
	readonly epsilon: Tf.Tensor2D;
}

/** The named tensors of a run, in the order of `layout.views`. */
export type WeightTensors = readonly Tf.Tensor[];

/** Cuts the flat weights into the layout's tensors. Call inside tidy. */
export function unpackWeights(tf: typeof Tf, layout: ParameterLayout, flat: Tf.Tensor1D): Tf.Tensor[] {
	return layout.views.map(({ offset, rows, columns, name }) => {
		const part = tf.slice(flat, offset, rows * columns);
		return name.endsWith('.bias') ? part : tf.reshape(part, [rows, columns]);
	});
}

/** Reads tensors by the official names. */
function named(layout: ParameterLayout, weights: WeightTensors): (name: string) => Tf.Tensor {
	return (name) => weights[layout.views.findIndex((view) => view.name === name)];
}

type Activation = 'relu' | 'linear';
type Dense = (name: DenseLayerName, x: Tf.Tensor2D, activation: Activation) => Tf.Tensor2D;

/**
 * A dense layer with its gradient written out in products without a transpose flag: on wasm those run
 * in XNNPACK, the flagged ones in a plain loop several times slower, and the fused product with
 * `transposeB` and a bias is wrong there (4.22.0).
 */
function denseOf(tf: typeof Tf, get: (name: string) => Tf.Tensor): Dense {
	return (name, x, activation) => {
		const layer = tf.customGrad((...args: unknown[]) => {
			const [input, weight, bias, save] = args as [Tf.Tensor2D, Tf.Tensor2D, Tf.Tensor1D, Tf.GradSaveFunc];
			const value = tf.fused.matMul({ a: input, b: tf.transpose(weight), bias, activation });
			save([input, weight, value]);
			const gradFunc = (dy: Tf.Tensor, saved: Tf.Tensor[]) => {
				const [savedInput, savedWeight, savedValue] = saved as [Tf.Tensor2D, Tf.Tensor2D, Tf.Tensor2D];
				const dPre = (activation === 'relu' ? tf.mul(dy, tf.step(savedValue)) : dy) as Tf.Tensor2D;
				return [tf.matMul(dPre, savedWeight), tf.matMul(tf.transpose(dPre), savedInput), tf.sum(dPre, 0)];
			};
			return { value, gradFunc };
		});
		return layer(x, get(`${name}.weight`), get(`${name}.bias`)) as Tf.Tensor2D;
	};
}

interface Posterior {
	readonly mean: Tf.Tensor2D;
	readonly logStd: Tf.Tensor2D;
	readonly condition: Tf.Tensor2D;
}

/** What the encoder reads of a batch. */
export type EncoderTensors = Pick<TensorBatch, 'state' | 'action' | 'present' | 'parameters'>;

function encode(tf: typeof Tf, layout: ParameterLayout, weights: WeightTensors, batch: EncoderTensors): Posterior {
	const get = named(layout, weights);
	const dense = denseOf(tf, get);
	const embedded = lookUp(tf, get('embeddings') as Tf.Tensor2D, batch);
	const condition = tf.concat2d([batch.state, embedded], 1);
	const fused = tf.mul(dense('e0_0', condition, 'relu'), dense('e0_1', batch.parameters, 'relu')) as Tf.Tensor2D;
	const hidden = dense('e2', dense('e1', fused, 'relu'), 'relu');
	return {
		mean: dense('mean', hidden, 'linear'),
		logStd: tf.clipByValue(dense('log_std', hidden, 'linear'), LOG_STD_MIN, LOG_STD_MAX),
		condition,
	};
}

/** Mean and std of a batch side by side: rows × 2Z. Call inside tidy. */
export function encodeBatch(
	tf: typeof Tf,
	layout: ParameterLayout,
	weights: WeightTensors,
	batch: EncoderTensors,
): Tf.Tensor2D {
	const { mean, logStd } = encode(tf, layout, weights, batch);
	return tf.concat2d([mean, tf.exp(logStd)], 1);
}

/** The raw loss terms as scalars. */
export type TermScalars = Readonly<Record<LossTerm, Tf.Scalar>>;

/** The raw loss terms of a batch. */
export function lossTerms(
	tf: typeof Tf,
	layout: ParameterLayout,
	weights: WeightTensors,
	batch: TensorBatch,
): TermScalars {
	const dense = denseOf(tf, named(layout, weights));
	const { mean, logStd, condition } = encode(tf, layout, weights, batch);
	const std = tf.exp(logStd);
	const z = tf.add(mean, tf.mul(std, batch.epsilon)) as Tf.Tensor2D;
	const fused = tf.mul(dense('d0_0', condition, 'relu'), dense('d0_1', z, 'relu')) as Tf.Tensor2D;
	const hidden = dense('d2', dense('d1', fused, 'relu'), 'relu');
	const parameters = tf.tanh(dense('parameter_action_output', hidden, 'linear'));
	const stateDelta = tf.tanh(dense('delta_state_output', dense('d3', hidden, 'relu'), 'linear'));
	// KL from log σ, never from log σ²: ½(σ² + μ² − 1) − log σ.
	const halfSquares = tf.mul(tf.sub(tf.add(tf.square(std), tf.square(mean)), 1), 0.5);
	return {
		state: tf.mean(tf.square(tf.sub(stateDelta, batch.stateDelta))),
		parameters: tf.mean(tf.square(tf.sub(parameters, batch.parameters))),
		kl: tf.mean(tf.sub(halfSquares, logStd)),
	};
}

/** The weighted sum of the terms. */
export function weightedLoss(
	tf: typeof Tf,
	{ state, parameters, kl }: TermScalars,
	settings: Pick<RunSettings, 'stateWeight' | 'parameterWeight' | 'klWeight'>,
): Tf.Scalar {
	return tf.addN([
		tf.mul(state, settings.stateWeight),
		tf.mul(parameters, settings.parameterWeight),
		tf.mul(kl, settings.klWeight),
	]) as Tf.Scalar;
}
