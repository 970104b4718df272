/** How often the worker of the instruments answers. */

/** The rate is that of the last so many milliseconds. */
const RATE_WINDOW = 2_000;

/** The clock of the page, replaced in tests. */
export interface RateClock {
	now(): number;
	after(callback: () => void, milliseconds: number): ReturnType<typeof setTimeout>;
}

const pageClock: RateClock = {
	now: () => performance.now(),
	after: (callback, milliseconds) => setTimeout(callback, milliseconds),
};

export interface Rate {
	/** Measurements a second. */
	readonly perSecond: number;
	/** What the last one took in the worker. */
	readonly milliseconds: number;
}

export class MeasureRate {
	private rest: ReturnType<typeof setTimeout> | undefined;
	private done: number[] = [];
	private hasEnded = false;

	/** @param told takes the rate after each measurement; null when there has been none for a while */
	constructor(
		private readonly told: (rate: Rate | null) => void,
		private readonly clock: RateClock = pageClock,
	) {}

	/** A measurement has ended now. @param milliseconds what it took in the worker */
	count(milliseconds: number): void {
		if (this.hasEnded) return;
		const now = this.clock.now();
		this.done = this.done.filter((time) => time > now - RATE_WINDOW);
		this.done.push(now);
		const span = now - this.done[0];
		this.told(span > 0 ? { perSecond: ((this.done.length - 1) * 1_000) / span, milliseconds } : null);
		clearTimeout(this.rest);
		this.rest = this.clock.after(() => this.told(null), RATE_WINDOW);
	}

	end(): void {
		this.hasEnded = true;
		clearTimeout(this.rest);
	}
}
