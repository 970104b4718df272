/**
 * The loss history as the vertices of curves: at most one vertex a pixel, each the mean of some consecutive
 * entries. Its buffers live as long as the chart, so that drawing allocates nothing.
 */
import type { LossHistory } from '../../lab/LossHistory';
import type { TestLossHistory } from '../../lab/TestLossHistory';
import { LOSS_TERMS, type LossTerm } from '../../model/settings';
import { TermTable } from '../../model/TermTable';
import { clamp } from '../../numerics/clamp';

/**
 * Share of the vertices that the smallest value leaves out: the KL of an untrained model starts near 0 and
 * would stretch the axis by decades.
 */
const START = 0.25;

/** A history never has more entries than this many. */
const CAPACITY = 2048;

/** Factor on a term of a run at a step; NaN where it is not known. */
export type TermFactor = (run: number, term: LossTerm, step: number) => number;

/** What the curves show of each term. */
export type LossScale = 'weighted' | 'raw';

/** What one curve shows. */
type RunTerm = readonly [run: number, term: LossTerm];

export class LossCurves {
	/** Vertices that are filled. */
	count = 0;
	/** Steps that one vertex is the mean of. */
	stepsPerVertex = 1;
	/** The smallest value above 0 after the start, and the largest of all; NaN when there is none. */
	smallest = Number.NaN;
	largest = Number.NaN;
	readonly runs: number;
	/** Step of each vertex: the middle of what it averages. */
	readonly steps = new Float64Array(CAPACITY);
	/** Every curve, run by run. */
	readonly listed: readonly RunTerm[];
	/** A row a vertex. */
	private readonly means: TermTable<Float64Array>;

	/** @param runs R, the runs that are drawn. */
	constructor(runs: number) {
		this.runs = runs;
		this.listed = Array.from({ length: runs }, (_, run) => LOSS_TERMS.map((term): RunTerm => [run, term])).flat();
		this.means = new TermTable(new Float64Array(TermTable.size(CAPACITY, runs)), runs);
	}

	/** The mean at a vertex. */
	value(vertex: number, run: number, term: LossTerm): number {
		return this.means.value(vertex, run, term);
	}

	/**
	 * Takes a history over.
	 * @param scale the raw terms, or each times the weight that its own step was trained with
	 * @param limit vertices at most
	 */
	update(history: LossHistory, scale: LossScale, limit: number): void {
		const entries = Math.min(history.length, CAPACITY);
		const group = Math.max(1, Math.ceil(entries / Math.max(1, limit)));
		const read = scale === 'raw' ? 'value' : 'weighted';
		this.stepsPerVertex = group * history.stride;
		this.count = Math.ceil(entries / group);
		const settled = Math.floor(START * this.count);
		this.smallest = Number.POSITIVE_INFINITY;
		this.largest = 0;
		for (let vertex = 0; vertex < this.count; vertex++) {
			const first = vertex * group;
			const end = Math.min(first + group, entries);
			this.steps[vertex] = (history.step(first) + history.step(end - 1)) / 2;
			for (const [run, term] of this.listed) {
				let sum = 0;
				for (let entry = first; entry < end; entry++) sum += history[read](entry, run, term);
				const value = sum / (end - first);
				this.means.put(vertex, run, term, value);
				if (value > 0 && value < this.smallest && vertex >= settled) this.smallest = value;
				if (value > this.largest && value < Number.POSITIVE_INFINITY) this.largest = value;
			}
		}
		if (this.largest === 0) this.largest = Number.NaN;
		if (!(this.smallest <= this.largest)) this.smallest = this.largest;
	}

	/** Takes the terms on the test split into {@link smallest} and {@link largest}. */
	include(test: TestLossHistory, factor: TermFactor): void {
		const settled = START * (test.length > 0 ? test.step(test.length - 1) : 0);
		for (let point = 0; point < test.length; point++) {
			for (const [run, term] of this.listed) {
				const value = factor(run, term, test.step(point)) * test.value(point, run, term);
				if (!(value > 0 && value < Number.POSITIVE_INFINITY)) continue;
				if (!(value <= this.largest)) this.largest = value;
				if (test.step(point) >= settled && !(value >= this.smallest)) this.smallest = value;
			}
		}
		if (!(this.smallest <= this.largest)) this.smallest = this.largest;
	}

	/** The vertex nearest to a step; −1 when there is none. */
	nearest(step: number): number {
		if (this.count === 0) return -1;
		const guess = Math.round((step - this.steps[0]) / this.stepsPerVertex);
		return clamp(guess, 0, this.count - 1);
	}
}
