/**
 * What pulls on one transition's posterior: the reconstruction and the KL, each as minus the gradient of its part of
 * the transition's loss by μ and by log σ. Training moves μ and σ by way of the network's weights, so these are the
 * pulls, not the steps.
 */
import { ConditionalVae } from '../model/ConditionalVae';
import { Decoder } from '../model/Decoder';
import { embed } from '../model/embedding';
import { atOnce } from '../model/inParts';
import { klGradientLogSigma, klGradientMean } from '../model/kl';
import { type ModelShape, parameterLayout } from '../model/layout';
import { LOG_STD_MAX, LOG_STD_MIN } from '../model/sigmaRange';
import { normalAt, Stream } from '../randomness/counterRandom';
import type { Transitions } from './relabelReading';

/** Weights of the loss terms, as in a run's settings. */
export interface TermWeights {
	readonly stateWeight: number;
	readonly parameterWeight: number;
	readonly klWeight: number;
}

export interface ForceRequest {
	readonly shape: ModelShape;
	readonly runs: readonly { readonly weights: Float32Array; readonly terms: TermWeights }[];
	/** One row. */
	readonly transition: Transitions;
	/** Draws of ε that the pull of the reconstruction is the mean over. */
	readonly draws: number;
	readonly seed: number;
}

/** Z numbers each; a positive pull makes μ, or log σ, larger. */
export interface Forces {
	readonly mean: Float32Array;
	readonly std: Float32Array;
	/** Whether log σ is clamped: neither pull then has an effect. */
	readonly clamped: boolean[];
	readonly reconstructionOnMean: Float64Array;
	readonly klOnMean: Float64Array;
	readonly reconstructionOnLogSigma: Float64Array;
	readonly klOnLogSigma: Float64Array;
}

/** ε of the draws, draws × Z. */
export function forceNoise(draws: number, latentDim: number, seed: number): Float32Array {
	return Float32Array.from({ length: draws * latentDim }, (_, i) =>
		normalAt(seed, Stream.monteCarlo, 3, Math.floor(i / latentDim), i % latentDim),
	);
}

/** The forces in every run. */
export function measureForces({ shape, runs, transition, draws, seed }: ForceRequest): Forces[] {
	const epsilon = forceNoise(draws, shape.latentDim, seed);
	return runs.map(({ weights, terms }) => forcesOf(shape, weights, transition, terms, epsilon));
}

/** @param epsilon draws × Z */
export function forcesOf(
	shape: ModelShape,
	weights: Float32Array,
	transition: Transitions,
	{ stateWeight, parameterWeight, klWeight }: TermWeights,
	epsilon: Float32Array,
): Forces {
	const { stateDim, embeddingDim, parameterDim, latentDim } = shape;
	const model = new ConditionalVae(shape, 1);
	model.encode(weights, transition, 1);
	const mean = model.encoder.mean.slice();
	const std = model.encoder.std.slice();
	const logStd = model.encoder.logStd;

	const draws = epsilon.length / latentDim;
	const layout = parameterLayout(shape);
	const decoder = new Decoder(layout, draws);
	const condition = new Float32Array(draws * (stateDim + embeddingDim));
	const z = new Float32Array(draws * latentDim);
	for (let row = 0; row < draws; row++) {
		const at = row * (stateDim + embeddingDim);
		condition.set(transition.state.subarray(0, stateDim), at);
		embed(shape, weights, transition.action[0], condition, at + stateDim);
		for (let dim = 0; dim < latentDim; dim++) {
			z[row * latentDim + dim] = mean[dim] + std[dim] * epsilon[row * latentDim + dim];
		}
	}
	atOnce(decoder.forward(weights, condition, z, draws));
	// Of each draw's own loss: the mean over the draws is taken at the end.
	const dParameters = decoder.parameters.map(
		(value, i) => ((2 * parameterWeight) / parameterDim) * (value - transition.parameters[i % parameterDim]),
	);
	const dStateDelta = decoder.stateDelta.map(
		(value, i) => ((2 * stateWeight) / stateDim) * (value - transition.stateDelta[i % stateDim]),
	);
	const dZ = new Float32Array(draws * latentDim);
	const dCondition = new Float32Array(condition.length);
	const gradients = new Float32Array(layout.length);
	atOnce(decoder.backward(weights, condition, z, dParameters, dStateDelta, dCondition, dZ, gradients, draws));

	const zeros = () => new Float64Array(latentDim);
	const forces = {
		mean,
		std,
		clamped: Array.from(logStd, (value) => value <= LOG_STD_MIN || value >= LOG_STD_MAX),
		reconstructionOnMean: zeros(),
		klOnMean: zeros(),
		reconstructionOnLogSigma: zeros(),
		klOnLogSigma: zeros(),
	};
	for (let row = 0, i = 0; row < draws; row++) {
		for (let dim = 0; dim < latentDim; dim++, i++) {
			forces.reconstructionOnMean[dim] -= dZ[i] / draws;
			forces.reconstructionOnLogSigma[dim] -= (dZ[i] * epsilon[i] * std[dim]) / draws;
		}
	}
	for (let dim = 0; dim < latentDim; dim++) {
		forces.klOnMean[dim] = -(klWeight / latentDim) * klGradientMean(mean[dim]);
		forces.klOnLogSigma[dim] = -(klWeight / latentDim) * klGradientLogSigma(logStd[dim]);
	}
	return forces;
}
