/**
 * A computation in parts: a generator that yields wherever it may be interrupted, and returns its result. The caller
 * may do something else between two parts, such as answer a message. The arithmetic does not depend on that.
 */
export type InParts<Result = void> = Generator<undefined, Result>;

/** A computation in parts that writes its result to given arrays. */
export type Parts = Iterable<undefined, void>;

/** The result of a finished computation. */
export const NO_PARTS: Parts = [];

/** Runs every part at once. */
export function atOnce<Result>(parts: InParts<Result>): Result {
	for (;;) {
		const { done, value } = parts.next();
		if (done) return value;
	}
}

/** Runs every part of a computation without a result. */
export function finish(parts: Parts): void {
	for (const _ of parts);
}
