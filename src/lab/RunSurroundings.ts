import type { WorkerLike } from '../training/TrainingClient';

/** The clock, injected so that tests can supply their own. */
export interface Clock {
	/** Milliseconds, monotonic. */
	now(): number;
	/** Calls `act` once after some milliseconds, unless the returned function is called before. */
	later(act: () => void, milliseconds: number): () => void;
	/** Calls `act` once when what was published has been drawn, or after a while where nothing is. */
	whenDrawn(act: () => void): void;
	/** The beat of every number that follows the training: each update that was asked for is made once, at the next. */
	readonly beat: { request(update: () => void): void; cancel(update: () => void): void };
}

/** What is injected into a run. */
export interface RunSurroundings {
	createWorker(): WorkerLike;
	readonly clock: Clock;
}
