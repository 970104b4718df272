import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');

/** The files of each way, in the order of its stops. */
const WAYS = page
	.split(/^## /m)
	.slice(1)
	.map((section) => ({
		name: section.slice(0, section.indexOf('\n')),
		stops: Array.from(section.matchAll(/^\| \d+ \| \[[^\]]+\]\(\.\.\/([^)]+)\)/gm), ([, path]) => path),
	}));

test('every file that the page names is there', () => {
	const links = Array.from(page.matchAll(/\]\(([^)]+)\)/g), ([, link]) => join('docs', link));
	expect(links.length).toBeGreaterThan(30);
	expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

test('there are four ways', () => {
	expect(WAYS).toHaveLength(4);
});

describe.each(WAYS)('$name', ({ stops }) => {
	test('has at most eight stops, and none twice', () => {
		expect(stops.length).toBeGreaterThan(1);
		expect(stops.length).toBeLessThanOrEqual(8);
		expect(new Set(stops).size).toBe(stops.length);
	});
});
