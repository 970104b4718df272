/** The floor of browsers stands in one form everywhere, and the sources keep to it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const FLOOR = { chrome: '116', firefox: '125', safari: '17.4' } as const;

it.each(['README.md', 'README.zh-CN.md'])('%s and the static shell name the same floor', (path) => {
	const line = read(path)
		.split('\n')
		.find((one) => one.includes('Chrome 116+'));
	for (const version of Object.values(FLOOR)) expect(line).toContain(version);
	const reasons = read('index.html').match(/<p data-reason="browser"[^>]*>[^<]*<\/p>/g) ?? [];
	expect(reasons).toHaveLength(2);
	for (const reason of reasons) for (const version of Object.values(FLOOR)) expect(reason).toContain(version);
});

/** What browsers of the floor do not have yet, by the names that only it has. */
const YOUNGER: readonly RegExp[] = [
	/Promise\.(withResolvers|try)\(/,
	/URL\.(canParse|parse)\(/,
	/(Object|Map)\.groupBy\(/,
	/Array\.fromAsync\(/,
	/\bIterator\./,
	/\.(values|keys|entries)\(\)\s*\.(map|filter|reduce|some|every|find|toArray|take|drop|flatMap)\(/,
	/\.matchAll\([^)]*\)\s*\.(map|filter|toArray|some)\(/,
	/\.(isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
	/Uint8Array\.from(Base64|Hex)\(/,
	/RegExp\.escape\(/,
	/Math\.(sumPrecise|f16round)\(/,
	/Float16Array/,
	/startViewTransition\(|moveBefore\(|requestClose\(/,
	/light-dark\(|@starting-style|anchor-name|position-anchor|field-sizing|interpolate-size|@scope|calc-size\(/,
	/(rgb|hsl|oklch|oklab|lab|lch)\(from /,
	/animation-timeline|allow-discrete|sibling-index\(/,
];

function filesIn(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return filesIn(path);
		return /\.(tsx?|css|js)$/.test(entry.name) ? [path] : [];
	});
}

it('the sources use nothing that is younger', () => {
	const files = ['src', 'public'].flatMap(filesIn);
	expect(files.length).toBeGreaterThan(500);
	const found = files.flatMap((path) => {
		const text = read(path);
		return YOUNGER.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern.exec(text)?.[0]}`);
	});
	expect(found).toEqual([]);
});
