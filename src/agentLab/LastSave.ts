/** What the worker of a training saved last: from there another worker goes on if it is lost. */
import type { AgentClient } from '../agent/AgentClient';

/** Milliseconds of learning between two saves: the most that a lost worker costs. */
const INTERVAL = 10_000;

export class LastSave {
	/** undefined before the first save of a training. */
	bytes: Uint8Array<ArrayBuffer> | undefined;
	/** The environment step of it. */
	step = 0;
	private at = Number.NEGATIVE_INFINITY;
	private saving: Promise<void> = Promise.resolve();

	/** @param now in milliseconds */
	constructor(
		private readonly client: AgentClient,
		private readonly now: () => number,
	) {}

	/** Begins another training. @param bytes what it goes on from */
	begin(bytes?: Uint8Array<ArrayBuffer>): void {
		this.bytes = bytes;
	}

	/** The time to the next save begins now. */
	wait(): void {
		this.at = this.now();
	}

	get isDue(): boolean {
		return this.now() - this.at >= INTERVAL;
	}

	/**
	 * Saves the present state, after what is being saved already; a loss meanwhile is reported by the call that learns.
	 * @param isPresent whether the training is still the same @param step where it stands
	 */
	take(isPresent: () => boolean, step: () => number): Promise<void> {
		this.wait();
		this.saving = this.saving.then(async () => {
			// Without an answer the previous save remains.
			const bytes = await this.client.save().catch(() => null);
			if (!bytes || !isPresent()) return;
			this.bytes = bytes;
			this.step = step();
		});
		return this.saving;
	}
}
