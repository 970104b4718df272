/**
 * Yields to the event loop during long computations: a step of a wide model takes seconds on a slow machine, and Pause,
 * or a check whether the worker is alive, must not wait for it.
 */
import type { InParts } from '../model/inParts';

/** Milliseconds of computing between two turns of the event loop. A part of it comes on top. */
const INTERVAL = 50;

export class Breath {
	private takenAt: number;

	/**
	 * @param now milliseconds, monotonic
	 * @param rest a turn of the event loop
	 */
	constructor(
		private readonly now: () => number,
		private readonly rest: () => Promise<void>,
	) {
		this.takenAt = now();
	}

	/** A turn of the event loop to await; null if the last one is recent. */
	due(): Promise<void> | null {
		return this.now() - this.takenAt < INTERVAL ? null : this.take();
	}

	private async take(): Promise<void> {
		await this.rest();
		this.takenAt = this.now();
	}
}

/** Computes part after part, with a turn of the event loop after each when one is due. */
export async function withBreath<Result>(parts: InParts<Result>, breath: Breath | undefined): Promise<Result> {
	for (;;) {
		const { done, value } = parts.next();
		const turn = breath?.due();
		if (turn) await turn;
		if (done) return value;
	}
}
