import { LossHistory } from './LossHistory';

/** The loss history of a run, and its subscribers. */
export class RunLosses {
	private present: LossHistory;
	private readonly listeners = new Set<() => void>();

	/** @param runs R */
	constructor(runs: number) {
		this.present = new LossHistory(runs);
	}

	get history(): LossHistory {
		return this.present;
	}

	/** Starts over with another history. */
	replace(next: LossHistory): void {
		this.present = next;
		this.notify();
	}

	/** Tells the subscribers that entries came or went. */
	notify(): void {
		for (const listener of this.listeners) listener();
	}

	/** Calls `listener` after every change until the returned function is called. */
	subscribe(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
}
