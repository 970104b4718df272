import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installIsStale, nodeIsNewEnough } from '../../../scripts/ensure-installed.mjs';

describe('whether npm ci must run', () => {
	let root = '';
	/** Writes a file that was last changed at the given second. */
	const write = (path: string, second: number) => {
		writeFileSync(join(root, path), '{}');
		utimesSync(join(root, path), second, second);
	};

	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), 'install-'));
		mkdirSync(join(root, 'node_modules'));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	test('in a fresh clone, and after an install that broke off', () => {
		write('package-lock.json', 1000);
		expect(installIsStale(root)).toBe(true);
	});

	test('when the lock file is newer than the install, and only then', () => {
		write('node_modules/.package-lock.json', 1001);
		write('package-lock.json', 1000);
		expect(installIsStale(root)).toBe(false);
		write('package-lock.json', 1002);
		expect(installIsStale(root)).toBe(true);
	});
});

test.each([
	['18.20.4', false],
	['20.18.3', false],
	['20.19.0', true],
	['22.12.0', true],
	['24.0.1', true],
])('Node %s is new enough: %s', (version, enough) => {
	expect(nodeIsNewEnough(version)).toBe(enough);
});
