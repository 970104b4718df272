/** The loss curves of the current training, outside React like the frames. */
import { LossHistory } from './lossHistory';

let history = new LossHistory(2);
const listeners = new Set<() => void>();

export function lossHistory(): LossHistory {
	return history;
}

/** Starts over with another history. */
export function replaceLossHistory(next: LossHistory): void {
	history = next;
	notifyLossHistory();
}

/** Tells the subscribers that entries came or went. */
export function notifyLossHistory(): void {
	for (const listener of listeners) listener();
}

/** Calls `listener` after every change until the returned function is called. */
export function subscribeLossHistory(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}
