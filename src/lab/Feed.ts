/**
 * The newest of a stream of values that stay out of React and of the stores, as typed arrays must. Who is slow sees the
 * newest alone.
 */
export class Feed<T> {
	private newest: T | null = null;
	private readonly listeners = new Set<(value: T | null) => void>();

	/** null before the first, and after it was taken away. */
	get latest(): T | null {
		return this.newest;
	}

	/** Puts a value in place of the last and tells every subscriber. */
	publish(value: T): void {
		this.newest = value;
		for (const listener of this.listeners) listener(value);
	}

	/** Takes the value away: every subscriber is told null, and blanks what it drew at once. */
	clear(): void {
		this.newest = null;
		for (const listener of this.listeners) listener(null);
	}

	/** Calls `listener` with every new value, and with null when it is taken away, until the returned function is called. */
	subscribe(listener: (value: T | null) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
}
