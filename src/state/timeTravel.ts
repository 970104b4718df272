/** Returns from the past of the shown training; going there is in `runAnswers.ts`. */
import { shownRun } from './shownRun';

/** The step that is to be shown as soon as the training has paused; null for none. */
export const wanted: { step: number | null } = { step: null };

/** Back to the newest frame. */
export function travelToPresent(): void {
	wanted.step = null;
	shownRun().output.showPresent();
}
