import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';

/** Layers whose numbers must be the same in every browser to the last bit: data, draws, initial weights and model. */
const EXACT = ['numerics', 'randomness', 'environments', 'dataset', 'model', 'training/reference', 'training/wasm'];

/** What is measured of them is shown in few digits: squares may be rounded as a browser does. */
const MEASURED = 'analysis';

/** What ECMAScript leaves to the browser: "an implementation-approximated Number value". */
const APPROXIMATED =
	/\bMath\.(acosh?|asinh?|atan2?|atanh|cbrt|cosh?|expm1|exp|hypot|log10|log1p|log2|log|pow|sinh?|tanh?)\b|\.\.\.Math\b/;

/** A power; also approximated, and squares can be written as products. */
const POWER = /[\w)\]] \*\* /;

/** The code without its comments. */
function codeOf(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

test.each([...EXACT, MEASURED])('src/%s takes its elementary functions from src/numerics', (folder) => {
	const files = readdirSync(inProject('src', folder), { recursive: true, encoding: 'utf8' });
	const sources = files.filter((file) => file.endsWith('.ts'));
	expect(sources).not.toHaveLength(0);
	for (const file of sources) {
		const code = codeOf(readFileSync(join(inProject('src', folder), file), 'utf8'));
		expect(code.match(APPROXIMATED)?.[0], file).toBeUndefined();
		if (folder !== MEASURED) expect(code.match(POWER)?.[0], file).toBeUndefined();
	}
});
