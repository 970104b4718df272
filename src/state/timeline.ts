/**
 * Where the training has been: pictures of it, thinned evenly, to look at again, and checkpoints to branch from.
 * Both live in bounded memory.
 */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { Checkpoint } from '../training/Trainer';
import { EvenlyThinned } from './EvenlyThinned';
import { type Frame, publishFrame, subscribeFrames } from './frames';

/** Bytes that pictures may hold, and checkpoints. */
const FRAME_BYTES = 64 * 2 ** 20;
const CHECKPOINT_BYTES = 48 * 2 ** 20;

/** More than a slider of some hundred pixels can tell apart. */
const MOST_FRAMES = 240;
const MOST_CHECKPOINTS = 48;

/** Milliseconds between two updates of the store while training. */
const UPDATE_INTERVAL = 250;

interface TimelineState {
	/** Steps that can be shown, ascending. */
	readonly steps: readonly number[];
	/** Steps that training can go on from, ascending. */
	readonly branchSteps: readonly number[];
	/** The step of the past that is shown; null for the present. */
	readonly shown: number | null;
}

/** The timeline as the page shows it. */
export const useTimeline = create<TimelineState>()(
	subscribeWithSelector((): TimelineState => ({ steps: [], branchSteps: [], shown: null })),
);

let frames = new EvenlyThinned<Frame>(MOST_FRAMES);
let checkpoints = new EvenlyThinned<Checkpoint>(MOST_CHECKPOINTS);
/** The newest picture of the training and the newest checkpoint, kept or not. */
let present: Frame | null = null;
let newest: Checkpoint | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function frameBytes({ runs }: Frame): number {
	// The codes that are measured may be more than those drawn, on the same memory.
	return runs.reduce((sum, { mean, weights }) => sum + 3 * mean.buffer.byteLength + 4 * weights.length, 0);
}

function checkpointBytes({ runs }: Checkpoint): number {
	return runs.reduce((sum, { weights }) => sum + 4 * 3 * weights.length, 0);
}

/** An even number of entries that fit, so that the newest survives the thinning. */
function capacity(budget: number, bytes: number, most: number): number {
	return Math.min(most, Math.max(4, 2 * Math.floor(budget / bytes / 2)));
}

/** Keeps pictures of the training from now on. @returns ends it */
export function followTimeline(): () => void {
	return subscribeFrames((frame) => {
		if (frame?.source !== 'training') return;
		const begins = frame.step === 0 || !present || !sameModel(frame, present);
		if (begins) {
			frames = new EvenlyThinned(capacity(FRAME_BYTES, frameBytes(frame), MOST_FRAMES));
			if (frame.step === 0) {
				checkpoints.clear();
				newest = null;
			}
		}
		present = frame;
		frames.offer(frame);
		if (useTimeline.getState().shown !== null) useTimeline.setState({ shown: null });
		if (begins) update();
		else timer ??= setTimeout(update, UPDATE_INTERVAL);
	});
}

function sameModel(a: Frame, b: Frame): boolean {
	return JSON.stringify(a.shape) === JSON.stringify(b.shape);
}

/** Keeps a state that training can go on from. */
export function keepCheckpoint(checkpoint: Checkpoint): void {
	const [first] = checkpoints.entries;
	if (!first || first.runs[0]?.weights.length !== checkpoint.runs[0]?.weights.length) {
		checkpoints = new EvenlyThinned(capacity(CHECKPOINT_BYTES, checkpointBytes(checkpoint), MOST_CHECKPOINTS));
	}
	checkpoints.offer(checkpoint);
	newest = checkpoint;
	timer ??= setTimeout(update, UPDATE_INTERVAL);
}

/** Forgets everything: another model is being made. */
export function clearTimeline(): void {
	frames.clear();
	checkpoints.clear();
	present = null;
	newest = null;
	if (useTimeline.getState().shown !== null) useTimeline.setState({ shown: null });
	update();
}

/** A timeline that is put aside. */
export interface HeldTimeline {
	readonly frames: EvenlyThinned<Frame>;
	readonly checkpoints: EvenlyThinned<Checkpoint>;
	readonly present: Frame | null;
	readonly newest: Checkpoint | null;
}

/** The timeline as it stands, to be taken up again; what follows is kept apart from it. */
export function putTimelineAside(): HeldTimeline {
	const held = { frames, checkpoints, present, newest };
	frames = new EvenlyThinned<Frame>(MOST_FRAMES);
	checkpoints = new EvenlyThinned<Checkpoint>(MOST_CHECKPOINTS);
	present = null;
	newest = null;
	update();
	return held;
}

/** Goes on with a timeline that was put aside. */
export function takeUpTimeline(held: HeldTimeline): void {
	({ frames, checkpoints, present, newest } = held);
	update();
}

function update(): void {
	clearTimeout(timer);
	timer = undefined;
	useTimeline.setState({
		steps: frames.entries.map(({ step }) => step),
		branchSteps: branches().map(({ step }) => step),
	});
}

/** Shows the latest kept picture at or before a step. @returns its step; null when there is none */
export function showPast(step: number): number | null {
	const frame = frames.at(step);
	if (!frame) return null;
	useTimeline.setState({ shown: frame.step });
	publishFrame({ ...frame, source: 'past' });
	return frame.step;
}

/** Shows the newest picture of the training again. */
export function showPresent(): void {
	if (useTimeline.getState().shown === null || !present) return;
	useTimeline.setState({ shown: null });
	publishFrame(present);
}

/** The kept checkpoints and the newest. */
function branches(): readonly Checkpoint[] {
	const { entries } = checkpoints;
	return newest && entries[entries.length - 1] !== newest ? [...entries, newest] : entries;
}

/** The latest state at or before a step that training can go on from. */
export function checkpointAt(step: number): Checkpoint | undefined {
	return branches().findLast((checkpoint) => checkpoint.step <= step);
}

/** Forgets what came after a step that training goes on from. */
export function truncateTimeline(step: number): void {
	frames.truncate(step);
	checkpoints.truncate(step);
	if (newest && newest.step > step) newest = checkpoints.entries[checkpoints.entries.length - 1] ?? null;
	update();
}

/** The pictures that are kept, by ascending step: for the ways that points have gone. */
export function keptFrames(): readonly Frame[] {
	return frames.entries;
}
