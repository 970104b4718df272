import type { Trainer } from './Trainer';

/** The engine is gone; it may never answer what it was asked. */
export class EngineLost extends Error {}

/**
 * Lets one piece of work at a time at an engine, and waits for none for ever: when the engine is lost,
 * what is under way fails at once.
 */
export class EngineGuard {
	private queue: Promise<unknown> = Promise.resolve();
	private giveUp: ((lost: EngineLost) => void) | null = null;

	/**
	 * @param trainer the engine to guard
	 * @param onLostIdle called when the engine is lost while it has nothing to do
	 */
	constructor(
		readonly trainer: Trainer,
		onLostIdle: (lost: EngineLost) => void,
	) {
		void trainer.lost.then((reason) => {
			const lost = new EngineLost(reason);
			if (this.giveUp) this.giveUp(lost);
			else onLostIdle(lost);
		});
	}

	/** Does `work` after what was asked before. */
	exclusively<T>(work: (trainer: Trainer) => Promise<T>): Promise<T> {
		const result = this.queue.then(() => this.orLost(work(this.trainer)));
		this.queue = result.catch(() => {});
		return result;
	}

	/** Frees the engine after what is under way. */
	dispose(): void {
		void this.queue.then(() => this.trainer.dispose());
	}

	/** One handler at a time: `lost` stays pending for hours, and handlers on it would pile up. */
	private orLost<T>(work: Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			this.giveUp = reject;
			work.then(resolve, reject).finally(() => {
				if (this.giveUp === reject) this.giveUp = null;
			});
		});
	}
}
