/** Plays ticks one after the other, at a chosen pace; the clock and display frames are injected for tests. */
import { clamp } from '../../numerics/clamp';

/** Ticks a second that a person can choose from. */
export const PACES = [5, 20, 60] as const;

/** The middle one: Platform's own pace, whose ticks are published as 0.05 s. */
export const USUAL_PACE = 20;

export interface PlayerClock {
	/** ms. */
	now(): number;
	nextFrame(callback: () => void): number;
	cancel(request: number): void;
	/** Whether the person asked for less motion. */
	isStill(): boolean;
}

const pageClock: PlayerClock = {
	now: () => performance.now(),
	nextFrame: (callback) => requestAnimationFrame(callback),
	cancel: (request) => cancelAnimationFrame(request),
	isStill: () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false,
};

export class Player {
	/** Ticks a second. */
	pace: number = USUAL_PACE;
	private place = 0;
	private end = 0;
	private request: number | null = null;
	private advancedAt = 0;

	/** @param onChange after every change of tick, end or motion */
	constructor(
		private readonly onChange: () => void,
		private readonly clock: PlayerClock = pageClock,
	) {}

	/** The tick shown, a whole one: 0 … last. */
	get tick(): number {
		return Math.min(Math.floor(this.place), this.end);
	}

	get last(): number {
		return this.end;
	}

	get playing(): boolean {
		return this.request !== null;
	}

	/** Sets the length. A player resting at the end stays at the end. */
	setLast(last: number): void {
		if (last === this.end) return;
		const rested = !this.playing && this.place >= this.end;
		this.end = last;
		if (rested || this.place > last) this.place = last;
		this.onChange();
	}

	/** Plays on; at the end it starts over. With reduced motion it jumps to the end. */
	play(): void {
		if (this.playing) return;
		if (this.clock.isStill()) {
			this.seek(this.end);
			return;
		}
		if (this.place >= this.end) this.place = 0;
		this.advancedAt = this.clock.now();
		this.request = this.clock.nextFrame(this.advance);
		this.onChange();
	}

	/** Begins at the start, whatever was shown. */
	playFromStart(): void {
		this.pause();
		this.place = this.end;
		this.play();
	}

	pause(): void {
		if (this.request === null) return;
		this.clock.cancel(this.request);
		this.request = null;
		this.onChange();
	}

	toggle(): void {
		if (this.playing) this.pause();
		else this.play();
	}

	/** Rests at a tick. */
	seek(tick: number): void {
		this.pause();
		this.place = clamp(tick, 0, this.end);
		this.onChange();
	}

	private readonly advance = () => {
		const now = this.clock.now();
		this.place += ((now - this.advancedAt) / 1_000) * this.pace;
		this.advancedAt = now;
		if (this.place < this.end) {
			this.request = this.clock.nextFrame(this.advance);
		} else {
			this.place = this.end;
			this.request = null;
		}
		this.onChange();
	};
}
