/**
 * A computation in parts: a generator that yields wherever it may be interrupted, and returns its result. Whoever runs it
 * may do something else between two parts, such as answer a message. Nothing of the arithmetic depends on that.
 */
export type InParts<Result = void> = Generator<undefined, Result>;

/** A computation in parts that leaves its result where it was told to. */
export type Parts = Iterable<undefined, void>;

/** Of a computation that is done. */
export const NO_PARTS: Parts = [];

/** Runs every part at once. */
export function atOnce<Result>(parts: InParts<Result>): Result {
	for (;;) {
		const { done, value } = parts.next();
		if (done) return value;
	}
}

/** Runs every part of what has no result. */
export function finish(parts: Parts): void {
	for (const _ of parts);
}
