import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no style and no program selects elements by the handles of the tests', () => {
	const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
		/\.(css|tsx?)$/.test(path),
	);
	expect(sources.length).toBeGreaterThan(1_000);
	const selecting = sources.filter((path) => readFileSync(join('src', path), 'utf8').includes('[data-testid'));
	expect(selecting).toEqual([]);
});
