import type { Checkpoint } from './Trainer';

/** A loss, a weight or a moment that is not a finite number. */
export class NotANumber extends Error {
	/** @param run index of the run that has it */
	constructor(readonly run: number) {
		super(`run ${run} has a loss or a weight that is not a number`);
	}
}

/** The states that a training can go back to: its initial weights, and the newest whose numbers are all finite. */
export class SavePoints {
	private newestPoint: Checkpoint;
	/** The newest state from which steps succeeded: a state from which the next step fails would fail again. */
	private proved: Checkpoint;

	/**
	 * @param initial at step 0, of the seed
	 * @param begin where the training begins
	 */
	constructor(
		readonly initial: Checkpoint,
		begin: Checkpoint,
	) {
		this.newestPoint = begin;
		this.proved = begin;
	}

	/** Where another engine goes on. */
	get newest(): Checkpoint {
		return this.newestPoint;
	}

	/** @throws {NotANumber} and keeps what it had */
	keep(checkpoint: Checkpoint): void {
		const bad = checkpoint.runs.findIndex(({ weights, firstMoment, secondMoment }) =>
			[weights, firstMoment, secondMoment].some((plane) => !plane.every(Number.isFinite)),
		);
		if (bad >= 0) throw new NotANumber(bad);
		this.newestPoint = checkpoint;
	}

	/** Steps were taken without an error. */
	stepsTaken(): void {
		this.proved = this.newestPoint;
	}

	/** Back to the initial weights. */
	reset(): Checkpoint {
		this.newestPoint = this.initial;
		this.proved = this.initial;
		return this.initial;
	}

	/** Back to the newest state without an invalid number. */
	goBack(): Checkpoint {
		this.newestPoint = this.proved;
		return this.proved;
	}

	/** Where training stands after an error, before {@link goBack}. */
	after(error: unknown): Checkpoint {
		return error instanceof NotANumber ? this.proved : this.newestPoint;
	}
}
