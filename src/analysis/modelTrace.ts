/**
 * One input on its way through the model, unit by unit, and the gradient of its loss on the way back. Each layer is
 * computed as the reference model computes it, in the same order: the numbers are the same bits.
 */

import { type Activation, denseForward, identity, relu, tanh } from '../model/dense';
import { embed } from '../model/embedding';
import { klDivergence, klGradientLogSigma, klGradientMean } from '../model/kl';
import { type DenseLayer, type DenseLayerName, type ModelShape, parameterLayout } from '../model/layout';
import type { LossTerms } from '../model/settings';
import { LOG_STD_MAX, LOG_STD_MIN } from '../model/sigmaRange';
import { exp } from '../numerics/exponential';
import type { TermWeights } from './forces';

/** What goes into the model. */
export interface ModelInput {
	/** S: scaled. */
	readonly state: Float32Array;
	readonly action: number;
	/** P, in [−1, 1], padded with 0. */
	readonly parameters: Float32Array;
	/** S: the change that followed; null where this input was never tried. */
	readonly stateDelta: Float32Array | null;
}

/** Width numbers each. */
export interface EncoderTrace {
	readonly fromCondition: Float32Array;
	readonly fromParameters: Float32Array;
	readonly fused: Float32Array;
	readonly hidden1: Float32Array;
	readonly hidden2: Float32Array;
	/** Z numbers each; `rawLogStd` before the clamp. */
	readonly mean: Float32Array;
	readonly rawLogStd: Float32Array;
	readonly logStd: Float32Array;
	readonly std: Float32Array;
	readonly nats: readonly number[];
}

export interface DecoderTrace {
	readonly fromCondition: Float32Array;
	readonly fromLatent: Float32Array;
	readonly fused: Float32Array;
	readonly hidden1: Float32Array;
	readonly hidden2: Float32Array;
	readonly hidden3: Float32Array;
	/** P and S numbers. */
	readonly parameters: Float32Array;
	readonly stateDelta: Float32Array;
}

/** ‖∂L/∂a‖ for the activations a of each part, L being the weighted loss of this input alone. */
export interface GradientSizes {
	readonly parameters: number;
	readonly stateDelta: number;
	readonly hidden3: number;
	readonly decoderHidden: number;
	readonly decoderFused: number;
	readonly decoderCondition: number;
	readonly latent: number;
	/** z, from both reconstructions. */
	readonly z: number;
	/** μ and log σ, each from the reconstructions and from the KL. */
	readonly meanOfReconstruction: number;
	readonly meanOfKl: number;
	readonly logStdOfReconstruction: number;
	readonly logStdOfKl: number;
	/** Both together. */
	readonly mean: number;
	readonly logStd: number;
	readonly encoderHidden: number;
	readonly encoderFused: number;
	readonly encoderCondition: number;
	readonly encoderParameters: number;
}

export interface ModelTrace {
	readonly input: ModelInput;
	/** d₁: the action's row of the table, after tanh. */
	readonly embedding: Float32Array;
	/** null where z was given: the encoder is not asked then. */
	readonly encoder: EncoderTrace | null;
	/** Z: the noise; null where z was given. */
	readonly epsilon: Float32Array | null;
	readonly z: Float32Array;
	readonly decoder: DecoderTrace;
	/** The raw terms, means over S, P and Z; null where there is nothing to compare with. */
	readonly loss: LossTerms | null;
	/** Its terms times their weights. */
	readonly weighted: LossTerms | null;
	readonly total: number | null;
	readonly gradients: GradientSizes | null;
}

/** Where z comes from. */
export type LatentSource = { readonly epsilon: Float32Array } | { readonly z: Float32Array };

export function traceModel(
	shape: ModelShape,
	weights: Float32Array,
	input: ModelInput,
	source: LatentSource,
	terms: TermWeights,
): ModelTrace {
	const { layers } = parameterLayout(shape);
	const run = (name: DenseLayerName, activation: Activation, x: Float32Array) => {
		const y = new Float32Array(layers[name].outputs);
		denseForward(layers[name], activation, weights, x, y, 1);
		return y;
	};
	const condition = new Float32Array(shape.stateDim + shape.embeddingDim);
	condition.set(input.state);
	embed(shape, weights, input.action, condition, shape.stateDim);

	const encoder = 'z' in source ? null : traceEncoder(run, condition, input.parameters);
	const epsilon = 'z' in source ? null : source.epsilon;
	const z =
		encoder && epsilon ? encoder.mean.map((mu, dim) => mu + encoder.std[dim] * epsilon[dim]) : zOf(source, shape);
	const decoder = traceDecoder(run, condition, z);
	const loss = encoder && input.stateDelta ? lossOf(encoder, decoder, input.parameters, input.stateDelta) : null;
	const weighted = loss && {
		state: terms.stateWeight * loss.state,
		parameters: terms.parameterWeight * loss.parameters,
		kl: terms.klWeight * loss.kl,
	};
	const trace = {
		input,
		embedding: condition.slice(shape.stateDim),
		encoder,
		epsilon,
		z,
		decoder,
		loss,
		weighted,
		total: weighted && weighted.state + weighted.parameters + weighted.kl,
	};
	return {
		...trace,
		gradients: encoder && epsilon ? gradientSizes(trace, encoder, epsilon, weights, layers, terms) : null,
	};
}

function zOf(source: LatentSource, { latentDim }: ModelShape): Float32Array {
	return Float32Array.from({ length: latentDim }, (_, dim) => ('z' in source ? (source.z[dim] ?? 0) : 0));
}

type RunLayer = (name: DenseLayerName, activation: Activation, x: Float32Array) => Float32Array;

function product(a: Float32Array, b: Float32Array): Float32Array {
	return a.map((value, i) => value * b[i]);
}

function traceEncoder(run: RunLayer, condition: Float32Array, parameters: Float32Array): EncoderTrace {
	const fromCondition = run('e0_0', relu, condition);
	const fromParameters = run('e0_1', relu, parameters);
	const fused = product(fromCondition, fromParameters);
	const hidden1 = run('e1', relu, fused);
	const hidden2 = run('e2', relu, hidden1);
	const mean = run('mean', identity, hidden2);
	const rawLogStd = run('log_std', identity, hidden2);
	const logStd = rawLogStd.map((raw) => (raw < LOG_STD_MIN ? LOG_STD_MIN : raw > LOG_STD_MAX ? LOG_STD_MAX : raw));
	const std = logStd.map(exp);
	const nats = Array.from(mean, (mu, dim) => klDivergence(mu, logStd[dim]));
	return { fromCondition, fromParameters, fused, hidden1, hidden2, mean, rawLogStd, logStd, std, nats };
}

function traceDecoder(run: RunLayer, condition: Float32Array, z: Float32Array): DecoderTrace {
	const fromCondition = run('d0_0', relu, condition);
	const fromLatent = run('d0_1', relu, z);
	const fused = product(fromCondition, fromLatent);
	const hidden1 = run('d1', relu, fused);
	const hidden2 = run('d2', relu, hidden1);
	const hidden3 = run('d3', relu, hidden2);
	return {
		fromCondition,
		fromLatent,
		fused,
		hidden1,
		hidden2,
		hidden3,
		parameters: run('parameter_action_output', tanh, hidden2),
		stateDelta: run('delta_state_output', tanh, hidden3),
	};
}

function lossOf(
	{ nats }: EncoderTrace,
	decoder: DecoderTrace,
	parameters: Float32Array,
	stateDelta: Float32Array,
): LossTerms {
	const squares = (predicted: Float32Array, target: Float32Array) =>
		predicted.reduce((sum, value, i) => sum + (value - target[i]) ** 2, 0) / predicted.length;
	return {
		state: squares(decoder.stateDelta, stateDelta),
		parameters: squares(decoder.parameters, parameters),
		kl: nats.reduce((sum, value) => sum + value, 0) / nats.length,
	};
}

/** Wᵀ·(dy ⊙ f′(y)): the gradient by a layer's input. */
function backThrough(
	{ inputs, outputs, weight }: DenseLayer,
	activation: Activation,
	weights: Float32Array,
	y: Float32Array,
	dy: Float64Array,
): Float64Array {
	const dx = new Float64Array(inputs);
	for (let output = 0; output < outputs; output++) {
		const slope = dy[output] * activation.derivative(y[output]);
		if (slope === 0) continue;
		for (let i = 0; i < inputs; i++) dx[i] += slope * weights[weight + output * inputs + i];
	}
	return dx;
}

function norm(values: ArrayLike<number>): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
	return Math.sqrt(sum);
}

const times = (d: Float64Array, factor: Float32Array) => d.map((value, i) => value * factor[i]);
const plus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value + b[i]);

function gradientSizes(
	{ input, decoder, z }: Pick<ModelTrace, 'input' | 'decoder' | 'z'>,
	encoder: EncoderTrace,
	epsilon: Float32Array,
	weights: Float32Array,
	layers: Readonly<Record<DenseLayerName, DenseLayer>>,
	{ stateWeight, parameterWeight, klWeight }: TermWeights,
): GradientSizes | null {
	const { stateDelta } = input;
	if (!stateDelta) return null;
	const back = (name: DenseLayerName, activation: Activation, y: Float32Array, dy: Float64Array) =>
		backThrough(layers[name], activation, weights, y, dy);
	const errors = (predicted: Float32Array, target: Float32Array, weight: number) =>
		Float64Array.from(predicted, (value, i) => ((2 * weight) / predicted.length) * (value - target[i]));

	const dParameters = errors(decoder.parameters, input.parameters, parameterWeight);
	const dStateDelta = errors(decoder.stateDelta, stateDelta, stateWeight);
	const dHidden3 = back('delta_state_output', tanh, decoder.stateDelta, dStateDelta);
	const dDecoderHidden = plus(
		back('parameter_action_output', tanh, decoder.parameters, dParameters),
		back('d3', relu, decoder.hidden3, dHidden3),
	);
	const dDecoderFused = back('d1', relu, decoder.hidden1, back('d2', relu, decoder.hidden2, dDecoderHidden));
	const dLatent = times(dDecoderFused, decoder.fromCondition);
	const dZ = back('d0_1', relu, decoder.fromLatent, dLatent);

	const clamped = encoder.rawLogStd.map((raw) => (raw < LOG_STD_MIN || raw > LOG_STD_MAX ? 0 : 1));
	const logStdOfReconstruction = times(times(times(dZ, encoder.std), epsilon), clamped);
	const ofKl = (slope: (value: number) => number, values: Float32Array) =>
		Float64Array.from(values, (value) => (klWeight / z.length) * slope(value));
	const meanOfKl = ofKl(klGradientMean, encoder.mean);
	const logStdOfKl = times(ofKl(klGradientLogSigma, encoder.logStd), clamped);
	const dEncoderHidden = plus(
		back('mean', identity, encoder.mean, plus(dZ, meanOfKl)),
		back('log_std', identity, encoder.rawLogStd, plus(logStdOfReconstruction, logStdOfKl)),
	);
	const dEncoderFused = back('e1', relu, encoder.hidden1, back('e2', relu, encoder.hidden2, dEncoderHidden));
	return {
		parameters: norm(dParameters),
		stateDelta: norm(dStateDelta),
		hidden3: norm(dHidden3),
		decoderHidden: norm(dDecoderHidden),
		decoderFused: norm(dDecoderFused),
		decoderCondition: norm(times(dDecoderFused, decoder.fromLatent)),
		latent: norm(dLatent),
		z: norm(dZ),
		meanOfReconstruction: norm(dZ),
		meanOfKl: norm(meanOfKl),
		logStdOfReconstruction: norm(logStdOfReconstruction),
		logStdOfKl: norm(logStdOfKl),
		mean: norm(plus(dZ, meanOfKl)),
		logStd: norm(plus(logStdOfReconstruction, logStdOfKl)),
		encoderHidden: norm(dEncoderHidden),
		encoderFused: norm(dEncoderFused),
		encoderCondition: norm(times(dEncoderFused, encoder.fromParameters)),
		encoderParameters: norm(times(dEncoderFused, encoder.fromCondition)),
	};
}
