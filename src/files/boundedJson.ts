/** Parses JSON from outside with bounded cost. */

/** Limits of a text that is parsed. */
export interface JsonLimits {
	/** Characters. */
	readonly length: number;
	/** Commas and opening brackets outside of strings: each stands for a value that is made. */
	readonly values: number;
	/** Brackets that are open at a time. */
	readonly depth: number;
}

/**
 * Parses a text. Its values are counted before any is made: a million empty lists take two bytes each in a file and
 * a hundred times that in memory.
 * @throws SyntaxError when it is no JSON, RangeError when it is beyond the limits
 */
export function parseBoundedJson(text: string, limits: JsonLimits): unknown {
	if (text.length > limits.length) throw new RangeError('the text is too long');
	let values = 0;
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (quoted) {
			if (character === '\\') at++;
			else if (character === '"') quoted = false;
		} else if (character === '"') quoted = true;
		else if (character === ',') values++;
		else if (character === '[' || character === '{') {
			values++;
			depth++;
		} else if (character === ']' || character === '}') depth--;
		if (values > limits.values || depth > limits.depth) throw new RangeError('the text holds too much');
	}
	return JSON.parse(text);
}
