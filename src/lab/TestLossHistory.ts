/** The loss terms on the test split over a training, in bounded memory. */
import type { LossTerm, LossTerms } from '../model/settings';
import { BoundedSeries } from '../numerics/BoundedSeries';

/** Twice a second this lasts four minutes before the first thinning. */
const CAPACITY = 511;

/** Points at most: those that are kept, and the newest. */
export const MOST_POINTS = CAPACITY + 1;

interface TestPoint {
	readonly step: number;
	/** One a run. */
	readonly terms: readonly LossTerms[];
}

export class TestLossHistory {
	private readonly series = new BoundedSeries<TestPoint>(CAPACITY);
	/** By ascending step. */
	private points: readonly TestPoint[] = [];

	/** @param runs R, the runs that are recorded */
	constructor(readonly runs: number) {}

	/** Points that there are, by ascending step. */
	get length(): number {
		return this.points.length;
	}

	/** Adds a point; one at the step of the last takes its place. */
	append(step: number, terms: readonly LossTerms[]): void {
		this.series.offer({ step, terms });
		this.points = this.series.withNewest;
	}

	step(point: number): number {
		return this.points[point].step;
	}

	/** A raw term. */
	value(point: number, run: number, term: LossTerm): number {
		return this.points[point].terms[run][term];
	}

	/** The point nearest to a step, the later of two; −1 when there is none. */
	nearest(step: number): number {
		const distance = (point: number) => Math.abs(this.step(point) - step);
		let nearest = this.length - 1;
		while (nearest > 0 && distance(nearest - 1) < distance(nearest)) nearest--;
		return nearest;
	}

	/** Forgets every point after `step`. */
	truncate(step: number): void {
		this.series.truncate(step);
		this.points = this.series.withNewest;
	}

	/** The history of some of the runs, in the order given. */
	pick(runs: readonly number[]): TestLossHistory {
		const picked = new TestLossHistory(runs.length);
		for (const { step, terms } of this.points)
			picked.append(
				step,
				runs.map((run) => terms[run]),
			);
		return picked;
	}
}
