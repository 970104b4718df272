/** A browser with one page, as the tests drive it: the same few operations in each. */

/** A place in the page, in CSS pixels from the upper left of the window. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

export interface Browser {
	/** Errors that pages threw or wrote since the browser started. */
	faults(): Promise<readonly string[]>;
	/** Opens an address as a new page and waits until it has loaded. */
	open(address: string): Promise<void>;
	/**
	 * Calls a function in the page and waits for what it gives.
	 * @param act stands alone: it sees nothing but its arguments and the page
	 * @throws what it throws there
	 */
	call<A extends readonly unknown[], R>(act: (...parts: A) => R | Promise<R>, ...parts: A): Promise<R>;
	/** Presses at a place, moves to another by way of the middle, and lets go. */
	drag(from: Place, to: Place): Promise<void>;
	/** Presses and lets go. */
	press(at: Place): Promise<void>;
	/** A picture of the window, PNG. */
	screenshot(): Promise<Uint8Array>;
	close(): Promise<void>;
}

/** Size of the window in CSS pixels; the bars of WebKit's browser take some of it. */
export const WINDOW = { width: 1280, height: 860 } as const;
