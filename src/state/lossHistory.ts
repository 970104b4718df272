/**
 * The loss terms of a whole training in bounded memory: each entry is the mean of `stride`
 * consecutive steps; when the entries run out, neighbours merge and the stride doubles.
 */
import type { LossTerms } from '../model/settings';
import { METRICS_PER_RUN, type StepMetrics } from '../training/Trainer';
import { TestLossHistory } from './testLossHistory';

const CAPACITY = 2048;

export class LossHistory {
	/** Entries that are complete. */
	length = 0;
	/** Steps that one entry stands for. */
	stride: number;
	readonly runs: number;
	/** The terms on the test part; empty where there is none. */
	readonly test: TestLossHistory;
	private readonly values: Float32Array;
	private readonly sums: Float64Array;
	private pending = 0;

	/**
	 * @param runs R, the runs that are recorded
	 * @param stride steps an entry stands for to begin with
	 * @param start steps that were taken before the first that is recorded
	 */
	constructor(
		runs: number,
		stride = 1,
		private readonly start = 0,
	) {
		this.runs = runs;
		this.stride = stride;
		this.test = new TestLossHistory(runs);
		this.values = new Float32Array(CAPACITY * runs * METRICS_PER_RUN);
		this.sums = new Float64Array(runs * METRICS_PER_RUN);
	}

	/** Adds consecutive steps. */
	append(metrics: StepMetrics): void {
		const width = this.sums.length;
		for (let step = 0; step < metrics.count; step++) {
			for (let i = 0; i < width; i++) this.sums[i] += metrics.values[step * width + i];
			if (++this.pending === this.stride) this.commit();
		}
	}

	/** Adds a whole entry: the means of `stride` steps, R × METRICS_PER_RUN. */
	appendEntry(means: ArrayLike<number>): void {
		for (let i = 0; i < this.sums.length; i++) this.sums[i] = means[i] * this.stride;
		this.commit();
	}

	/** The step in the middle of an entry. */
	step(entry: number): number {
		return this.start + entry * this.stride + (this.stride + 1) / 2;
	}

	/** Mean of a raw term over an entry's steps. @param term 0 state, 1 parameters, 2 KL */
	value(entry: number, run: number, term: number): number {
		return this.values[(entry * this.runs + run) * METRICS_PER_RUN + term];
	}

	/** The raw terms of every run at the end: of the last steps that make an entry; none before the first. */
	latest(): LossTerms[] {
		const last = this.length - 1;
		if (last < 0) return [];
		return Array.from({ length: this.runs }, (_, run) => ({
			state: this.value(last, run, 0),
			parameters: this.value(last, run, 1),
			kl: this.value(last, run, 2),
		}));
	}

	/**
	 * Forgets every step after `step`, when training goes back to a checkpoint. An entry that is cut in two keeps
	 * its mean for the steps that stay.
	 */
	truncate(step: number): void {
		this.test.truncate(step);
		const recorded = Math.max(0, step - this.start);
		const whole = Math.floor(recorded / this.stride);
		const kept = recorded - whole * this.stride;
		if (whole > this.length || (whole === this.length && kept >= this.pending)) return;
		const width = this.sums.length;
		for (let i = 0; i < width; i++) {
			const mean = whole < this.length ? this.values[whole * width + i] : this.sums[i] / this.pending;
			this.sums[i] = kept * mean;
		}
		this.length = whole;
		this.pending = kept;
	}

	/** The history of some of the runs, in the order given; without a test part. */
	pick(runs: readonly number[]): LossHistory {
		const picked = new LossHistory(runs.length, this.stride, this.start);
		const terms = (read: (run: number, term: number) => number) =>
			runs.flatMap((run) => Array.from({ length: METRICS_PER_RUN }, (_, term) => read(run, term)));
		for (let entry = 0; entry < this.length; entry++) {
			picked.appendEntry(terms((run, term) => this.value(entry, run, term)));
		}
		picked.sums.set(terms((run, term) => this.sums[run * METRICS_PER_RUN + term]));
		picked.pending = this.pending;
		return picked;
	}

	private commit(): void {
		const width = this.sums.length;
		for (let i = 0; i < width; i++) this.values[this.length * width + i] = this.sums[i] / this.stride;
		this.sums.fill(0);
		this.pending = 0;
		if (++this.length === CAPACITY) this.halve();
	}

	private halve(): void {
		const width = this.sums.length;
		for (let entry = 0; entry < CAPACITY / 2; entry++) {
			for (let i = 0; i < width; i++) {
				const first = this.values[2 * entry * width + i];
				const second = this.values[(2 * entry + 1) * width + i];
				this.values[entry * width + i] = (first + second) / 2;
			}
		}
		this.length = CAPACITY / 2;
		this.stride *= 2;
	}
}
