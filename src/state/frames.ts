/**
 * The frame that is shown. Typed arrays stay out of React and of the stores: views subscribe and draw imperatively, and
 * a view that is slow sees only the newest frame.
 */
import type { PosteriorCodes } from '../analysis/posteriorCodes';
import { Feed } from '../lab/Feed';
import type { Inputs } from '../reading/reading';
import type { Frame } from '../training/Frame';

export type { Frame, RunFrame } from '../training/Frame';

/** The measured codes of runs A and B; null where a frame does not have them. */
export function measuredRuns({ runs }: Frame): readonly PosteriorCodes[] | null {
	const measured = runs.slice(0, 2).flatMap((run) => run.measured ?? []);
	return measured.length === Math.min(2, runs.length) ? measured : null;
}

const shown = new Feed<Frame>();

/** The newest frame, or null before the first. */
export function latestFrame(): Frame | null {
	return shown.latest;
}

/** Whether a frame is of the model that is shown now, perhaps of an earlier step. */
export function isOfShownModel({ model }: Frame): boolean {
	return shown.latest !== null && shown.latest.model === model;
}

/** Shows what the run that is shown has to be seen: a frame, or none any more. */
export function showFrame(frame: Frame | null): void {
	if (frame) publishFrame(frame);
	else clearFrame();
}

/** Puts a new frame in place of the last and tells every subscriber. */
export function publishFrame(frame: Frame): void {
	shown.publish(frame);
}

/** Removes the frame of a world that the page has left. Every subscriber clears what it drew at once. */
export function clearFrame(): void {
	if (shown.latest) shown.clear();
}

/** Calls `listener` with every new frame, and with null when it is taken away, until the returned function is called. */
export function subscribeFrames(listener: (frame: Frame | null) => void): () => void {
	return shown.subscribe(listener);
}

/** Every new frame as an input of a reading. */
export const newFrames: Inputs = (changed) => subscribeFrames((frame) => changed(frame ? 'frame' : 'gone'));
