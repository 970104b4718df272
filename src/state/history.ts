/** The loss curves of the training that is shown, outside React like the frames. */
import { LossCurves } from '../lab/LossCurves';
import type { LossHistory } from '../lab/LossHistory';

/** The loss history of the run that is shown. */
export const shownCurves = new LossCurves(2);

export function lossHistory(): LossHistory {
	return shownCurves.history;
}

/** Calls `listener` after every change until the returned function is called. */
export function subscribeLossHistory(listener: () => void): () => void {
	return shownCurves.subscribe(listener);
}
