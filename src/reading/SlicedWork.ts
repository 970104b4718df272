/**
 * Work that is too long for one display frame, done a little in each. A newer request never interrupts the
 * one under way, so that under a stream of requests results still come; the next begins when it is done.
 */

/** Milliseconds of a display frame that one piece of work takes: two such views leave most of 8 ms to the others. */
const SLICE = 1.5;

/** Between two starts that only training asks for, ms. */
const CALM_INTERVAL = 200;

/** The page's clock and its frames, replaced in tests. */
export interface WorkClock {
	now(): number;
	nextFrame(callback: () => void): void;
	after(callback: () => void, milliseconds: number): void;
}

const pageClock: WorkClock = {
	now: () => performance.now(),
	nextFrame: (callback) => {
		requestAnimationFrame(callback);
	},
	after: (callback, milliseconds) => {
		setTimeout(callback, milliseconds);
	},
};

export class SlicedWork<T> {
	private running: Generator<void, T> | null = null;
	private wanted: 'person' | 'frame' | null = null;
	private startedAt = Number.NEGATIVE_INFINITY;
	private scheduled = false;
	private waiting = false;
	private stopped = false;

	/**
	 * @param begin makes the work from the state of things now; yields wherever it may pause
	 * @param show takes each result
	 */
	constructor(
		private readonly begin: () => Generator<void, T>,
		private readonly show: (result: T) => void,
		private readonly clock: WorkClock = pageClock,
	) {}

	/** Something that the result depends on has changed: a person's doing is worked on at once. */
	request(cause: 'person' | 'frame'): void {
		if (this.wanted !== 'person') this.wanted = cause;
		this.schedule();
	}

	/** Forgets the work under way and what was asked for: it is of something that is no longer there. The next begins at once. */
	drop(): void {
		this.running = null;
		this.wanted = null;
		this.startedAt = Number.NEGATIVE_INFINITY;
	}

	stop(): void {
		this.stopped = true;
	}

	private schedule(): void {
		if (this.scheduled) return;
		this.scheduled = true;
		this.clock.nextFrame(() => {
			this.scheduled = false;
			if (!this.stopped) this.advance();
		});
	}

	private wait(milliseconds: number): void {
		if (this.waiting) return;
		this.waiting = true;
		this.clock.after(() => {
			this.waiting = false;
			if (!this.stopped) this.schedule();
		}, milliseconds);
	}

	private advance(): void {
		const start = this.clock.now();
		if (!this.running) {
			// What it was scheduled for has been dropped.
			if (this.wanted === null) return;
			const wait = this.wanted === 'frame' ? this.startedAt + CALM_INTERVAL - start : 0;
			if (wait > 0) {
				this.wait(wait);
				return;
			}
			this.wanted = null;
			this.startedAt = start;
			this.running = this.begin();
		}
		const work = this.running;
		// Work that fails is not gone on with; the next request begins afresh.
		this.running = null;
		do {
			const { done, value } = work.next();
			if (!done) continue;
			this.show(value as T);
			if (this.wanted) this.schedule();
			return;
		} while (this.clock.now() - start < SLICE);
		this.running = work;
		this.schedule();
	}
}
