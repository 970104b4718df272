/**
 * The latest picture of every run. Typed arrays stay out of React and of the stores: views subscribe
 * and draw imperatively, and a view that is slow sees only the newest frame.
 */
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
	/** count × Z: μ + σ·ε, one noisy draw with an ε that each transition keeps. */
	readonly z: Float32Array;
	/**
	 * The codes of the measured transitions, whatever is drawn: every number that is compared is taken from these. null
	 * where the frame has none, as the recorded run before its end.
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
	/** `past`: an earlier picture of the training, shown again. */
	readonly source: 'recording' | 'training' | 'past';
	/** Whether the weights belong to these codes: a recording has those of its last frame alone. */
	readonly decodable: boolean;
	/** The same object in every frame of one model, and in no other's; a recording has none. */
	readonly model?: object;
	readonly step: number;
	/** What the step that led here was trained with; none before the first step, and where nobody knows. */
	readonly trainedWith?: readonly RunSettings[] | null;
	/** Transitions encoded. */
	readonly count: number;
	readonly shape: ModelShape;
	readonly runs: readonly RunFrame[];
	/** One a run, in a recording alone. */
	readonly recorded?: readonly RecordedMeasures[];
}

/** The measured codes of runs A and B; null where a frame does not have them. */
export function measuredRuns({ runs }: Frame): readonly PosteriorCodes[] | null {
	const measured = runs.slice(0, 2).flatMap((run) => run.measured ?? []);
	return measured.length === Math.min(2, runs.length) ? measured : null;
}

/** null: there is no picture any more. */
type FrameListener = (frame: Frame | null) => void;

let latest: Frame | null = null;
const listeners = new Set<FrameListener>();

/** The newest frame, or null before the first. */
export function latestFrame(): Frame | null {
	return latest;
}

/** Whether a frame is of the model that is shown now, perhaps of an earlier step. */
export function isOfShownModel({ model }: Frame): boolean {
	return latest !== null && latest.model === model;
}

/** Puts a new frame in place of the last and tells every subscriber. */
export function publishFrame(frame: Frame): void {
	latest = frame;
	for (const listener of listeners) listener(frame);
}

/** Takes the picture away: it is of a world that the page has left. Every subscriber blanks what it drew at once. */
export function clearFrame(): void {
	if (!latest) return;
	latest = null;
	for (const listener of listeners) listener(null);
}

/** Calls `listener` with every new frame, and with null when it is taken away, until the returned function is called. */
export function subscribeFrames(listener: FrameListener): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
