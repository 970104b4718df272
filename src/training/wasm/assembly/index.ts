/**
 * The conditional VAE of `src/model/` in WebAssembly: what the host calls. An instance serves one model; its memory is
 * handed out once, by {@link create} and {@link createDataset}, and never given back.
 *
 * No relaxed instruction, no function of the host, no number of the host's `Math`: the same bits on every machine.
 */
import { adamUpdate } from './adam';
import { Batch } from './Batch';
import { Condition } from './Condition';
import { Dataset } from './Dataset';
import { Decoder } from './Decoder';
import { Encoder } from './Encoder';
import { gather, spread } from './elementwise';
import { errorGradient, meanKl, meanSquaredError, posteriorGradient, reparameterise } from './loss';
import { floats } from './Matrix';
import { Scratch } from './products';
import { Shape } from './Shape';

let shape = changetype<Shape>(0);
let scratch = changetype<Scratch>(0);
let batch = changetype<Batch>(0);
let condition = changetype<Condition>(0);
let encoder = changetype<Encoder>(0);
let decoder = changetype<Decoder>(0);
let dataset = changetype<Dataset>(0);

/** Flat, like the weights. */
let gradients: usize = 0;
/** rows, u32: listed transitions. */
let indices: usize = 0;
/** rows × Z each: what {@link encode} gives. */
let meanOut: usize = 0;
let stdOut: usize = 0;
/** rows × P and rows × S: what {@link decode} gives. */
let parametersOut: usize = 0;
let stateDeltaOut: usize = 0;

/** Makes the model's memory. @param rows the most rows of a batch */
export function create(
	stateDim: i32,
	actionCount: i32,
	embeddingDim: i32,
	parameterDim: i32,
	latentDim: i32,
	width: i32,
	rows: i32,
): void {
	shape = new Shape(stateDim, actionCount, embeddingDim, parameterDim, latentDim, width);
	scratch = new Scratch(rows, shape.widest);
	batch = new Batch(shape, rows);
	condition = new Condition(shape, rows);
	encoder = new Encoder(shape, rows);
	decoder = new Decoder(shape, rows);
	gradients = createWeights();
	indices = floats(rows);
	meanOut = floats(rows * latentDim);
	stdOut = floats(rows * latentDim);
	parametersOut = floats(rows * parameterDim);
	stateDeltaOut = floats(rows * stateDim);
}

/** Length of the flat weights. */
export function weightCount(): i32 {
	return shape.weightCount;
}

/** Room for flat weights, or moments of them, all 0. */
export function createWeights(): usize {
	return floats(shape.weightCount);
}

/** Room for the transitions of a training. */
export function createDataset(size: i32, poolSize: i32): void {
	dataset = new Dataset(shape, size, poolSize);
}

/** Addresses of the dataset's columns. */
export function datasetState(): usize {
	return dataset.state;
}
export function datasetAction(): usize {
	return dataset.action;
}
export function datasetParameters(): usize {
	return dataset.parameters;
}
export function datasetStateDelta(): usize {
	return dataset.stateDelta;
}
export function datasetIndexPool(): usize {
	return dataset.indexPool;
}

/** Addresses of the batch's columns. */
export function batchState(): usize {
	return batch.state;
}
export function batchAction(): usize {
	return batch.action;
}
export function batchParameters(): usize {
	return batch.parameters;
}
export function batchStateDelta(): usize {
	return batch.stateDelta;
}
export function batchLatent(): usize {
	return batch.latent;
}

/** Addresses of what listed transitions, gradients and results are in. */
export function indicesAddress(): usize {
	return indices;
}
export function gradientsAddress(): usize {
	return gradients;
}
export function meanAddress(): usize {
	return meanOut;
}
export function stdAddress(): usize {
	return stdOut;
}
export function parametersAddress(): usize {
	return parametersOut;
}
export function stateDeltaAddress(): usize {
	return stateDeltaOut;
}

/** Draws the batch of a step and its noise. @param step from 1 */
export function draw(seed: u32, step: u32, rows: i32): void {
	dataset.draw(batch, shape, seed, step, rows);
}

/** Makes the listed transitions the batch. */
export function list(rows: i32): void {
	dataset.list(batch, shape, indices, rows);
}

/** Gives the listed transitions the noise that they are evaluated with. */
export function drawEvaluationNoise(seed: u32, rows: i32): void {
	dataset.evaluationNoise(batch, shape, seed, indices, rows);
}

/** The posterior of the batch. */
export function encode(weights: usize, rows: i32): void {
	condition.fill(shape, weights, batch, rows);
	encoder.forward(shape, scratch, weights, condition, batch, rows);
	gather(meanOut, encoder.mean, shape.latentDim, rows);
	gather(stdOut, encoder.std, shape.latentDim, rows);
}

/** What the decoder says of the batch's codes, states and actions. */
export function decode(weights: usize, rows: i32): void {
	condition.fill(shape, weights, batch, rows);
	spread(decoder.z, 0, batch.latent, shape.latentDim, rows);
	decoder.forward(shape, scratch, weights, condition, rows);
	gather(parametersOut, decoder.parameters, shape.parameterDim, rows);
	gather(stateDeltaOut, decoder.stateDelta, shape.stateDim, rows);
}

/**
 * What {@link decode} gives where every row has the state and the action of the first: those of other rows are not read.
 * @param withStateDelta whether the state changes are wanted, which take a third of the time
 */
export function decodeUnderOne(weights: usize, rows: i32, withStateDelta: bool): void {
	condition.fill(shape, weights, batch, 1);
	spread(decoder.z, 0, batch.latent, shape.latentDim, rows);
	decoder.forwardUnderOne(shape, scratch, weights, condition, rows, withStateDelta);
	gather(parametersOut, decoder.parameters, shape.parameterDim, rows);
	if (withStateDelta) gather(stateDeltaOut, decoder.stateDelta, shape.stateDim, rows);
}

/** The forward pass of a step: posterior, z = μ + σ·ε, decoded. */
export function forward(weights: usize, rows: i32): void {
	condition.fill(shape, weights, batch, rows);
	encoder.forward(shape, scratch, weights, condition, batch, rows);
	reparameterise(decoder.z, encoder, batch.latent, shape.latentDim, rows);
	decoder.forward(shape, scratch, weights, condition, rows);
}

/** The raw terms of the loss after {@link forward}. */
export function stateTerm(rows: i32): f64 {
	return meanSquaredError(decoder.stateDelta, batch.stateDelta, shape.stateDim, rows);
}
export function parametersTerm(rows: i32): f64 {
	return meanSquaredError(decoder.parameters, batch.parameters, shape.parameterDim, rows);
}
export function klTerm(rows: i32): f64 {
	return meanKl(encoder, shape.latentDim, rows);
}

/** The gradient of the weighted loss by every weight, after {@link forward} with the same arguments. */
export function backward(weights: usize, rows: i32, stateWeight: f64, parameterWeight: f64, klWeight: f64): void {
	const stateDim = shape.stateDim;
	const parameterDim = shape.parameterDim;
	const latentDim = shape.latentDim;
	errorGradient(decoder.dStateDelta, decoder.stateDelta, batch.stateDelta, stateWeight, stateDim, rows);
	errorGradient(decoder.dParameters, decoder.parameters, batch.parameters, parameterWeight, parameterDim, rows);
	decoder.backward(shape, scratch, weights, gradients, condition, rows);
	posteriorGradient(encoder, decoder, batch.latent, klWeight, latentDim, rows);
	encoder.backward(shape, scratch, weights, gradients, condition, rows);
	condition.gradient(shape, gradients, batch, rows);
}

/** One update by Adam with the gradients of {@link backward}. */
export function update(
	weights: usize,
	firstMoment: usize,
	secondMoment: usize,
	stepSize: f64,
	correction: f64,
	kept: bool,
): void {
	adamUpdate(weights, gradients, firstMoment, secondMoment, shape.weightCount, stepSize, correction, kept);
}
