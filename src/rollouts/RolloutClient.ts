/** The page's side of the rollout worker: one worker a request, ended when it is done, cancelled or broken. */
import type { FromRolloutWorker, PolicyReport, RolloutRequest, ToRolloutWorker } from './protocol';

/** What the client needs of a worker. */
export interface RolloutWorkerLike {
	postMessage(message: ToRolloutWorker): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromRolloutWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}

export interface RolloutEvents {
	onProgress(reports: readonly PolicyReport[]): void;
	onDone(reports: readonly PolicyReport[]): void;
	/** The worker is gone, with the reason in English. */
	onFailed(detail: string): void;
}

export class RolloutClient {
	private worker: RolloutWorkerLike | null = null;

	constructor(
		private readonly createWorker: () => RolloutWorkerLike,
		private readonly events: RolloutEvents,
	) {}

	/** Plays a request; one that is under way is cancelled. The request is copied, so its arrays stay the caller's. */
	start(request: RolloutRequest): void {
		this.cancel();
		const worker = this.createWorker();
		this.worker = worker;
		worker.onmessage = ({ data }) => {
			// What a worker had sent before it was ended still arrives.
			if (worker === this.worker) this.receive(data);
		};
		worker.onerror = (event) => {
			if (worker !== this.worker) return;
			this.cancel();
			this.events.onFailed(event.message || 'the worker could not be loaded');
		};
		worker.postMessage({ type: 'play', request });
	}

	/** Ends what is under way, at once and without an event. */
	cancel(): void {
		this.worker?.terminate();
		this.worker = null;
	}

	private receive(message: FromRolloutWorker): void {
		if (message.type === 'progress') {
			this.events.onProgress(message.reports);
			return;
		}
		this.cancel();
		if (message.type === 'done') this.events.onDone(message.reports);
		else this.events.onFailed(message.detail);
	}
}
