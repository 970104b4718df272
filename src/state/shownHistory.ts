/** How the training that is shown came here: its loss curves, outside React like the frames, and its timeline. */
import { create } from 'zustand';
import { subscribeWithSelector } from 'zustand/middleware';
import type { LossHistory } from '../lab/LossHistory';
import { RunLosses } from '../lab/RunLosses';
import { NOWHERE, type TimelineSteps } from '../lab/Timeline';

/** The loss history of the run that is shown. */
export const shownCurves = new RunLosses(2);

export function lossHistory(): LossHistory {
	return shownCurves.history;
}

/** Calls `listener` after every change until the returned function is called. */
export function subscribeLossHistory(listener: () => void): () => void {
	return shownCurves.subscribe(listener);
}

/** The timeline of the shown run. */
export const useTimeline = create<TimelineSteps>()(subscribeWithSelector((): TimelineSteps => NOWHERE));
