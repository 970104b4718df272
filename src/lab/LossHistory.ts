/**
 * The loss terms of a whole training in bounded memory: each entry is the mean of `stride`
 * consecutive steps; when the entries run out, neighbours merge and the stride doubles.
 *
 * Every term is kept twice, by itself and times the weight of its own step: the mean of a product is no product of
 * means where a weight changed, or a schedule moved it, among the steps of an entry.
 */
import { termWeights } from '../model/schedule';
import { LOSS_TERMS, type LossTerm, type LossTerms, type RunSettings, TERM_PLACES, termsFrom } from '../model/settings';
import { BoundedSeries } from '../numerics/BoundedSeries';
import type { TrainedSteps } from '../training/protocol';
import { METRICS_PER_RUN } from '../training/Trainer';
import { EngineHistory } from './EngineHistory';
import { SettingsHistory } from './SettingsHistory';
import { TestLossHistory } from './TestLossHistory';

/** Odd: the one too many makes pairs. */
const CAPACITY = 2047;

/** Means over consecutive steps, 2 × R × METRICS_PER_RUN, and the last of the steps. */
interface LossEntry {
	readonly step: number;
	readonly means: Float32Array;
}

function joinEntries(first: LossEntry, second: LossEntry): LossEntry {
	return { step: second.step, means: first.means.map((mean, i) => (mean + second.means[i]) / 2) };
}

/** A history as plain numbers, to be written and read. */
export interface LossHistoryParts {
	/** Steps that were taken before the first that is recorded. */
	readonly start: number;
	readonly stride: number;
	/** Entries × 2 × R × METRICS_PER_RUN: raw terms of every run, then weighted ones; NaN where a weight is not known. */
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
		settings = new SettingsHistory(),
		test = new TestLossHistory(runs),
		engines = new EngineHistory(),
	) {
		this.runs = runs;
		this.series = new BoundedSeries(CAPACITY, [], stride, joinEntries);
		this.settings = settings;
		this.test = test;
		this.engines = engines;
		this.sums = new Float64Array(2 * runs * METRICS_PER_RUN);
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
		const raw = this.runs * METRICS_PER_RUN;
		for (let i = 0; i < count; i++) {
			const trained = this.settings.at(firstStep + i);
			for (let run = 0; run < this.runs; run++) {
				const weights = trained && termWeights(trained[run], firstStep + i);
				for (let term = 0; term < METRICS_PER_RUN; term++) {
					const at = run * METRICS_PER_RUN + term;
					const value = values[i * raw + at];
					this.sums[at] += value;
					this.sums[raw + at] += weights ? weights[LOSS_TERMS[term]] * value : Number.NaN;
				}
			}
			if (++this.pending === this.stride) this.commit();
		}
	}

	/** Adds a whole entry: the means of `stride` steps, R × METRICS_PER_RUN, with the weights of the step in its middle. */
	appendEntry(means: ArrayLike<number>): void {
		const raw = this.runs * METRICS_PER_RUN;
		const middle = Math.round(this.step(this.length));
		const trained = this.settings.at(middle);
		for (let at = 0; at < raw; at++) {
			const settings = trained?.[Math.floor(at / METRICS_PER_RUN)];
			const weight = settings ? termWeights(settings, middle)[LOSS_TERMS[at % METRICS_PER_RUN]] : Number.NaN;
			this.sums[at] = means[at] * this.stride;
			this.sums[raw + at] = this.sums[at] * weight;
		}
		this.commit();
	}

	/** The step in the middle of an entry. */
	step(entry: number): number {
		return this.start + entry * this.stride + (this.stride + 1) / 2;
	}

	/** Mean of a raw term over an entry's steps. */
	value(entry: number, run: number, term: LossTerm): number {
		return this.series.entry(entry).means[run * METRICS_PER_RUN + TERM_PLACES[term]];
	}

	/** Mean over an entry's steps of a term times its weight at each of them; NaN where that is not known. */
	weighted(entry: number, run: number, term: LossTerm): number {
		return this.series.entry(entry).means[(this.runs + run) * METRICS_PER_RUN + TERM_PLACES[term]];
	}

	/** The complete entry that a step belongs to, the nearest one where it has none yet; −1 before the first. */
	entryOf(step: number): number {
		return Math.min(this.length - 1, Math.max(0, Math.ceil((step - this.start) / this.stride) - 1));
	}

	/** The raw terms of every run around a step: the mean of its entry; none before the first. */
	termsAt(step: number): LossTerms[] {
		const entry = this.entryOf(step);
		if (entry < 0) return [];
		const { means } = this.series.entry(entry);
		return Array.from({ length: this.runs }, (_, run) => termsFrom(means, run * METRICS_PER_RUN));
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
		const cut = whole < this.length ? this.series.entry(whole).means : this.sums.map((sum) => sum / this.pending);
		for (let i = 0; i < cut.length; i++) this.sums[i] = kept === 0 ? 0 : kept * cut[i];
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
		const places = chosen.flatMap((of) => Array.from({ length: METRICS_PER_RUN }, (_, i) => of * METRICS_PER_RUN + i));
		for (const { step, means } of this.series.entries)
			picked.series.append({ step, means: Float32Array.from(places, (from) => means[from]) });
		picked.sums.set(places.map((from) => this.sums[from]));
		picked.pending = this.pending;
		return picked;
	}

	/** Merges neighbours until there are at most so many entries. */
	thin(most: number): void {
		while (this.length > most) {
			const alone = this.series.halve();
			if (!alone) continue;
			// The one left over becomes part of the next entry.
			for (let i = 0; i < this.sums.length; i++) this.sums[i] += (this.stride / 2) * alone.means[i];
			this.pending += this.stride / 2;
		}
	}

	/** Everything but settings, test split and engines. */
	parts(): LossHistoryParts {
		const { start, stride, pending } = this;
		const values = new Float32Array(this.length * this.sums.length);
		for (const [entry, { means }] of this.series.entries.entries()) values.set(means, entry * means.length);
		return { start, stride, values, pending, sums: this.sums.slice() };
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
		const width = history.sums.length;
		for (let at = 0; at < parts.values.length; at += width) history.add(parts.values.slice(at, at + width));
		history.sums.set(parts.sums);
		history.pending = parts.pending;
		return history;
	}

	private commit(): void {
		this.add(Float32Array.from(this.sums, (sum) => sum / this.stride));
		this.sums.fill(0);
		this.pending = 0;
	}

	/** @param means over the next `stride` steps */
	private add(means: Float32Array): void {
		this.series.append({ step: this.start + (this.length + 1) * this.stride, means });
	}
}
