import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { offlineFiles } from '../../../scripts/offline-files.mjs';
import { inProject } from '../../../scripts/paths.mjs';

/** A built page with some files. */
function build(files: Readonly<Record<string, string>>): string {
	const folder = mkdtempSync(join(tmpdir(), 'latent-lab-offline-'));
	mkdirSync(join(folder, 'assets/more'), { recursive: true });
	for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
	return folder;
}

test('every file of the page is listed, but for the worker itself and twins of fonts', () => {
	const folder = build({
		'index.html': '<p>page</p>',
		'sw.js': '',
		'assets/index-12345678.js': '',
		'assets/more/engine-12345678.wasm': '',
		'assets/KaTeX_Main-Regular-abcdefgh.woff2': '',
		'assets/KaTeX_Main-Regular-ABCDEFGH.woff': '',
		'assets/KaTeX_Main-Regular-A1-D_FGH.ttf': '',
		'assets/Alone-A1CDEFGH.ttf': '',
	});
	expect(offlineFiles(folder).map(({ url }) => url)).toEqual([
		'assets/Alone-A1CDEFGH.ttf',
		'assets/KaTeX_Main-Regular-abcdefgh.woff2',
		'assets/index-12345678.js',
		'assets/more/engine-12345678.wasm',
		'index.html',
	]);
});

test('a file whose name says nothing of its content gets another entry when it changes', () => {
	const revision = (content: string) => offlineFiles(build({ 'index.html': content }))[0].revision;
	expect(revision('one')).toBe(revision('one'));
	expect(revision('one')).not.toBe(revision('another'));
	expect(offlineFiles(build({ 'assets/index-12345678.js': '' }))[0].revision).toBeNull();
});

test('what the page says of itself for installing it are files that there are', () => {
	const manifest = JSON.parse(readFileSync(inProject('public/manifest.webmanifest'), 'utf8'));
	for (const { src, sizes } of manifest.icons) {
		const file = readFileSync(inProject(`public/${src}`));
		// A PNG's width and height stand in its first 24 bytes.
		if (src.endsWith('.png')) expect(`${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`).toBe(sizes);
	}
	expect(readFileSync(inProject('index.html'), 'utf8')).toContain('rel="manifest" href="./manifest.webmanifest"');
});
