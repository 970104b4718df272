/** Merges two neighbours into one entry. @returns the entry that stands for both */
type Join<T> = (first: T, second: T) => T;

/**
 * A series over ascending steps in bounded memory: when it is full, every two neighbours are merged into one, so an
 * entry stands for twice as many steps or offers as before. Without a merge function the first of the two is kept.
 */
export class BoundedSeries<T extends { readonly step: number }> {
	private list: T[];
	/** The array last returned by `entries`; null once the list has changed. */
	private shown: readonly T[] | null = null;
	private offered: number;
	private last: T | null;

	/**
	 * @param capacity entries at most, at least 2; odd if they are merged, so that every entry has a neighbour
	 * @param entries that are there from the start, by ascending step
	 * @param stride how many offers or steps one entry stands for
	 */
	constructor(
		private readonly capacity: number,
		entries: readonly T[] = [],
		public stride = 1,
		private readonly join: Join<T> | null = null,
	) {
		this.list = [...entries];
		this.offered = entries.length * stride;
		this.last = entries.at(-1) ?? null;
	}

	get length(): number {
		return this.list.length;
	}

	/** By ascending step; a new array after every change. */
	get entries(): readonly T[] {
		this.shown ??= [...this.list];
		return this.shown;
	}

	/** The entries, followed by the latest offer if it was not kept. */
	get withNewest(): readonly T[] {
		const kept = this.list.at(-1);
		return this.last && this.last.step !== kept?.step ? [...this.list, this.last] : this.entries;
	}

	/** @param index 0 … length − 1 */
	entry(index: number): T {
		return this.list[index];
	}

	/**
	 * Keeps one of every `stride` offers. An offer at or before the last entry's step first removes the entries from that
	 * step on.
	 */
	offer(entry: T): void {
		const kept = this.list.at(-1);
		if (kept && entry.step <= kept.step) this.truncate(entry.step - 1);
		this.last = entry;
		if (this.offered++ % this.stride === 0) this.add(entry);
	}

	/** Adds an entry that stands for the next `stride` steps. */
	append(entry: T): void {
		this.offered += this.stride;
		this.last = entry;
		this.add(entry);
	}

	/** Merges every two neighbours. @returns the last entry, removed, if it had no neighbour to merge with */
	halve(): T | null {
		const { list, join } = this;
		const alone = join && list.length % 2 === 1 ? (list.pop() ?? null) : null;
		this.list = [];
		for (let i = 0; i < list.length; i += 2) this.list.push(join ? join(list[i], list[i + 1]) : list[i]);
		this.stride *= 2;
		this.shown = null;
		return alone;
	}

	/** The latest entry at or before a step; undefined when there is none. */
	at(step: number): T | undefined {
		return this.list.findLast((entry) => entry.step <= step);
	}

	/** Forgets everything after a step. */
	truncate(step: number): void {
		while (this.list.length > 0 && this.list[this.list.length - 1].step > step) this.list.pop();
		this.shown = null;
		this.offered = this.list.length * this.stride;
		if (this.last && this.last.step > step) this.last = this.list.at(-1) ?? null;
	}

	clear(): void {
		this.list = [];
		this.shown = null;
		this.stride = 1;
		this.offered = 0;
		this.last = null;
	}

	private add(entry: T): void {
		this.list.push(entry);
		this.shown = null;
		if (this.list.length > this.capacity) this.halve();
	}
}
