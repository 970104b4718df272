/**
 * Counter-based randomness: a draw is a pure function of (seed, stream, step, row, column).
 *
 * Nothing is stored between draws, so every engine, thread and language sees the same batches and
 * the same noise, two runs with equal settings agree bit for bit, and any transition of a dataset
 * can be played again. The hash is PCG4D (Jarzynski & Olano, "Hash Functions for GPU Rendering",
 * JCGT 2020): four 32-bit words in, four well-mixed words out, in integer arithmetic that WGSL has too.
 */

import { log } from '../numerics/logarithm';
import { cos } from '../numerics/trigonometry';

/** What a draw is used for. Streams never share draws. */
export const Stream = {
	initialWeights: 1,
	batch: 2,
	epsilon: 3,
	evaluationEpsilon: 4,
	policy: 5,
	environment: 6,
	priorSample: 7,
	monteCarlo: 8,
	split: 9,
	rollout: 12,
	exercise: 13,
	agentWeights: 14,
	agentBatch: 15,
	agentTargetNoise: 16,
	agentRelabelNoise: 17,
	agentExploration: 18,
	agentWorld: 19,
	agentEvaluation: 20,
	agentBox: 21,
	agentVae: 22,
	agentStates: 23,
} as const;

export type StreamId = (typeof Stream)[keyof typeof Stream];

/** Scratch for {@link pcg4d}: the four output words, as unsigned integers in signed slots. */
const words = new Int32Array(4);

/** Mixes four 32-bit words into {@link words}. */
function pcg4d(a: number, b: number, c: number, d: number): void {
	let x = (Math.imul(a, 1664525) + 1013904223) | 0;
	let y = (Math.imul(b, 1664525) + 1013904223) | 0;
	let z = (Math.imul(c, 1664525) + 1013904223) | 0;
	let w = (Math.imul(d, 1664525) + 1013904223) | 0;
	x = (x + Math.imul(y, w)) | 0;
	y = (y + Math.imul(z, x)) | 0;
	z = (z + Math.imul(x, y)) | 0;
	w = (w + Math.imul(y, z)) | 0;
	x ^= x >>> 16;
	y ^= y >>> 16;
	z ^= z >>> 16;
	w ^= w >>> 16;
	x = (x + Math.imul(y, w)) | 0;
	y = (y + Math.imul(z, x)) | 0;
	z = (z + Math.imul(x, y)) | 0;
	w = (w + Math.imul(y, z)) | 0;
	words[0] = x;
	words[1] = y;
	words[2] = z;
	words[3] = w;
}

/** The seed's two halves of the key: a seed is any integer, its low 32 bits count. */
function hash(seed: number, stream: StreamId, step: number, row: number, column: number): void {
	pcg4d(seed | 0, (Math.imul(stream, 0x9e3779b9) ^ step) | 0, row | 0, column | 0);
}

/** 2⁻²⁴: the spacing of the numbers drawn from (0, 1). */
const CELL = 5.9604644775390625e-8;

/** 24 random bits to the middle of their cell in (0, 1): exact in float32, never 0 or 1. */
function toUnit(word: number): number {
	return ((word >>> 8) + 0.5) * CELL;
}

/** One draw, uniform in (0, 1). */
export function uniformAt(seed: number, stream: StreamId, step: number, row: number, column: number): number {
	hash(seed, stream, step, row, column);
	return toUnit(words[0]);
}

/** One draw from N(0, 1), by Box–Muller on two words of one hash. */
export function normalAt(seed: number, stream: StreamId, step: number, row: number, column: number): number {
	hash(seed, stream, step, row, column);
	const radius = Math.sqrt(-2 * log(toUnit(words[0])));
	return radius * cos(2 * Math.PI * toUnit(words[1]));
}

/** One draw, an integer in [0, bound); the bias of the modulus is below bound / 2³². */
export function integerAt(
	seed: number,
	stream: StreamId,
	step: number,
	row: number,
	column: number,
	bound: number,
): number {
	hash(seed, stream, step, row, column);
	return (words[0] >>> 0) % bound;
}

/** A source of draws for code that asks in sequence, such as a simulator. */
export interface Randomness {
	/** Uniform in (0, 1). */
	uniform(): number;
	/** N(0, 1). */
	normal(): number;
}

/**
 * The sequence of draws number 0, 1, 2, … at one (seed, stream, step, row). Asking again for the same
 * coordinates gives the same sequence.
 */
export function randomnessAt(seed: number, stream: StreamId, step: number, row: number): Randomness {
	let column = 0;
	return {
		uniform: () => uniformAt(seed, stream, step, row, column++),
		normal: () => normalAt(seed, stream, step, row, column++),
	};
}

/** Every uniform draw 0.5 and every normal draw 0: a simulator without noise. */
export const noRandomness: Randomness = { uniform: () => 0.5, normal: () => 0 };
