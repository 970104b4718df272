import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const record = readFileSync('docs/decisions/0012-the-first-screen.md', 'utf8');
const rows = Array.from(
	record.matchAll(/^\| (\d+) \| [^|]+ \| `([^`]+)`: ([^|]+) \|$/gm),
	([, moment, file, title]) => ({
		moment: Number(moment),
		file,
		title,
	}),
);

test('every moment has a test', () => {
	expect(new Set(rows.map(({ moment }) => moment))).toEqual(new Set(Array.from({ length: 30 }, (_, i) => i + 1)));
});

test('every test that the record names is there', () => {
	const missing = rows.filter(({ file, title }) => {
		const named = new RegExp(`(?:test|it)\\((?:\\n\\s*)?['"\`]${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
		return !named.test(readFileSync(file, 'utf8'));
	});
	expect(missing).toEqual([]);
});
