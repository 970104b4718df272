/** All runs at one step: what the worker sends, what the page draws, what the timeline keeps. */
import type { PosteriorCodes } from '../analysis/posteriorCodes';
import type { ModelShape } from '../model/layout';
import type { RunSettings } from '../model/settings';

/** One run at one step. Rows follow the dataset's first `count` transitions. */
export interface RunFrame {
	/** count × Z: μ, the code. */
	readonly mean: Float32Array;
	/** count × Z: σ. */
	readonly std: Float32Array;
	/** count × Z: μ + σ·ε, one sample with an ε that each transition keeps. */
	readonly z: Float32Array;
	/**
	 * The codes of the measured transitions, whatever is drawn: all numbers that are compared come from these. They share
	 * memory with the drawn ones. null where the frame has none.
	 */
	readonly measured: PosteriorCodes | null;
	/** Flat weights at this step, for decoding without the worker; a recorded frame has those of the decoder alone. */
	readonly weights: Float32Array;
}

/** All runs at one step. */
export interface Frame {
	/** `recording`: the poster; `past`: an earlier frame of the training, shown again. */
	readonly source: 'recording' | 'training' | 'past';
	/** An object that identifies the model: the same in all of its frames. Added by the page; the poster has none. */
	readonly model?: object;
	readonly step: number;
	/** What the step that led here was trained with, which the page adds; none before the first step, or if unknown. */
	readonly trainedWith?: readonly RunSettings[] | null;
	/** Transitions drawn. */
	readonly count: number;
	readonly shape: ModelShape;
	readonly runs: readonly RunFrame[];
}
