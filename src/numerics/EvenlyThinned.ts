/** What happened at ascending steps, in bounded room: when it is full, every second entry goes. */
export class EvenlyThinned<T extends { readonly step: number }> {
	private offered: number;

	/**
	 * @param capacity entries at most, at least 2
	 * @param entries that are there from the start, by ascending step
	 * @param stride of how many offered entries one is kept
	 */
	constructor(
		private readonly capacity: number,
		public entries: readonly T[] = [],
		public stride = 1,
	) {
		this.offered = entries.length * stride;
	}

	/** Keeps an entry, or not; one at or before the last step makes later ones forgotten. */
	offer(entry: T): void {
		const last = this.entries[this.entries.length - 1];
		if (last && entry.step <= last.step) this.truncate(entry.step - 1);
		if (this.offered++ % this.stride !== 0) return;
		this.entries = [...this.entries, entry];
		if (this.entries.length <= this.capacity) return;
		this.entries = this.entries.filter((_, index) => index % 2 === 0);
		this.stride *= 2;
	}

	/** The latest entry at or before a step; undefined when there is none. */
	at(step: number): T | undefined {
		return this.entries.findLast((entry) => entry.step <= step);
	}

	/** Forgets everything after a step. */
	truncate(step: number): void {
		this.entries = this.entries.filter((entry) => entry.step <= step);
		this.offered = this.entries.length * this.stride;
	}

	clear(): void {
		this.entries = [];
		this.stride = 1;
		this.offered = 0;
	}
}
