/**
 * The latest picture of every run. Typed arrays stay out of React and of the stores: views subscribe
 * and draw imperatively, and a view that is slow sees only the newest frame.
 */
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
	/** Flat weights at this step, for decoding without the worker; meaningless where the frame is not decodable. */
	readonly weights: Float32Array;
}

/** All runs at one step. */
export interface Frame {
	/** `past`: an earlier picture of the training, shown again. */
	readonly source: 'recording' | 'training' | 'past';
	/** Whether the weights belong to these codes: a recording has those of its last frame alone. */
	readonly decodable: boolean;
	readonly step: number;
	/** What the step that led here was trained with; none before the first step, and where nobody knows. */
	readonly trainedWith?: readonly RunSettings[] | null;
	/** Transitions encoded. */
	readonly count: number;
	readonly shape: ModelShape;
	readonly runs: readonly RunFrame[];
}

type FrameListener = (frame: Frame) => void;

let latest: Frame | null = null;
const listeners = new Set<FrameListener>();

/** The newest frame, or null before the first. */
export function latestFrame(): Frame | null {
	return latest;
}

/** Puts a new frame in place of the last and tells every subscriber. */
export function publishFrame(frame: Frame): void {
	latest = frame;
	for (const listener of listeners) listener(frame);
}

/** Calls `listener` with every new frame until the returned function is called. */
export function subscribeFrames(listener: FrameListener): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
