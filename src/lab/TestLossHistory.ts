/**
 * The loss terms on the test split over a training, in bounded memory: when there is no room for more, every
 * second point goes.
 */
import type { LossTerms } from '../model/settings';
import { METRICS_PER_RUN } from '../training/Trainer';

/** Twice a second this lasts four minutes before the first thinning. */
export const MOST_POINTS = 512;

export class TestLossHistory {
	/** Points that there are, by ascending step. */
	length = 0;
	private readonly steps = new Float64Array(MOST_POINTS);
	private readonly values: Float32Array;

	/** @param runs R, the runs that are recorded */
	constructor(readonly runs: number) {
		this.values = new Float32Array(MOST_POINTS * runs * METRICS_PER_RUN);
	}

	/** Adds a point; one at the step of the last takes its place. */
	append(step: number, terms: readonly LossTerms[]): void {
		if (this.length > 0 && this.steps[this.length - 1] === step) this.length--;
		if (this.length === MOST_POINTS) this.thin();
		this.steps[this.length] = step;
		this.values.set(
			terms.flatMap(({ state, parameters, kl }) => [state, parameters, kl]),
			this.length * this.runs * METRICS_PER_RUN,
		);
		this.length++;
	}

	step(point: number): number {
		return this.steps[point];
	}

	/** A raw term. @param term 0 state, 1 parameters, 2 KL */
	value(point: number, run: number, term: number): number {
		return this.values[(point * this.runs + run) * METRICS_PER_RUN + term];
	}

	/** The point nearest to a step, the later of two; −1 when there is none. */
	nearest(step: number): number {
		let nearest = this.length - 1;
		while (nearest > 0 && Math.abs(this.steps[nearest - 1] - step) < Math.abs(this.steps[nearest] - step)) nearest--;
		return nearest;
	}

	/** Forgets every point after `step`. */
	truncate(step: number): void {
		while (this.length > 0 && this.steps[this.length - 1] > step) this.length--;
	}

	/** The history of some of the runs, in the order given. */
	pick(runs: readonly number[]): TestLossHistory {
		const picked = new TestLossHistory(runs.length);
		for (let point = 0; point < this.length; point++) {
			const terms = runs.map((run) => ({
				state: this.value(point, run, 0),
				parameters: this.value(point, run, 1),
				kl: this.value(point, run, 2),
			}));
			picked.append(this.steps[point], terms);
		}
		return picked;
	}

	private thin(): void {
		const width = this.runs * METRICS_PER_RUN;
		this.length = MOST_POINTS / 2;
		for (let point = 0; point < this.length; point++) {
			this.steps[point] = this.steps[2 * point];
			this.values.copyWithin(point * width, 2 * point * width, (2 * point + 1) * width);
		}
	}
}
