/**
 * What samples of N(0, scale²·I) decode to when each is decoded in the state and with the action of a transition of
 * the data: if the codes lie as the prior does, the decoded parameters are spread as those of the data are.
 *
 * Read of the first parameter, which every action has.
 */
import { LatentDecoder } from '../model/decode';
import type { ModelShape } from '../model/layout';
import { priorSamples } from './priorSamples';
import type { Transitions } from './relabelReading';

/** Draws: the standard error of a share is below 2 %. */
const SAMPLES = 1_000;

/**
 * The first parameter of every sample, in [−1, 1].
 * @param count transitions that states and actions are taken from, one after the other
 */
export function decodeSamples(
	shape: ModelShape,
	weights: Float32Array,
	transitions: Pick<Transitions, 'state' | 'action'>,
	count: number,
	{ scale, seed }: { readonly scale: number; readonly seed: number },
): Float64Array {
	const { stateDim, latentDim, parameterDim } = shape;
	const state = new Float32Array(SAMPLES * stateDim);
	const action = new Uint16Array(SAMPLES);
	for (let row = 0; row < SAMPLES; row++) {
		const from = row % count;
		state.set(transitions.state.subarray(from * stateDim, (from + 1) * stateDim), row * stateDim);
		action[row] = transitions.action[from];
	}
	const z = priorSamples({ seed, count: SAMPLES, latentDim, scale });
	const { parameters } = new LatentDecoder(shape).decode(weights, { state, action, z }, SAMPLES);
	return Float64Array.from({ length: SAMPLES }, (_, row) => parameters[row * parameterDim]);
}

/** Standard deviation of numbers. */
export function standardDeviation(values: ArrayLike<number>): number {
	let mean = 0;
	for (let i = 0; i < values.length; i++) mean += values[i] / values.length;
	let squares = 0;
	for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
	return Math.sqrt(squares / values.length);
}

/**
 * How differently two sets of numbers are spread: the largest difference between the shares of each that lie below a
 * number (the statistic of Kolmogorov and Smirnov). 0 where they are spread alike, 1 where they do not meet.
 */
export function distributionGap(one: ArrayLike<number>, other: ArrayLike<number>): number {
	const a = Float64Array.from(one).sort();
	const b = Float64Array.from(other).sort();
	let gap = 0;
	for (let i = 0, j = 0; i < a.length && j < b.length; ) {
		const value = Math.min(a[i], b[j]);
		while (i < a.length && a[i] === value) i++;
		while (j < b.length && b[j] === value) j++;
		gap = Math.max(gap, Math.abs(i / a.length - j / b.length));
	}
	return gap;
}
