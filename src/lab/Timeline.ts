/**
 * The past of a training: evenly thinned frames to look at again, and checkpoints to continue from, both in bounded
 * memory. The newest checkpoint is held here and nowhere else on the page.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { BoundedSeries } from '../numerics/BoundedSeries';
import { clamp } from '../numerics/clamp';
import type { Frame } from '../training/Frame';
import type { Checkpoint } from '../training/Trainer';
import type { Clock } from './RunSurroundings';

/** Bytes that frames may hold, and checkpoints. */
const FRAME_BYTES = 64 * 2 ** 20;
const CHECKPOINT_BYTES = 48 * 2 ** 20;

/** More than a slider of a few hundred pixels can resolve. */
const MOST_FRAMES = 240;
const MOST_CHECKPOINTS = 48;

/** Milliseconds between two updates of the steps while training. */
const UPDATE_INTERVAL = 250;

export interface TimelineSteps {
	/** Steps that can be shown, ascending. */
	readonly steps: readonly number[];
	/** Steps that training can go on from, ascending. */
	readonly branchSteps: readonly number[];
	/** The step of the past that is shown; null for the present. */
	readonly shown: number | null;
}

function frameBytes({ runs }: Frame): number {
	// The codes that are measured may be more than those drawn, on the same memory.
	return runs.reduce((sum, { mean, weights }) => sum + 3 * mean.buffer.byteLength + 4 * weights.length, 0);
}

function checkpointBytes({ runs }: Checkpoint): number {
	return runs.reduce((sum, { weights }) => sum + 4 * 3 * weights.length, 0);
}

/** An even number of entries that fit, so that the newest survives the thinning. */
function capacity(budget: number, bytes: number, most: number): number {
	return clamp(2 * Math.floor(budget / bytes / 2), 4, most);
}

/** Frames of a training, thinned evenly: of so many that came, one is there. */
export interface ThinnedFrames {
	readonly stride: number;
	/** By ascending step. */
	readonly frames: readonly Frame[];
}

/** Before the first frame. */
export const NOWHERE: TimelineSteps = { steps: [], branchSteps: [], shown: null };

export class Timeline {
	/** What can be shown and gone on from, a few times a second. */
	readonly steps: StoreApi<TimelineSteps> = createStore<TimelineSteps>(() => NOWHERE);
	private frames = new BoundedSeries<Frame>(MOST_FRAMES);
	private checkpoints = new BoundedSeries<Checkpoint>(MOST_CHECKPOINTS);
	private presentFrame: Frame | null = null;
	private newestCheckpoint: Checkpoint | null = null;
	private cancelUpdate: (() => void) | null = null;

	constructor(private readonly clock: Pick<Clock, 'later'>) {}

	/** The frames that are kept, by ascending step: for the trails of points. */
	get kept(): readonly Frame[] {
		return this.frames.entries;
	}

	/** The same, with how densely they lie. */
	get thinned(): ThinnedFrames {
		return { stride: this.frames.stride, frames: this.frames.entries };
	}

	/** The newest frame, kept or not. */
	get present(): Frame | null {
		return this.presentFrame;
	}

	/** Where training goes on; null for its initial weights. */
	get newest(): Checkpoint | null {
		return this.newestCheckpoint;
	}

	/** Takes the next frame of the training; one at step 0 or of another model starts over. */
	take(frame: Frame): void {
		const begins = frame.step === 0 || !this.presentFrame || !sameModel(frame, this.presentFrame);
		if (begins) {
			this.frames = new BoundedSeries(capacity(FRAME_BYTES, frameBytes(frame), MOST_FRAMES));
			if (frame.step === 0) this.forgetCheckpointsAfter(0);
		}
		this.presentFrame = frame;
		this.frames.offer(frame);
		this.show(null);
		if (begins) this.update();
		else this.updateSoon();
	}

	/** Takes the frames that a training had when it was saved: those that follow go on with them. */
	restore({ stride, frames }: ThinnedFrames): void {
		const last = frames.at(-1);
		if (!last) return;
		this.frames = new BoundedSeries(capacity(FRAME_BYTES, frameBytes(last), MOST_FRAMES), frames, stride);
		this.presentFrame = last;
		this.update();
	}

	/** Keeps a state that training can go on from. */
	keep(checkpoint: Checkpoint): void {
		const [first] = this.checkpoints.entries;
		if (!first || first.runs[0]?.weights.length !== checkpoint.runs[0]?.weights.length)
			this.checkpoints = new BoundedSeries(capacity(CHECKPOINT_BYTES, checkpointBytes(checkpoint), MOST_CHECKPOINTS));
		this.checkpoints.offer(checkpoint);
		this.newestCheckpoint = checkpoint;
		this.updateSoon();
	}

	/** The latest state at or before a step that training can go on from. */
	checkpointAt(step: number): Checkpoint | undefined {
		return this.branches().findLast((checkpoint) => checkpoint.step <= step);
	}

	/** The latest kept frame at or before a step, as one of the past; null when there is none. */
	frameAt(step: number): Frame | null {
		const frame = this.frames.at(step);
		return frame ? { ...frame, source: 'past' } : null;
	}

	/** Says which step of the past is shown; null for the present. */
	show(step: number | null): void {
		if (this.steps.getState().shown !== step) this.steps.setState({ shown: step });
	}

	/** Forgets what came after a step that training goes on from. */
	truncate(step: number): void {
		this.frames.truncate(step);
		this.forgetCheckpointsAfter(step);
		this.update();
	}

	/** Forgets everything: another model is being made. */
	clear(): void {
		this.frames.clear();
		this.checkpoints.clear();
		this.presentFrame = null;
		this.newestCheckpoint = null;
		this.show(null);
		this.update();
	}

	private forgetCheckpointsAfter(step: number): void {
		this.checkpoints.truncate(step);
		if (this.newestCheckpoint && this.newestCheckpoint.step > step)
			this.newestCheckpoint = this.checkpoints.entries[this.checkpoints.entries.length - 1] ?? null;
	}

	/** The kept checkpoints and the newest. */
	private branches(): readonly Checkpoint[] {
		const { entries } = this.checkpoints;
		const newest = this.newestCheckpoint;
		return newest && entries[entries.length - 1] !== newest ? [...entries, newest] : entries;
	}

	private updateSoon(): void {
		this.cancelUpdate ??= this.clock.later(() => this.update(), UPDATE_INTERVAL);
	}

	private update(): void {
		this.cancelUpdate?.();
		this.cancelUpdate = null;
		this.steps.setState({
			steps: this.frames.entries.map(({ step }) => step),
			branchSteps: this.branches().map(({ step }) => step),
		});
	}
}

function sameModel(a: Frame, b: Frame): boolean {
	return JSON.stringify(a.shape) === JSON.stringify(b.shape);
}
