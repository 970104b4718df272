/**
 * Whether a worker is alive. A busy worker cannot answer, and a dead one does not, so silence proves nothing. A lock
 * does: the worker holds it as long as it lives, however busy it is, and the browser hands it to the page in the moment
 * when the worker ends, whatever the cause (Web Locks). Where there are no locks (a page over plain HTTP), the worker
 * is asked once a second and counts as dead only after a minute.
 */

/** Messages of a watch to the worker, among its other messages. */
export type ToWatched = { readonly watch: 'hold'; readonly name: string } | { readonly watch: 'ping' };

/** What the worker answers. `holding` says whether it could take the lock. */
export type FromWatched = { readonly watch: 'holding'; readonly locked: boolean } | { readonly watch: 'pong' };

/** The part of `navigator.locks` that is needed. */
export interface Locks {
	request(name: string, options: { readonly signal?: AbortSignal }, granted: () => unknown): Promise<unknown>;
}

/** Milliseconds between two questions. */
const PING_INTERVAL = 1_000;

/** Questions without an answer after which a worker counts as dead: the longest step takes some ten seconds. */
const MOST_PINGS = 60;

/** The locks of this page or worker; null where there are none, or where its origin has no right to them. */
function availableLocks(): Locks | null {
	return globalThis.isSecureContext && 'locks' in navigator ? navigator.locks : null;
}

let named = 0;

/** A name that no other worker of this origin has. */
function freshName(): string {
	return `latent-lab-worker-${performance.timeOrigin}-${Math.random()}-${++named}`;
}

export class WorkerWatch {
	private readonly name = freshName();
	private readonly stopped = new AbortController();
	private readonly timer: ReturnType<typeof setInterval>;
	private unanswered = 0;

	/**
	 * Begins to watch a worker that was just started.
	 * @param post sends the worker a message
	 * @param onLost called once, with the reason in plain English
	 */
	constructor(
		private readonly post: (message: ToWatched) => void,
		private readonly onLost: (reason: string) => void,
		private readonly locks: Locks | null = availableLocks(),
	) {
		this.post({ watch: 'hold', name: this.name });
		// Until it holds the lock, and where it cannot.
		this.timer = setInterval(() => this.ping(), PING_INTERVAL);
	}

	/** Takes every message of the worker. @returns whether it was meant for the watch alone */
	receive(message: unknown): boolean {
		this.unanswered = 0;
		if (typeof message !== 'object' || message === null || !('watch' in message)) return false;
		const answer = message as FromWatched;
		if (answer.watch === 'holding' && answer.locked && this.locks) {
			clearInterval(this.timer);
			this.locks
				.request(this.name, { signal: this.stopped.signal }, () => this.lost('the worker has ended'))
				// Abandoned, since the page ended the worker.
				.catch(() => {});
		}
		return true;
	}

	/** Watches no longer. */
	stop(): void {
		clearInterval(this.timer);
		this.stopped.abort();
	}

	private ping(): void {
		if (this.unanswered++ >= MOST_PINGS) this.lost('the worker does not answer');
		else this.post({ watch: 'ping' });
	}

	private lost(reason: string): void {
		if (this.stopped.signal.aborted) return;
		this.stop();
		this.onLost(reason);
	}
}

/**
 * The worker's side: answers a watch.
 * @returns whether the message was meant for the watch alone
 */
export function answerWatch(message: unknown, post: (answer: FromWatched) => void, locks = availableLocks()): boolean {
	if (typeof message !== 'object' || message === null || !('watch' in message)) return false;
	const question = message as ToWatched;
	if (question.watch === 'ping') post({ watch: 'pong' });
	else if (!locks) post({ watch: 'holding', locked: false });
	else {
		// The promise never settles: the lock is held until the worker ends.
		const held = () => {
			post({ watch: 'holding', locked: true });
			return new Promise(() => {});
		};
		locks.request(question.name, {}, held).catch(() => post({ watch: 'holding', locked: false }));
	}
	return true;
}
