/** The page's side of the rollout worker: one worker a request, ended when it is done, cancelled or lost. */
import { SupervisedWorker, type SupervisedWorkerLike } from '../workers/SupervisedWorker';
import type { PolicyReport, RolloutRequest } from './protocol';

export interface RolloutEvents {
	onProgress(reports: readonly PolicyReport[]): void;
	onDone(reports: readonly PolicyReport[]): void;
	/** It could not be played, or the worker is gone; with the reason in English. */
	onFailed(detail: string): void;
}

export class RolloutClient {
	private readonly worker: SupervisedWorker<RolloutRequest, readonly PolicyReport[], readonly PolicyReport[]>;
	/** Number of the present request; reports on others are ignored. */
	private current = 0;

	constructor(
		createWorker: () => SupervisedWorkerLike,
		private readonly events: RolloutEvents,
	) {
		this.worker = new SupervisedWorker(createWorker);
	}

	/** Plays a request; one that is under way is cancelled. The request is copied, so its arrays stay the caller's. */
	start(request: RolloutRequest): void {
		this.cancel();
		const played = this.current;
		const { onProgress, onDone, onFailed } = this.events;
		const ended = () => {
			const inTime = played === this.current;
			if (inTime) this.cancel();
			return inTime;
		};
		this.worker.ask(request, { onProgress }).then(
			(reports) => {
				if (ended()) onDone(reports);
			},
			(error: Error) => {
				if (ended()) onFailed(error.message);
			},
		);
	}

	/** Ends what is under way, at once and without an event. */
	cancel(): void {
		this.current++;
		this.worker.end('it was cancelled');
	}
}
