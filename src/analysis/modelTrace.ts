/**
 * The forward pass of one input, unit by unit, and the gradient of its loss. The forward pass is the reference model's
 * own.
 */

import { ConditionalVae } from '../model/ConditionalVae';
import type { Decoder } from '../model/Decoder';
import { type Activation, identity, relu, tanh } from '../model/dense';
import type { Encoder } from '../model/Encoder';
import { embed } from '../model/embedding';
import { klGradientLogSigma, klGradientMean } from '../model/kl';
import type { DenseLayer, DenseLayerName, ModelShape } from '../model/layout';
import type { LossTerms } from '../model/settings';
import { LOG_STD_MAX, LOG_STD_MIN } from '../model/sigmaRange';
import { norm } from '../numerics/norm';
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

/** One row of the encoder: width numbers a layer, Z numbers a head. */
export type EncoderTrace = Pick<
	Encoder,
	'fromCondition' | 'fromParameters' | 'fused' | 'hidden1' | 'hidden2' | 'mean' | 'rawLogStd' | 'logStd' | 'std'
>;

/** One row of the decoder: width numbers a layer, P and S numbers a head. */
export type DecoderTrace = Pick<
	Decoder,
	'fromCondition' | 'fromLatent' | 'fused' | 'hidden1' | 'hidden2' | 'hidden3' | 'parameters' | 'stateDelta'
>;

/** ‖∂L/∂a‖ for the activations a of each part, L being the weighted loss of this input alone. */
export interface GradientSizes {
	readonly parameters: number;
	readonly stateDelta: number;
	readonly hidden3: number;
	/** The last layer that both outputs share: back from each of them, and together. */
	readonly decoderHiddenOfParameters: number;
	readonly decoderHiddenOfStateDelta: number;
	readonly decoderHidden: number;
	readonly decoderFused: number;
	readonly decoderCondition: number;
	/** e, back from the decoder's condition, and from the encoder's. */
	readonly decoderEmbedding: number;
	readonly encoderEmbedding: number;
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
	/** The last layer that both heads share: back from each of them, and together. */
	readonly encoderHiddenOfMean: number;
	readonly encoderHiddenOfLogStd: number;
	readonly encoderHidden: number;
	readonly encoderFused: number;
	readonly encoderCondition: number;
	readonly encoderParameters: number;
}

/** ∂L/∂μ and ∂L/∂log σ, each from the reconstructions and from the KL, Z numbers each. */
export interface PosteriorSlopes {
	readonly meanOfReconstruction: Float64Array;
	readonly meanOfKl: Float64Array;
	readonly logStdOfReconstruction: Float64Array;
	readonly logStdOfKl: Float64Array;
}

export interface ModelTrace {
	readonly input: ModelInput;
	/** d₁: the action's row of the table, after tanh. */
	readonly embedding: Float32Array;
	/** null where z was given: the encoder is not used then. */
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
	readonly slopes: PosteriorSlopes | null;
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
	const model = new ConditionalVae(shape, 1);
	const given = 'z' in source;
	let loss: LossTerms | null = null;
	if (given) {
		const z = Float32Array.from({ length: shape.latentDim }, (_, dim) => source.z[dim] ?? 0);
		model.z.set(z);
		model.decode(weights, input.state, [input.action], z, 1);
	} else {
		const stateDelta = input.stateDelta ?? new Float32Array(shape.stateDim);
		const raw = model.forward(weights, { ...input, action: [input.action], stateDelta }, source.epsilon, 1);
		if (input.stateDelta) loss = raw;
	}
	const back =
		given || !input.stateDelta ? null : backward(model, weights, input, input.stateDelta, source.epsilon, terms);
	const embedding = new Float32Array(shape.embeddingDim);
	embed(shape, weights, input.action, embedding, 0);
	const weighted = loss && {
		state: terms.stateWeight * loss.state,
		parameters: terms.parameterWeight * loss.parameters,
		kl: terms.klWeight * loss.kl,
	};
	return {
		input,
		embedding,
		encoder: given ? null : model.encoder,
		epsilon: given ? null : source.epsilon,
		z: model.z,
		decoder: model.decoder,
		loss,
		weighted,
		total: weighted && weighted.state + weighted.parameters + weighted.kl,
		gradients: back?.gradients ?? null,
		slopes: back?.slopes ?? null,
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

const times = (d: Float64Array, factor: Float32Array) => d.map((value, i) => value * factor[i]);
const plus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value + b[i]);

function backward(
	{ layout: { layers }, encoder, decoder, z }: ConditionalVae,
	weights: Float32Array,
	input: ModelInput,
	stateDelta: Float32Array,
	epsilon: Float32Array,
	{ stateWeight, parameterWeight, klWeight }: TermWeights,
): { readonly gradients: GradientSizes; readonly slopes: PosteriorSlopes } {
	const back = (name: DenseLayerName, activation: Activation, y: Float32Array, dy: Float64Array) =>
		backThrough(layers[name], activation, weights, y, dy);
	const errors = (predicted: Float32Array, target: Float32Array, weight: number) =>
		Float64Array.from(predicted, (value, i) => ((2 * weight) / predicted.length) * (value - target[i]));

	const dParameters = errors(decoder.parameters, input.parameters, parameterWeight);
	const dStateDelta = errors(decoder.stateDelta, stateDelta, stateWeight);
	const dHidden3 = back('delta_state_output', tanh, decoder.stateDelta, dStateDelta);
	const ofParameters = back('parameter_action_output', tanh, decoder.parameters, dParameters);
	const ofStateDelta = back('d3', relu, decoder.hidden3, dHidden3);
	const dDecoderHidden = plus(ofParameters, ofStateDelta);
	const dDecoderFused = back('d1', relu, decoder.hidden1, back('d2', relu, decoder.hidden2, dDecoderHidden));
	const dLatent = times(dDecoderFused, decoder.fromCondition);
	const dZ = back('d0_1', relu, decoder.fromLatent, dLatent);

	const clamped = encoder.rawLogStd.map((raw) => (raw < LOG_STD_MIN || raw > LOG_STD_MAX ? 0 : 1));
	const logStdOfReconstruction = times(times(times(dZ, encoder.std), epsilon), clamped);
	const ofKl = (slope: (value: number) => number, values: Float32Array) =>
		Float64Array.from(values, (value) => (klWeight / z.length) * slope(value));
	const meanOfKl = ofKl(klGradientMean, encoder.mean);
	const logStdOfKl = times(ofKl(klGradientLogSigma, encoder.logStd), clamped);
	const ofMean = back('mean', identity, encoder.mean, plus(dZ, meanOfKl));
	const ofLogStd = back('log_std', identity, encoder.rawLogStd, plus(logStdOfReconstruction, logStdOfKl));
	const dEncoderHidden = plus(ofMean, ofLogStd);
	const dEncoderFused = back('e1', relu, encoder.hidden1, back('e2', relu, encoder.hidden2, dEncoderHidden));
	const dDecoderCondition = times(dDecoderFused, decoder.fromLatent);
	const dEncoderCondition = times(dEncoderFused, encoder.fromParameters);
	// The state comes first in the condition; it is data, and nothing learns from its gradient.
	const ofEmbedding = (name: 'd0_0' | 'e0_0', y: Float32Array, dy: Float64Array) =>
		norm(back(name, relu, y, dy).subarray(input.state.length));
	const gradients = {
		parameters: norm(dParameters),
		stateDelta: norm(dStateDelta),
		hidden3: norm(dHidden3),
		decoderHiddenOfParameters: norm(ofParameters),
		decoderHiddenOfStateDelta: norm(ofStateDelta),
		decoderHidden: norm(dDecoderHidden),
		decoderFused: norm(dDecoderFused),
		decoderCondition: norm(dDecoderCondition),
		decoderEmbedding: ofEmbedding('d0_0', decoder.fromCondition, dDecoderCondition),
		encoderEmbedding: ofEmbedding('e0_0', encoder.fromCondition, dEncoderCondition),
		latent: norm(dLatent),
		z: norm(dZ),
		meanOfReconstruction: norm(dZ),
		meanOfKl: norm(meanOfKl),
		logStdOfReconstruction: norm(logStdOfReconstruction),
		logStdOfKl: norm(logStdOfKl),
		mean: norm(plus(dZ, meanOfKl)),
		logStd: norm(plus(logStdOfReconstruction, logStdOfKl)),
		encoderHiddenOfMean: norm(ofMean),
		encoderHiddenOfLogStd: norm(ofLogStd),
		encoderHidden: norm(dEncoderHidden),
		encoderFused: norm(dEncoderFused),
		encoderCondition: norm(dEncoderCondition),
		encoderParameters: norm(times(dEncoderFused, encoder.fromCondition)),
	};
	return { gradients, slopes: { meanOfReconstruction: dZ, meanOfKl, logStdOfReconstruction, logStdOfKl } };
}
