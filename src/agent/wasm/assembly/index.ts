/**
 * HyAR's agent in WebAssembly, around the engine of the representation: what the host calls. An instance serves one agent;
 * its memory is handed out once. The same bits on every machine, as in `src/training/wasm/assembly/`.
 */
import { gather, spread } from '../../../training/wasm/assembly/elementwise';
import { batchState } from '../../../training/wasm/assembly/index';
import { floats, Matrix } from '../../../training/wasm/assembly/Matrix';
import { Scratch } from '../../../training/wasm/assembly/products';
import { tanhInPlace } from '../../../training/wasm/assembly/tanh';
import { Network } from './Network';
import { clampUnit } from './numbers';
import { Perceptron } from './Perceptron';
import { Relabeller } from './relabel';

export * from '../../../training/wasm/assembly/index';

let stateDim: i32 = 0;
/** A: numbers of a latent action. */
let codeDim: i32 = 0;
let scratch = changetype<Scratch>(0);
let actor = changetype<Perceptron>(0);
let critic1 = changetype<Perceptron>(0);
let critic2 = changetype<Perceptron>(0);
let actorNetwork = changetype<Network>(0);
let criticNetwork = changetype<Network>(0);
let relabeller = changetype<Relabeller>(0);

/** rows × S */
let states = changetype<Matrix>(0);
/** rows × (S + A) */
let input = changetype<Matrix>(0);
let dInput = changetype<Matrix>(0);
/** rows × A without gaps: latent actions that come in, of the batch or of a query. */
let codes: usize = 0;
/** rows × A: target actions, and the actor's output. */
let answers: usize = 0;
/** rows × A: the gradient of Q₁ by the latent action. */
let slope: usize = 0;
/** rows × S, rows, rows, rows × A: what the host gives for an update beside the batch. */
let nextState: usize = 0;
let reward: usize = 0;
let notDone: usize = 0;
let targetNoise: usize = 0;
/** rows each */
let targetQ: usize = 0;
let q1: usize = 0;
let q2: usize = 0;

/** Makes the agent's memory, after that of the representation. @param size of a state @param rows as the representation's */
export function createAgent(size: i32, actions: i32, embeddingDim: i32, latentDim: i32, width: i32, rows: i32): void {
	stateDim = size;
	codeDim = embeddingDim + latentDim;
	const inputDim = stateDim + codeDim;
	scratch = new Scratch(rows, max(width, inputDim));
	actor = new Perceptron(stateDim, width, codeDim, rows, 0);
	critic1 = new Perceptron(inputDim, width, 1, rows, 0);
	critic2 = new Perceptron(inputDim, width, 1, rows, critic1.end);
	actorNetwork = new Network(actor.end);
	criticNetwork = new Network(critic2.end);
	relabeller = new Relabeller(stateDim, actions, embeddingDim, latentDim, rows);
	states = new Matrix(rows, stateDim);
	input = new Matrix(rows, inputDim);
	dInput = new Matrix(rows, inputDim);
	codes = floats(rows * codeDim);
	answers = floats(rows * codeDim);
	slope = floats(rows * codeDim);
	nextState = floats(rows * stateDim);
	reward = floats(rows);
	notDone = floats(rows);
	targetNoise = floats(rows * codeDim);
	targetQ = floats(rows);
	q1 = floats(rows);
	q2 = floats(rows);
}

/** Numbers of each network, and where they are. */
export function actorCount(): i32 {
	return actorNetwork.count;
}
export function actorWeights(): usize {
	return actorNetwork.weights;
}
export function actorTarget(): usize {
	return actorNetwork.target;
}
export function actorGradients(): usize {
	return actorNetwork.gradients;
}
export function actorFirst(): usize {
	return actorNetwork.first;
}
export function actorSecond(): usize {
	return actorNetwork.second;
}
export function criticCount(): i32 {
	return criticNetwork.count;
}
export function criticWeights(): usize {
	return criticNetwork.weights;
}
export function criticTarget(): usize {
	return criticNetwork.target;
}
export function criticGradients(): usize {
	return criticNetwork.gradients;
}
export function criticFirst(): usize {
	return criticNetwork.first;
}
export function criticSecond(): usize {
	return criticNetwork.second;
}

/** Addresses of what comes in and goes out; the transitions themselves are the batch of the representation. */
export function codesAddress(): usize {
	return codes;
}
export function answersAddress(): usize {
	return answers;
}
export function slopeAddress(): usize {
	return slope;
}
export function nextStateAddress(): usize {
	return nextState;
}
export function rewardAddress(): usize {
	return reward;
}
export function notDoneAddress(): usize {
	return notDone;
}
export function targetNoiseAddress(): usize {
	return targetNoise;
}
export function relabelNoiseAddress(): usize {
	return relabeller.noise;
}
export function boxHalf(): usize {
	return relabeller.half;
}
export function boxCentre(): usize {
	return relabeller.centre;
}
export function targetQAddress(): usize {
	return targetQ;
}
export function q1Address(): usize {
	return q1;
}
export function q2Address(): usize {
	return q2;
}

/** Entries that the last {@link relabel} kept. */
export function keptDiscrete(): i32 {
	return relabeller.keptDiscrete;
}
export function keptLatent(): i32 {
	return relabeller.keptLatent;
}

/** The table of embeddings through tanh. @returns its address */
export function embeddingTable(vae: usize): usize {
	return relabeller.fillTable(vae);
}

/** Fills {@link answers}, without gaps, with an actor's answers to states without gaps. */
function answer(weights: usize, from: usize, rows: i32): void {
	spread(states, 0, from, stateDim, rows);
	actor.forward(scratch, weights, states, rows);
	tanhInPlace(actor.output.data, rows * actor.output.stride);
	gather(answers, actor.output, codeDim, rows);
}

function fillInput(from: usize, code: usize, rows: i32): void {
	spread(input, 0, from, stateDim, rows);
	spread(input, stateDim, code, codeDim, rows);
}

/** The policy's answers to the batch's states. */
export function act(rows: i32): void {
	answer(actorNetwork.weights, batchState(), rows);
}

/** Both critics' values of the batch's states and {@link codesAddress}. */
export function values(rows: i32): void {
	fillInput(batchState(), codes, rows);
	evaluate(criticNetwork.weights, rows);
}

function evaluate(weights: usize, rows: i32): void {
	critic1.forward(scratch, weights, input, rows);
	critic2.forward(scratch, weights, input, rows);
	gather(q1, critic1.output, 1, rows);
	gather(q2, critic2.output, 1, rows);
}

/** The gradient of Q₁ by each entry of {@link codesAddress} in the batch's states. */
export function valueGradient(rows: i32): void {
	fillInput(batchState(), codes, rows);
	fillSlope(1, rows);
}

function fillSlope(scale: f64, rows: i32): void {
	critic1.forward(scratch, criticNetwork.weights, input, rows);
	for (let row = 0; row < rows; row++) store<f32>(critic1.dOutput.row(row), <f32>scale);
	critic1.inputGradient(scratch, criticNetwork.weights, input, dInput, rows);
	const bytes = (<usize>codeDim) << 2;
	const first = (<usize>stateDim) << 2;
	for (let row = 0; row < rows; row++) memory.copy(slope + <usize>row * bytes, dInput.row(row) + first, bytes);
}

/** Relabels {@link codesAddress} in place. */
export function relabel(vae: usize, rows: i32, unmapped: bool, threshold: f64): void {
	relabeller.pass(vae, codes, rows, unmapped, threshold);
}

/** The target values r + γ·min(Q₁′, Q₂′)(s′, π′(s′) + noise). @returns their mean */
export function aim(rows: i32, discount: f64, noiseScale: f64, noiseClip: f64): f64 {
	answer(actorNetwork.target, nextState, rows);
	const most = <f32>noiseClip;
	const scale = <f32>noiseScale;
	const end = (<usize>(rows * codeDim)) << 2;
	for (let i: usize = 0; i < end; i += 4) {
		const noise = min<f32>(most, max<f32>(-most, scale * load<f32>(targetNoise + i)));
		store<f32>(answers + i, clampUnit(load<f32>(answers + i) + noise));
	}
	fillInput(nextState, answers, rows);
	evaluate(criticNetwork.target, rows);
	const gamma = <f32>discount;
	let sum: f64 = 0;
	for (let row = 0; row < rows; row++) {
		const at = (<usize>row) << 2;
		const next = min<f32>(load<f32>(q1 + at), load<f32>(q2 + at));
		const value = load<f32>(reward + at) + load<f32>(notDone + at) * gamma * next;
		store<f32>(targetQ + at, value);
		sum += value;
	}
	return sum / <f64>rows;
}

/** The gradients of both critics from the batch, {@link codesAddress} and the target values. @returns the loss */
export function criticGradient(rows: i32): f64 {
	fillInput(batchState(), codes, rows);
	evaluate(criticNetwork.weights, rows);
	const loss = fillErrors(critic1, q1, rows) + fillErrors(critic2, q2, rows);
	critic1.gradient(scratch, criticNetwork.weights, criticNetwork.gradients, input, rows);
	critic2.gradient(scratch, criticNetwork.weights, criticNetwork.gradients, input, rows);
	return loss;
}

/** The gradient of the mean squared error by a critic's values. @returns that error */
function fillErrors(critic: Perceptron, q: usize, rows: i32): f64 {
	let sum: f64 = 0;
	for (let row = 0; row < rows; row++) {
		const at = (<usize>row) << 2;
		const error = load<f32>(q + at) - load<f32>(targetQ + at);
		sum += <f64>error * <f64>error;
		store<f32>(critic.dOutput.row(row), (2 * error) / <f32>rows);
	}
	return sum / <f64>rows;
}

/** The actor's gradient with the critics as they are, inverted and clipped. @returns its norm before the clip */
export function actorGradient(rows: i32, most: f64): f64 {
	act(rows);
	fillInput(batchState(), answers, rows);
	fillSlope(1 / <f64>rows, rows);
	for (let row = 0; row < rows; row++) {
		const offset = (<usize>(row * codeDim)) << 2;
		const to = actor.dOutput.row(row);
		for (let i = 0; i < codeDim; i++) {
			const at = (<usize>i) << 2;
			const a = load<f32>(answers + offset + at);
			const g = load<f32>(slope + offset + at);
			const inverted = (g * (g > 0 ? 1 - a : a + 1)) / 2;
			store<f32>(to + at, -inverted * (1 - a * a));
		}
	}
	actor.gradient(scratch, actorNetwork.weights, actorNetwork.gradients, states, rows);
	return actorNetwork.clip(most);
}

/** Updates by Adam with the gradients as they are, see {@link update}. */
export function updateCritic(stepSize: f64, correction: f64): void {
	criticNetwork.update(stepSize, correction);
}
export function updateActor(stepSize: f64, correction: f64): void {
	actorNetwork.update(stepSize, correction);
}

/** The target networks follow. */
export function follow(tau: f64): void {
	criticNetwork.follow(tau);
	actorNetwork.follow(tau);
}
