/** How much training is not saved: what leaving the page would lose. */

/** Milliseconds of training that nobody is asked about: as soon trained again. */
const NOT_WORTH_ASKING = 5_000;

export class UnsavedTraining {
	private before = 0;
	/** Since when it trains; null while it does not. */
	private since: number | null = null;

	/** @param now milliseconds, monotonic */
	constructor(private readonly now: () => number) {}

	/** Training goes on, or rests. */
	trains(training: boolean): void {
		if (training === (this.since !== null)) return;
		this.before = this.milliseconds;
		this.since = training ? this.now() : null;
	}

	/** All of it is kept, or given up on purpose. */
	clear(): void {
		this.before = 0;
		if (this.since !== null) this.since = this.now();
	}

	/** Whether leaving would lose more than a few seconds' training. */
	get isAtStake(): boolean {
		return this.milliseconds > NOT_WORTH_ASKING;
	}

	private get milliseconds(): number {
		return this.before + (this.since === null ? 0 : this.now() - this.since);
	}
}

/** Of this page. */
export const unsavedTraining = new UnsavedTraining(() => performance.now());
