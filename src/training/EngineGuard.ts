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
	private loss: EngineLost | null = null;

	/**
	 * @param trainer the engine to guard
	 * @param onLostIdle called when the engine is lost while it has nothing to do
	 */
	constructor(
		readonly trainer: Trainer,
		onLostIdle: (lost: EngineLost) => void,
	) {
		void trainer.lost.then((reason) => {
			this.loss = new EngineLost(reason);
			if (this.giveUp) this.giveUp(this.loss);
			else onLostIdle(this.loss);
		});
	}

	/** Whether the engine is gone: what it computed since may be garbage. */
	get isLost(): boolean {
		return this.loss !== null;
	}

	/** Does `work` after what was asked before. */
	exclusively<T>(work: (trainer: Trainer) => Promise<T>): Promise<T> {
		const result = this.queue.then(() => {
			if (this.loss) throw this.loss;
			return this.orLost(work(this.trainer));
		});
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
