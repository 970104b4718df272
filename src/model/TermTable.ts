/**
 * Loss terms of several runs, packed into one array that can be transferred, written to a file and filled by a GPU. Row
 * after row (a step, an entry of a history, a vertex of a curve), in it run after run, in it the terms. Which number is
 * which is known here alone; everything else asks by run and name.
 */
import { LOSS_TERMS, type LossTerm, type LossTerms } from './settings';

/** The place of each term among the numbers of a run. */
const PLACES: Readonly<Record<LossTerm, number>> = { state: 0, parameters: 1, kl: 2 };

/** Numbers that a run has in a row. */
const WIDTH = LOSS_TERMS.length;

/** @typeParam Numbers what the terms are kept in */
export class TermTable<Numbers extends Float32Array | Float64Array = Float32Array> {
	/**
	 * @param values as they were packed; shared, not copied
	 * @param runs R of every row
	 */
	constructor(
		readonly values: Numbers,
		readonly runs: number,
	) {}

	/** Numbers that so many rows have. */
	static size(rows: number, runs: number): number {
		return rows * runs * WIDTH;
	}

	static zeros(rows: number, runs: number): TermTable {
		return new TermTable(new Float32Array(TermTable.size(rows, runs)), runs);
	}

	/** A table of so many rows, at least one; the numbers tell how many runs there are. */
	static ofRows(values: Float32Array, rows: number): TermTable {
		return new TermTable(values, values.length / (rows * WIDTH));
	}

	/** What belongs to the terms, as their numbers follow one another: for code that packs them elsewhere. */
	static ordered<T>(of: Readonly<Record<LossTerm, T>>): T[] {
		const list: T[] = [];
		for (const term of LOSS_TERMS) list[PLACES[term]] = of[term];
		return list;
	}

	value(row: number, run: number, term: LossTerm): number {
		return this.values[(row * this.runs + run) * WIDTH + PLACES[term]];
	}

	/** The terms of a run. */
	terms(row: number, run: number): LossTerms {
		return {
			state: this.value(row, run, 'state'),
			parameters: this.value(row, run, 'parameters'),
			kl: this.value(row, run, 'kl'),
		};
	}

	/** The terms of every run. */
	row(row: number): LossTerms[] {
		return Array.from({ length: this.runs }, (_, run) => this.terms(row, run));
	}

	put(row: number, run: number, term: LossTerm, value: number): void {
		this.values[(row * this.runs + run) * WIDTH + PLACES[term]] = value;
	}

	add(row: number, run: number, term: LossTerm, value: number): void {
		this.values[(row * this.runs + run) * WIDTH + PLACES[term]] += value;
	}

	/** Writes the terms of a run. */
	set(row: number, run: number, terms: LossTerms): void {
		for (const term of LOSS_TERMS) this.put(row, run, term, terms[term]);
	}

	/** Adds the numbers of a table of the same size, times a factor. */
	addScaled(factor: number, table: TermTable): void {
		for (let i = 0; i < this.values.length; i++) this.values[i] += factor * table.values[i];
	}

	/** Writes rows that are packed alike. */
	setRows(first: number, values: ArrayLike<number>): void {
		this.values.set(values, TermTable.size(first, this.runs));
	}

	/** Some of the rows, sharing their numbers. @param end the row after the last */
	part(first: number, end: number): TermTable<Numbers> {
		const [from, to] = [TermTable.size(first, this.runs), TermTable.size(end, this.runs)];
		return new TermTable(this.values.subarray(from, to) as Numbers, this.runs);
	}

	/** Takes a run over from a table with as many rows. */
	copyRun(run: number, from: TermTable<Float32Array | Float64Array>, fromRun: number): void {
		const rows = this.values.length / TermTable.size(1, this.runs);
		for (let row = 0; row < rows; row++)
			for (const term of LOSS_TERMS) this.put(row, run, term, from.value(row, fromRun, term));
	}

	/** The run of the first number that is sought; −1 when there is none. */
	runWhere(isSought: (value: number, run: number) => boolean): number {
		const runOf = (index: number) => Math.floor(index / WIDTH) % this.runs;
		const found = this.values.findIndex((value, index) => isSought(value, runOf(index)));
		return found < 0 ? -1 : runOf(found);
	}
}
