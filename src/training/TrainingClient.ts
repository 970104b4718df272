/**
 * The page's side of the training worker: commands out, events in, and a watch on whether it lives.
 * Only this file touches `Worker`.
 */
import type { RunSettings } from '../model/settings';
import type { FromWorker, SessionRequest, ToWorker } from './protocol';
import type { Encoding } from './Trainer';

/** What the client needs of a worker. */
export interface WorkerLike {
	postMessage(message: ToWorker, transfer?: Transferable[]): void;
	terminate(): void;
	onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
}

/** Events of the current session; what an earlier one still sends is dropped. */
export type SessionEvent = Exclude<FromWorker, { type: 'pong' | 'encoded' | 'notEncoded' }>;

export interface ClientEvents {
	onEvent(event: SessionEvent): void;
	/** The worker is gone, with the reason in plain English. */
	onDied(reason: string): void;
}

/** Milliseconds between two pings. */
const PING_INTERVAL = 1_000;

/**
 * Unanswered pings after which a worker counts as dead. The longest step that the limits allow (width
 * and batch 512 on the reference engine) keeps it from answering for several seconds.
 */
const PINGS_TO_DEATH = 12;

export class TrainingClient {
	private worker: WorkerLike | null = null;
	private session = 0;
	private unanswered = 0;
	private timer: ReturnType<typeof setInterval> | undefined;
	private nextRequest = 0;
	private readonly encodings = new Map<number, { resolve(encoding: Encoding): void; reject(error: Error): void }>();

	constructor(
		private readonly createWorker: () => WorkerLike,
		private readonly events: ClientEvents,
	) {}

	/** Drops the present session and prepares another; starts the worker when there is none. */
	prepare(request: SessionRequest): void {
		this.rejectEncodings('another session was prepared');
		this.session++;
		this.start();
		this.post({ type: 'prepare', session: this.session, request });
	}

	/** @param stopAt pauses by itself at this step; 0 for never */
	play(stopAt: number): void {
		this.post({ type: 'play', session: this.session, stopAt });
	}

	pause(): void {
		this.post({ type: 'pause', session: this.session });
	}

	advance(steps: number): void {
		this.post({ type: 'advance', session: this.session, steps });
	}

	reset(): void {
		this.post({ type: 'reset', session: this.session });
	}

	configure(runs: readonly RunSettings[]): void {
		this.post({ type: 'configure', session: this.session, runs });
	}

	display(points: number): void {
		this.post({ type: 'display', session: this.session, points });
	}

	pace(slow: boolean): void {
		this.post({ type: 'pace', session: this.session, slow });
	}

	frameDrawn(): void {
		this.post({ type: 'frameDrawn', session: this.session });
	}

	/** The posterior of transitions under a run's present weights. */
	encode(run: number, indices: Uint32Array): Promise<Encoding> {
		if (!this.worker) return Promise.reject(new Error('no model is there yet'));
		const id = this.nextRequest++;
		return new Promise((resolve, reject) => {
			this.encodings.set(id, { resolve, reject });
			this.post({ type: 'encode', session: this.session, id, run, indices });
		});
	}

	/** Ends the worker. */
	dispose(): void {
		clearInterval(this.timer);
		this.worker?.terminate();
		this.worker = null;
		this.rejectEncodings('the worker was ended');
	}

	private start(): void {
		if (this.worker) return;
		const worker = this.createWorker();
		worker.onmessage = ({ data }) => this.receive(data);
		worker.onerror = (event) => this.die(event.message || 'the worker could not be loaded');
		this.worker = worker;
		this.unanswered = 0;
		this.timer = setInterval(() => this.ping(), PING_INTERVAL);
	}

	private ping(): void {
		if (this.unanswered >= PINGS_TO_DEATH) {
			this.die('the worker does not answer');
			return;
		}
		this.unanswered++;
		this.post({ type: 'ping' });
	}

	private receive(message: FromWorker): void {
		this.unanswered = 0;
		if (message.type === 'pong' || message.session !== this.session) return;
		if (message.type === 'encoded') {
			this.encodings.get(message.id)?.resolve({ mean: message.mean, std: message.std });
			this.encodings.delete(message.id);
		} else if (message.type === 'notEncoded') {
			this.encodings.get(message.id)?.reject(new Error(message.reason));
			this.encodings.delete(message.id);
		} else {
			this.events.onEvent(message);
		}
	}

	private die(reason: string): void {
		this.dispose();
		this.events.onDied(reason);
	}

	private rejectEncodings(reason: string): void {
		for (const { reject } of this.encodings.values()) reject(new Error(reason));
		this.encodings.clear();
	}

	private post(message: ToWorker): void {
		this.worker?.postMessage(message);
	}
}
