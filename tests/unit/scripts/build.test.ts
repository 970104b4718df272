import { describe, expect, test } from 'vitest';
import { entryFiles } from '../../../scripts/entry-files.mjs';
import { isPermissive, packageFolder } from '../../../scripts/third-party-licenses.mjs';

describe('licences', () => {
	test.each(['MIT', 'Apache-2.0 AND MIT', '(GPL-3.0-only OR MIT)'])('%s is permissive', (expression) =>
		expect(isPermissive(expression)).toBe(true),
	);

	test.each(['', 'AGPL-3.0-only', 'MIT AND GPL-3.0-only', 'MIT AND (GPL-3.0-only OR ISC)', 'SEE LICENSE IN README'])(
		"'%s' is not",
		(expression) => expect(isPermissive(expression)).toBe(false),
	);
});

describe('the package of a module', () => {
	test.each([
		['/a/node_modules/react/index.js', '/a/node_modules/react'],
		['/a/node_modules/@radix-ui/slot/dist/i.mjs?url', '/a/node_modules/@radix-ui/slot'],
		['/a/node_modules/x/node_modules/y/z.js', '/a/node_modules/x/node_modules/y'],
		['\0/a/node_modules/seedrandom/index.js?commonjs-module', '/a/node_modules/seedrandom'],
		['C:\\a\\node_modules\\d3\\src\\index.js', 'C:/a/node_modules/d3'],
		['/a/src/main.tsx', undefined],
		['\0vite/preload-helper.js', undefined],
	])('of %j', (file, folder) => expect(packageFolder(file)).toBe(folder));
});

test('the entry is every module script and module preload, once', () => {
	const html = `<link rel="icon" href="./icon.svg" />
		<script type="module" crossorigin src="./assets/index.js"></script>
		<link rel="modulepreload" crossorigin href="./assets/shared.js">
		<link rel="modulepreload" crossorigin href="./assets/shared.js">
		<link rel="stylesheet" crossorigin href="./assets/index.css">`;
	expect(entryFiles(html)).toEqual(['assets/index.js', 'assets/shared.js']);
});
