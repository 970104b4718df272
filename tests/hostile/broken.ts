/** Values and texts in which something is not as it should be. */
import fc from 'fast-check';

/** Keys and values that have done harm somewhere. */
const nastyKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '', 'length', 'kind');
const nastyValue = fc.oneof(
	fc.constantFrom<unknown>(null, true, '', 'NaN', -0, 1e308, -1, 2 ** 53, 1.5, [], {}, '<img src=x onerror=alert(1)>'),
	fc.jsonValue({ maxDepth: 3 }),
	fc.integer({ min: 0, max: 5_000 }).map((length) => new Array(length).fill([])),
	fc.integer({ min: 0, max: 5_000 }).map((length) => 'x'.repeat(length)),
	fc.integer({ min: 1, max: 3_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
);

/** The paths of everything inside a value. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [path];
	return [path, ...Object.entries(value).flatMap(([key, entry]) => placesIn(entry, [...path, key]))];
}

/** A copy with the value at a place replaced, or with a key more in the object that is there. */
function changed(value: unknown, place: readonly string[], key: string | null, instead: unknown): unknown {
	if (typeof value !== 'object' || value === null) return instead;
	// A list has no further keys, but one more entry.
	const further = Array.isArray(value) ? String(value.length) : key;
	if (place.length === 0 && key === null) return instead;
	const copy = structuredClone(value) as Record<string, unknown>;
	const [first = further ?? '', ...rest] = place;
	// Assigned, `__proto__` would not become a key.
	const inside = place.length === 0 ? instead : changed(copy[first], rest, key, instead);
	Object.defineProperty(copy, first, { value: inside, enumerable: true, configurable: true, writable: true });
	return copy;
}

/** JSON of a value in which one to three things are not as they should be. */
export function brokenJson(value: fc.Arbitrary<object>): fc.Arbitrary<string> {
	const change = fc.tuple(fc.nat(), fc.option(nastyKey), nastyValue);
	return fc.tuple(value, fc.array(change, { minLength: 1, maxLength: 3 })).map(([whole, changes]) => {
		let result: unknown = whole;
		for (const [at, key, instead] of changes) {
			const places = placesIn(result);
			result = changed(result, places[at % places.length], key, instead);
		}
		return JSON.stringify(result) ?? 'undefined';
	});
}

/** A text with some characters changed, lost or added. */
export function brokenText(text: fc.Arbitrary<string>, characters: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const change = fc.tuple(fc.nat(), fc.nat(3), characters);
	return fc.tuple(text, fc.array(change, { maxLength: 4 })).map(([whole, changes]) =>
		changes.reduce((broken, [at, lost, instead]) => {
			const place = at % (broken.length + 1);
			return broken.slice(0, place) + instead + broken.slice(place + lost);
		}, whole),
	);
}
