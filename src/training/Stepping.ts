/** Milliseconds between steps when a person wants to watch them. */
const SLOW_INTERVAL = 100;

/** Rests as long as so many bursts, where something else needs the cores, and at most so many milliseconds. */
const REST = 11;
const LONGEST_REST = 250;

/**
 * How fast a session steps: as fast as it can, in a twelfth of the time (beside something that a person holds, which needs
 * the cores to follow), or about ten steps a second, to be watched. The steps are the same.
 */
export type Speed = 'full' | 'beside' | 'slow';

/** How a session steps: how fast, and how far. */
export class Stepping {
	speed: Speed = 'full';
	/** Step at which it pauses by itself; 0 for never. */
	stopAt = 0;

	isAtStop(step: number): boolean {
		return this.stopAt > 0 && step >= this.stopAt;
	}

	/** Steps of the next burst. @param step those taken @param burst as many as are wanted at full speed */
	steps(step: number, burst: number): number {
		const left = this.stopAt > 0 ? this.stopAt - step : Number.POSITIVE_INFINITY;
		return this.speed === 'slow' ? 1 : Math.min(burst, left);
	}

	/** Milliseconds until the next burst. @param took milliseconds of the last one */
	rest(took: number): number {
		return { full: 0, beside: Math.min(REST * took, LONGEST_REST), slow: SLOW_INTERVAL }[this.speed];
	}
}
