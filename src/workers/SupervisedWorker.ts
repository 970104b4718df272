/**
 * The page's side of any worker that answers calls: starts it when it is first needed, watches whether it is alive, and
 * settles every call even if the worker is lost. The next call after a loss starts another.
 */
import { type Locks, type ToWatched, WorkerWatch } from './WorkerWatch';

/** A call as it goes to the worker. */
export interface ToSupervised<Request> {
	/** Answered with the same number. */
	readonly id: number;
	readonly request: Request;
}

/** A worker's message on a call: progress, the result, or the reason of a failure in plain English. */
export type FromSupervised<Answer, Progress = never> =
	| { readonly id: number; readonly progress: Progress }
	| { readonly id: number; readonly answer: Answer }
	| { readonly id: number; readonly failed: string };

/** What is needed of a worker. */
export interface SupervisedWorkerLike {
	postMessage(message: unknown): void;
	terminate(): void;
	onmessage: ((event: MessageEvent) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	onmessageerror: ((event: MessageEvent) => void) | null;
}

/** A call was ended with its worker: it died, was ended, or took longer than allowed. */
export class WorkerLost extends Error {}

export interface CallOptions<Progress> {
	/** Milliseconds after which the worker is ended and the call fails; none when left out. */
	readonly limit?: number;
	readonly onProgress?: (progress: Progress) => void;
}

interface Waiting<Answer, Progress> {
	readonly resolve: (answer: Answer) => void;
	readonly reject: (reason: Error) => void;
	readonly onProgress?: (progress: Progress) => void;
	readonly timer: ReturnType<typeof setTimeout> | undefined;
}

export class SupervisedWorker<Request, Answer, Progress = never> {
	private worker: SupervisedWorkerLike | null = null;
	private watch: WorkerWatch | null = null;
	private readonly waiting = new Map<number, Waiting<Answer, Progress>>();
	private lastId = 0;

	/** @param locks those of the page when left out */
	constructor(
		private readonly create: () => SupervisedWorkerLike,
		private readonly locks?: Locks | null,
	) {}

	/** Whether there is one now: the next call would go to it and not to a new one. */
	get isStarted(): boolean {
		return this.worker !== null;
	}

	/**
	 * Asks the worker. The request is copied, so its arrays stay the caller's.
	 * @throws WorkerLost when the worker dies, is ended or takes longer than allowed; Error with the worker's reason
	 * when it fails
	 */
	ask(request: Request, { limit, onProgress }: CallOptions<Progress> = {}): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const id = ++this.lastId;
			try {
				this.worker ??= this.start();
				this.worker.postMessage({ id, request } satisfies ToSupervised<Request>);
			} catch (error) {
				// A browser without module workers, or a request that cannot be copied.
				reject(error instanceof Error ? error : new Error(String(error)));
				return;
			}
			const timer = limit === undefined ? undefined : setTimeout(() => this.end('it took longer than allowed'), limit);
			this.waiting.set(id, { resolve, reject, onProgress, timer });
		});
	}

	/** Ends the worker and every call under way. @param reason in plain English */
	end(reason: string): void {
		const lost = Array.from(this.waiting.values());
		this.waiting.clear();
		this.watch?.stop();
		this.worker?.terminate();
		this.watch = null;
		this.worker = null;
		for (const { reject, timer } of lost) {
			clearTimeout(timer);
			reject(new WorkerLost(reason));
		}
	}

	private start(): SupervisedWorkerLike {
		const worker = this.create();
		const watch = new WorkerWatch(
			(message: ToWatched) => worker.postMessage(message),
			(reason) => this.end(reason),
			this.locks,
		);
		this.watch = watch;
		// What a worker had sent before it was ended still arrives.
		const isCurrent = () => this.watch === watch;
		worker.onmessage = ({ data }) => {
			if (isCurrent() && !watch.receive(data)) this.receive(data as FromSupervised<Answer, Progress>);
		};
		worker.onerror = (event) => {
			if (isCurrent()) this.end(event.message || 'the worker could not be loaded');
		};
		worker.onmessageerror = () => {
			if (isCurrent()) this.end('what the worker sent cannot be read');
		};
		return worker;
	}

	private receive(message: FromSupervised<Answer, Progress>): void {
		const waiting = this.waiting.get(message.id);
		if (!waiting) return;
		if ('progress' in message) {
			waiting.onProgress?.(message.progress);
			return;
		}
		this.waiting.delete(message.id);
		clearTimeout(waiting.timer);
		if ('failed' in message) waiting.reject(new Error(message.failed));
		else waiting.resolve(message.answer);
	}
}
