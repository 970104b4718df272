/**
 * Colours in the form of the tokens. The first screen needs no more, and a library for every form of CSS would add 6 kB
 * to it.
 */

/** Red, green and blue, each 0 … 255, whole. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rrggbb` or `#rgb`. Anything else is black, so that a page whose styles failed to load still draws. */
export function parseHex(color: string): Rgb {
	const digits = /^#(?:([0-9a-f]{6})|([0-9a-f]{3}))$/i.exec(color);
	if (!digits) return [0, 0, 0];
	const full = digits[1] ?? [...digits[2]].map((digit) => digit + digit).join('');
	const value = Number.parseInt(full, 16);
	return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Writes `#rrggbb`. */
export function hexOf([red, green, blue]: Rgb): string {
	return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;
}

/**
 * The colour at a place on a way through equally spaced colours, linear in red, green and blue between two of them.
 * @param stops at least two
 * @param t 0 (the first) … 1 (the last); beyond, the nearer end
 */
export function colorBetween(stops: readonly Rgb[], t: number): Rgb {
	const place = Math.min(1, Math.max(0, t)) * (stops.length - 1);
	const before = Math.min(stops.length - 2, Math.floor(place));
	const share = place - before;
	const [from, to] = [stops[before], stops[before + 1]];
	return [0, 1, 2].map((i) => Math.round(from[i] + share * (to[i] - from[i]))) as unknown as Rgb;
}
