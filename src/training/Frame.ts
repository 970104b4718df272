/** All runs at one step: what the worker sends, what the page draws, what the timeline keeps. */
import type { KlPerDimension } from '../analysis/klPerDimension';
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
	 * The codes of the measured transitions, whatever is drawn: every number that is compared is taken from these. On
	 * the same memory as the drawn ones. null where the frame has none, as the recorded run before its end.
	 */
	readonly measured: PosteriorCodes | null;
	/** Flat weights at this step, for decoding without the worker; meaningless where the frame is not decodable. */
	readonly weights: Float32Array;
}

/** Numbers of a run's measured transitions, recorded where their codes were not. */
export interface RecordedMeasures extends KlPerDimension {
	/** Z: median σ. */
	readonly sigma: readonly number[];
	/** I(x; z), nats; what is left of the KL is the mismatch. */
	readonly information: number;
}

/** All runs at one step. */
export interface Frame {
	/** `past`: an earlier frame of the training, shown again. */
	readonly source: 'recording' | 'training' | 'past';
	/** Whether the weights belong to these codes: a recording has those of its last frame alone. */
	readonly decodable: boolean;
	/** The same object in every frame of one model, and in no other's; the page adds it, and a recording has none. */
	readonly model?: object;
	readonly step: number;
	/**
	 * What the step that led here was trained with, which the page adds; none before the first step, and where nobody
	 * knows.
	 */
	readonly trainedWith?: readonly RunSettings[] | null;
	/** Transitions drawn. */
	readonly count: number;
	readonly shape: ModelShape;
	readonly runs: readonly RunFrame[];
	/** One a run, in a recording alone. */
	readonly recorded?: readonly RecordedMeasures[];
}
