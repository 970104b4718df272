/**
 * How much to do at a time: bursts short enough for an immediate pause, frames frequent enough to look smooth and rare
 * enough to leave most of the time to training.
 */
import { clamp } from '../numerics/clamp';

/** Milliseconds of steps between two checks for messages. */
const BURST_MILLISECONDS = 14;

/** Metrics of a burst stay on the device until it ends. */
const MAX_BURST = 128;

/** Milliseconds between frames: 24 a second when encoding is cheap, at least 15 where the engine can. */
const FRAME_INTERVAL = { shortest: 1000 / 24, longest: 1000 / 17 } as const;

/** Frames may take one part in this many of the time before they become rarer. */
const FRAME_SHARE = 3;

export class Pace {
	/** Steps to take in the next burst. */
	burst = 1;
	private millisecondsPerStep = 0;
	private nextFrameAt = 0;

	/** Updates the estimates from a burst. */
	tookBurst(steps: number, milliseconds: number): void {
		const latest = milliseconds / steps;
		// The first step compiles and warms up; later ones are averaged so that one hiccup changes little.
		this.millisecondsPerStep = this.millisecondsPerStep === 0 ? latest : 0.8 * this.millisecondsPerStep + 0.2 * latest;
		const fitting = Math.floor(BURST_MILLISECONDS / this.millisecondsPerStep);
		this.burst = clamp(Math.min(fitting, 2 * this.burst), 1, MAX_BURST);
	}

	/** Updates the estimates from a frame that was ready at `now` after so many milliseconds of work. */
	tookFrame(now: number, milliseconds: number): void {
		const { shortest, longest } = FRAME_INTERVAL;
		const interval = clamp(FRAME_SHARE * milliseconds, shortest, longest);
		this.nextFrameAt = now - milliseconds + interval;
	}

	frameDue(now: number): boolean {
		return now >= this.nextFrameAt;
	}
}

/** Steps a second over the last second or so. */
export class StepRate {
	private samples: { readonly time: number; readonly step: number }[] = [];

	/** Resets the measurement. @param time in milliseconds */
	start(time: number, step: number): void {
		this.samples = [{ time, step }];
	}

	add(time: number, step: number): void {
		this.samples.push({ time, step });
		while (this.samples.length > 2 && this.samples[1].time <= time - 1_000) this.samples.shift();
	}

	perSecond(now: number): number {
		const first = this.samples[0];
		const last = this.samples[this.samples.length - 1];
		if (!first || last.step === first.step) return 0;
		return ((last.step - first.step) * 1_000) / Math.max(1, now - first.time);
	}
}
