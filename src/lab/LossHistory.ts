/**
 * The loss terms of a whole training in bounded memory: each entry is the mean of `stride`
 * consecutive steps; when the entries run out, neighbours merge and the stride doubles.
 *
 * Every term is kept twice, by itself and times the weight of its own step: the mean of a product is no product of
 * means where a weight changed, or a schedule moved it, among the steps of an entry.
 */
import { termWeights } from '../model/schedule';
import { LOSS_TERMS, type LossTerm, type LossTerms, type RunSettings } from '../model/settings';
import { TermTable } from '../model/TermTable';
import { BoundedSeries } from '../numerics/BoundedSeries';
import { clamp } from '../numerics/clamp';
import type { TrainedSteps } from '../training/protocol';
import { EngineHistory } from './EngineHistory';
import { SettingsHistory } from './SettingsHistory';
import { TestLossHistory } from './TestLossHistory';

/** Odd: the one too many makes pairs. */
const CAPACITY = 2047;

/** Means over consecutive steps, and the last of the steps. */
interface LossEntry {
	readonly step: number;
	/** One row: the raw terms of R runs, then the weighted ones as those of R more. */
	readonly means: TermTable;
}

function joinEntries(first: LossEntry, second: LossEntry): LossEntry {
	const [{ values, runs }, others] = [first.means, second.means.values];
	return {
		step: second.step,
		means: new TermTable(
			values.map((mean, i) => (mean + others[i]) / 2),
			runs,
		),
	};
}

/** A history as plain numbers, to be written and read. */
export interface LossHistoryParts {
	/** Steps that were taken before the first that is recorded. */
	readonly start: number;
	readonly stride: number;
	/** A row an entry: raw terms of R runs, then weighted ones of R more; NaN where a weight is not known. */
	readonly values: Float32Array;
	/** Steps of the entry that is not complete, and the sums over them in the order of an entry. */
	readonly pending: number;
	readonly sums: Float64Array;
}

export class LossHistory {
	readonly runs: number;
	/** What the steps were trained with. */
	readonly settings: SettingsHistory;
	/** The terms on the test split; empty where there is none. */
	readonly test: TestLossHistory;
	/** Which engine took the steps. */
	readonly engines: EngineHistory;
	private readonly series: BoundedSeries<LossEntry>;
	/** One row, as that of an entry. */
	private readonly sums: TermTable<Float64Array>;
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
		settings = new SettingsHistory(),
		test = new TestLossHistory(runs),
		engines = new EngineHistory(),
	) {
		this.runs = runs;
		this.series = new BoundedSeries(CAPACITY, [], stride, joinEntries);
		this.settings = settings;
		this.test = test;
		this.engines = engines;
		this.sums = new TermTable(new Float64Array(TermTable.size(1, 2 * runs)), 2 * runs);
	}

	/** Entries that are complete. */
	get length(): number {
		return this.series.length;
	}

	/** Steps that one entry stands for. */
	get stride(): number {
		return this.series.stride;
	}

	/** Adds consecutive steps. */
	append({ count, values, firstStep, settings, engine = null }: TrainedSteps): void {
		if (count > 0) this.engines.append(firstStep, engine);
		if (count > 0) for (const change of settings) this.settings.append(change);
		const terms = new TermTable(values, this.runs);
		for (let i = 0; i < count; i++) {
			const trained = this.settings.at(firstStep + i);
			for (let run = 0; run < this.runs; run++) {
				const weights = trained && termWeights(trained[run], firstStep + i);
				for (const term of LOSS_TERMS) {
					const value = terms.value(i, run, term);
					this.sums.add(0, run, term, value);
					this.sums.add(0, this.runs + run, term, weights ? weights[term] * value : Number.NaN);
				}
			}
			if (++this.pending === this.stride) this.commit();
		}
	}

	/** Adds a whole entry: the means of `stride` steps, one a run, with the weights of the step in its middle. */
	appendEntry(means: readonly LossTerms[]): void {
		const middle = Math.round(this.step(this.length));
		const trained = this.settings.at(middle);
		for (const [run, terms] of means.entries()) {
			const weights = trained && termWeights(trained[run], middle);
			for (const term of LOSS_TERMS) {
				const sum = terms[term] * this.stride;
				this.sums.put(0, run, term, sum);
				this.sums.put(0, this.runs + run, term, weights ? weights[term] * sum : Number.NaN);
			}
		}
		this.commit();
	}

	/** The step in the middle of an entry. */
	step(entry: number): number {
		return this.start + entry * this.stride + (this.stride + 1) / 2;
	}

	/** Mean of a raw term over an entry's steps. */
	value(entry: number, run: number, term: LossTerm): number {
		return this.series.entry(entry).means.value(0, run, term);
	}

	/** Mean over an entry's steps of a term times its weight at each of them; NaN where that is not known. */
	weighted(entry: number, run: number, term: LossTerm): number {
		return this.series.entry(entry).means.value(0, this.runs + run, term);
	}

	/** The complete entry that a step belongs to, the nearest one where it has none yet; −1 before the first. */
	entryOf(step: number): number {
		return clamp(Math.ceil((step - this.start) / this.stride) - 1, 0, this.length - 1);
	}

	/** The raw terms of every run around a step: the mean of its entry; none before the first. */
	termsAt(step: number): LossTerms[] {
		const entry = this.entryOf(step);
		if (entry < 0) return [];
		const { means } = this.series.entry(entry);
		return Array.from({ length: this.runs }, (_, run) => means.terms(0, run));
	}

	/** The raw terms of every run at the end: of the last steps that make an entry; none before the first. */
	latest(): LossTerms[] {
		return this.termsAt(Number.POSITIVE_INFINITY);
	}

	/** What the last of the steps that are recorded was trained with; null where that is not known. */
	latestSettings(): readonly RunSettings[] | null {
		const recorded = this.length * this.stride + this.pending;
		return recorded > 0 ? this.settings.at(this.start + recorded) : null;
	}

	/**
	 * Forgets every step after `step`, when training goes back to a checkpoint. An entry that is cut keeps its mean for
	 * the remaining steps.
	 */
	truncate(step: number): void {
		this.test.truncate(step);
		this.settings.truncate(step);
		this.engines.truncate(step);
		const recorded = Math.max(0, step - this.start);
		const whole = Math.floor(recorded / this.stride);
		const kept = recorded - whole * this.stride;
		if (whole > this.length || (whole === this.length && kept >= this.pending)) return;
		const sums = this.sums.values;
		const cut = whole < this.length ? this.series.entry(whole).means.values : sums.map((sum) => sum / this.pending);
		for (let i = 0; i < cut.length; i++) sums[i] = kept === 0 ? 0 : kept * cut[i];
		this.series.truncate(this.start + whole * this.stride);
		this.pending = kept;
	}

	/** The history of some of the runs, in the order given. */
	pick(runs: readonly number[]): LossHistory {
		const picked = new LossHistory(
			runs.length,
			this.stride,
			this.start,
			this.settings.pick(runs),
			this.test.pick(runs),
			this.engines.copy(),
		);
		const chosen = [...runs, ...runs.map((run) => this.runs + run)];
		for (const { step, means } of this.series.entries) {
			const ofChosen = TermTable.zeros(1, chosen.length);
			for (const [to, run] of chosen.entries()) ofChosen.copyRun(to, means, run);
			picked.series.append({ step, means: ofChosen });
		}
		for (const [to, run] of chosen.entries()) picked.sums.copyRun(to, this.sums, run);
		picked.pending = this.pending;
		return picked;
	}

	/** Merges neighbours until there are at most so many entries. */
	thin(most: number): void {
		while (this.length > most) {
			const alone = this.series.halve();
			if (!alone) continue;
			// The one left over becomes part of the next entry.
			this.sums.addScaled(this.stride / 2, alone.means);
			this.pending += this.stride / 2;
		}
	}

	/** Everything but settings, test split and engines. */
	parts(): LossHistoryParts {
		const { start, stride, pending } = this;
		const entries = TermTable.zeros(this.length, this.sums.runs);
		for (const [entry, { means }] of this.series.entries.entries()) entries.setRows(entry, means.values);
		return { start, stride, values: entries.values, pending, sums: this.sums.values.slice() };
	}

	/** The history of its {@link parts}. @param values entries of `runs` runs, at most as many as a history has */
	static of(
		runs: number,
		parts: LossHistoryParts,
		settings: SettingsHistory,
		test: TestLossHistory,
		engines: EngineHistory,
	): LossHistory {
		const history = new LossHistory(runs, parts.stride, parts.start, settings, test, engines);
		const width = history.sums.values.length;
		for (let at = 0; at < parts.values.length; at += width) history.add(parts.values.slice(at, at + width));
		history.sums.setRows(0, parts.sums);
		history.pending = parts.pending;
		return history;
	}

	private commit(): void {
		this.add(Float32Array.from(this.sums.values, (sum) => sum / this.stride));
		this.sums.values.fill(0);
		this.pending = 0;
	}

	/** @param values the row of the next `stride` steps */
	private add(values: Float32Array): void {
		const means = new TermTable(values, this.sums.runs);
		this.series.append({ step: this.start + (this.length + 1) * this.stride, means });
	}
}
