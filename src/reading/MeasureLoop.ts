/**
 * Measures again and again in the worker while things change: one request under way, the newest state next, never
 * a queue. What a person did is measured at once; what training alone changed, at most once an interval.
 */

/** The rate is that of the last so many milliseconds. */
const RATE_WINDOW = 2_000;

/** The clock of the page, replaced in tests. */
export interface LoopClock {
	now(): number;
	after(callback: () => void, milliseconds: number): ReturnType<typeof setTimeout>;
}

const pageClock: LoopClock = {
	now: () => performance.now(),
	after: (callback, milliseconds) => setTimeout(callback, milliseconds),
};

export interface LoopRate {
	/** Measurements a second. */
	readonly perSecond: number;
	/** What the last one took in the worker. */
	readonly milliseconds: number;
}

export class MeasureLoop {
	private wanted: 'person' | 'frame' | null = null;
	private busy = false;
	private stopped = false;
	private startedAt = Number.NEGATIVE_INFINITY;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private rest: ReturnType<typeof setTimeout> | undefined;
	private done: number[] = [];

	/**
	 * @param once starts a measurement and resolves with its milliseconds when it is shown; null when there is nothing
	 * to measure
	 * @param interval between two starts that only training asks for, ms
	 */
	constructor(
		private readonly once: () => Promise<number> | null,
		private readonly interval: number,
		private readonly told: (rate: LoopRate | null) => void,
		private readonly clock: LoopClock = pageClock,
	) {}

	request(cause: 'person' | 'frame'): void {
		if (this.wanted !== 'person') this.wanted = cause;
		this.go();
	}

	stop(): void {
		this.stopped = true;
		clearTimeout(this.timer);
		clearTimeout(this.rest);
	}

	private go(): void {
		if (this.busy || this.stopped || !this.wanted) return;
		const wait = this.wanted === 'frame' ? this.startedAt + this.interval - this.clock.now() : 0;
		clearTimeout(this.timer);
		if (wait > 0) {
			this.timer = this.clock.after(() => this.go(), wait);
			return;
		}
		this.wanted = null;
		this.startedAt = this.clock.now();
		const measuring = this.once();
		if (!measuring) return;
		this.busy = true;
		measuring.then(
			(milliseconds) => this.finish(milliseconds),
			() => this.finish(null),
		);
	}

	/** A measurement that failed is left out; the next begins afresh. */
	private finish(milliseconds: number | null): void {
		this.busy = false;
		if (this.stopped) return;
		if (milliseconds !== null) this.count(milliseconds);
		this.go();
	}

	private count(milliseconds: number): void {
		const now = this.clock.now();
		this.done = this.done.filter((time) => time > now - RATE_WINDOW);
		this.done.push(now);
		const span = now - this.done[0];
		this.told(span > 0 ? { perSecond: ((this.done.length - 1) * 1_000) / span, milliseconds } : null);
		clearTimeout(this.rest);
		this.rest = this.clock.after(() => this.told(null), RATE_WINDOW);
	}
}
