import type { Trainer } from './Trainer';

/** The engine is gone; pending calls may never be answered. */
export class EngineLost extends Error {}

/** Serialises engine work, and rejects pending work as soon as the device is lost. */
export class EngineGuard {
	private queue: Promise<unknown> = Promise.resolve();
	private giveUp: ((lost: EngineLost) => void) | null = null;
	private loss: EngineLost | null = null;

	/**
	 * @param guarded the engine to guard
	 * @param onLostIdle called when the engine is lost while it has nothing to do
	 */
	constructor(
		private guarded: Trainer,
		private readonly onLostIdle: (lost: EngineLost) => void,
	) {
		this.watch();
	}

	/** The engine that is guarded. */
	get trainer(): Trainer {
		return this.guarded;
	}

	/** Replaces the engine; the previous one is disposed of. Must be called while it is exclusively held. */
	replace(next: Trainer): void {
		this.guarded.dispose();
		this.guarded = next;
		this.watch();
	}

	private watch(): void {
		const { guarded } = this;
		void guarded.lost.then((reason) => {
			if (this.guarded !== guarded) return;
			this.loss = new EngineLost(reason);
			if (this.giveUp) this.giveUp(this.loss);
			else this.onLostIdle(this.loss);
		});
	}

	/** Whether the engine is gone: what it computed since may be garbage. */
	get isLost(): boolean {
		return this.loss !== null;
	}

	/** Runs `work` after all pending work. */
	exclusively<T>(work: (trainer: Trainer) => Promise<T>): Promise<T> {
		const result = this.queue.then(() => {
			if (this.loss) throw this.loss;
			return this.orLost(work(this.guarded));
		});
		this.queue = result.catch(() => {});
		return result;
	}

	/** Disposes of the engine after the present work. A lost device has nothing left to free. */
	dispose(): void {
		this.queue.then(() => this.guarded.dispose()).catch(() => {});
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
