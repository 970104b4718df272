import { NumbersClock } from '../../../src/reading/NumbersClock';
import type { Cause, Inputs, ReadingHost } from '../../../src/reading/reading';

/** A page whose clock and display frames the test controls. */
export class FakePage implements ReadingHost {
	time = 0;
	private frames: (() => void)[] = [];
	private timers: { at: number; callback: () => void }[] = [];

	readonly now = () => this.time;
	readonly nextFrame = (callback: () => void) => {
		this.frames.push(callback);
		return () => {
			this.frames = this.frames.filter((other) => other !== callback);
		};
	};
	readonly after = (callback: () => void, milliseconds: number) => {
		const timer = { at: this.time + milliseconds, callback };
		this.timers.push(timer);
		return () => {
			this.timers = this.timers.filter((other) => other !== timer);
		};
	};
	readonly beat = new NumbersClock(this);

	/** Lets time pass without a display frame. */
	async pass(milliseconds: number): Promise<void> {
		this.time += milliseconds;
		const due = this.timers.filter(({ at }) => at <= this.time);
		this.timers = this.timers.filter(({ at }) => at > this.time);
		for (const { callback } of due) callback();
		for (let i = 0; i < 6; i++) await Promise.resolve();
	}

	/** Shows display frames, 16 ms each. */
	async show(frames: number): Promise<void> {
		for (let i = 0; i < frames; i++) {
			await this.pass(16);
			for (const callback of this.frames.splice(0)) callback();
		}
	}
}

/** One input that a test changes by hand, with a value of its own. */
export function makeInput() {
	let tell: ((cause: Cause) => void) | null = null;
	const input = {
		value: 0,
		connect: ((changed) => {
			tell = changed;
			return () => {
				tell = null;
			};
		}) as Inputs,
		change(cause: Cause) {
			input.value++;
			tell?.(cause);
		},
		isFollowed: () => tell !== null,
	};
	return input;
}
