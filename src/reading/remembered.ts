/** Memoises the last call of a function: it is computed again when an argument is not identical. */
export function remembered<A extends readonly unknown[], R>(make: (...parts: A) => R): (...parts: A) => R {
	let last: { parts: A; result: R } | null = null;
	return (...parts) => {
		if (!last || last.parts.some((part, index) => part !== parts[index])) last = { parts, result: make(...parts) };
		return last.result;
	};
}
