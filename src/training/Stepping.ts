/** Milliseconds between steps when a person wants to watch them. */
const SLOW_INTERVAL = 100;

/** How a session steps: at full speed or to be watched, and how far. */
export class Stepping {
	slow = false;
	/** Step at which it pauses by itself; 0 for never. */
	stopAt = 0;

	isAtStop(step: number): boolean {
		return this.stopAt > 0 && step >= this.stopAt;
	}

	/** Steps of the next burst. @param step those taken @param burst as many as are wanted at full speed */
	steps(step: number, burst: number): number {
		const left = this.stopAt > 0 ? this.stopAt - step : Number.POSITIVE_INFINITY;
		return this.slow ? 1 : Math.min(burst, left);
	}

	/** Milliseconds between two bursts. */
	get rest(): number {
		return this.slow ? SLOW_INTERVAL : 0;
	}
}
