import { type Cause, type Inputs, type Reading, type ReadingHost, reading } from './reading';

/** Why a value is new: a person changed something, which also takes away what is gone, or only training went on. */
export type SharedCause = Exclude<Cause, 'gone'>;

/**
 * One value for all who show a part of it: it follows its inputs from the first listener to the last, and is made once
 * a change. A person's change is shown in the next display frame; changes by training alone wait for the numbers' beat.
 */
export class SharedReading<T> {
	private readonly listeners = new Set<(value: T, cause: SharedCause) => void>();
	private following: Reading | null = null;
	/** The newest value; null when an input has changed since, and where nothing follows the inputs. */
	private held: { readonly value: T } | null = null;

	/** @param make the value, from the state of things now @param host the page's when left out */
	constructor(
		private readonly inputs: Inputs,
		private readonly make: () => T,
		private readonly host?: ReadingHost,
	) {}

	/** The newest value. */
	get current(): T {
		if (this.held) return this.held.value;
		const value = this.make();
		if (this.following) this.held = { value };
		return value;
	}

	/** Calls `listener` with every new value, at most once a display frame, until the returned function is called. */
	subscribe(listener: (value: T, cause: SharedCause) => void): () => void {
		this.following ??= this.follow();
		this.listeners.add(listener);
		return () => {
			this.listeners.delete(listener);
			if (this.listeners.size > 0) return;
			this.following?.end();
			this.following = null;
			this.held = null;
		};
	}

	private follow(): Reading {
		const inputs: Inputs = (changed) =>
			this.inputs((cause) => {
				this.held = null;
				changed(cause);
			});
		const show = (value: T, cause: Cause) => {
			for (const listener of this.listeners) listener(value, cause === 'frame' ? 'frame' : 'person');
		};
		const options = { where: 'page', calm: 'beat', waits: true, host: this.host } as const;
		return reading(inputs, () => this.current, { ...options, show });
	}
}
