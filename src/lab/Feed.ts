/**
 * The newest of a stream of values that are kept out of React and the stores, such as typed arrays. A slow subscriber
 * sees only the newest.
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

	/** Removes the value: every subscriber is called with null and clears what it drew. */
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
