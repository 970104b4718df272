/**
 * A Vite plugin that writes dist/THIRD_PARTY_LICENSES.txt: name, version and licence text of every package
 * with code or files in the build. The build fails on a licence outside a list of permissive ones.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './paths.mjs';

/** Licences (SPDX) that allow redistribution with a notice. */
const PERMISSIVE = new Set([
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'BlueOak-1.0.0',
	'CC0-1.0',
	'ISC',
	'MIT',
	'OFL-1.1',
	'Unlicense',
	'Zlib',
]);

/** The terms of FreeBSD's msun, whose functions src/numerics follows; compiled into the page and the SIMD engine. */
const MSUN = `src/numerics follows FreeBSD's msun.

Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
Developed at SunPro, a Sun Microsystems, Inc. business.
Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.`;

/** The file's name in the build. */
const FILE_NAME = 'THIRD_PARTY_LICENSES.txt';

/** What the standard MIT text says after the copyright line; for packages that ship no licence file. */
const MIT_TEXT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * Whether an SPDX expression of plain names, AND, OR and parentheses can be met with permissive licences.
 * @param {string} expression
 */
export function isPermissive(expression) {
	const alternatives = expression.replace(/[()]/g, ' ').split(/\s+OR\s+/);
	const meets = (/** @type {string} */ names) => names.split(/\s+AND\s+/).every((name) => PERMISSIVE.has(name.trim()));
	// "A AND (B OR C)" loses its grouping above, so where both words occur every name must be permissive.
	const mixed = alternatives.length > 1 && /\sAND\s/.test(expression);
	return mixed ? alternatives.every(meets) : alternatives.some(meets);
}

/**
 * The folder of the package that a file belongs to: below the last node_modules of its path.
 * @param {string} file a module's id or a path
 * @returns {string | undefined} undefined for the project's own files
 */
export function packageFolder(file) {
	const path = file
		.replaceAll('\\', '/')
		.replace(/^\0/, '')
		.replace(/[?#].*$/, '');
	return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX expression
 * @property {string | { name?: string }} [author]
 * @property {string} [homepage]
 */

/** The package's licence texts and notices, or the standard text where it ships none. @param {string} folder @param {Package} info */
function licenceText(folder, info) {
	const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
	if (files.length > 0) return files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
	const author = typeof info.author === 'object' ? info.author.name : info.author;
	const holder = `Copyright (c) ${author ?? `the authors of ${info.name}`}`;
	if (info.license.includes('Apache-2.0')) return `${holder}\n\n${readFileSync(inProject('LICENSE'), 'utf8').trim()}`;
	if (info.license === 'MIT') return `${holder}\n\n${MIT_TEXT}`;
	throw new Error(`${info.name} ships no licence text for ${info.license}`);
}

/** What there is to say of one package. @param {string} folder */
function describe(folder) {
	/** @type {Package} */
	const info = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	if (!isPermissive(info.license ?? '')) {
		throw new Error(`${info.name} ${info.version} has the licence '${info.license}', which is not on the list`);
	}
	const title = [`${info.name} ${info.version} (${info.license})`, info.homepage].filter(Boolean).join(', ');
	return { title, text: licenceText(folder, info) };
}

/** The whole file; packages with the same text share it. @param {Iterable<string>} folders */
function notices(folders) {
	/** @type {Map<string, string[]>} */
	const titles = new Map();
	// AssemblyScript compiles the SIMD engine and adds its allocator of memory.
	const all = [...folders, inProject('node_modules/assemblyscript')].sort();
	for (const { title, text } of all.map(describe)) {
		titles.set(text, [...(titles.get(text) ?? []), title]);
	}
	const rule = `\n\n${'-'.repeat(80)}\n\n`;
	const entries = [...titles].map(([text, names]) => `${names.join('\n')}\n\n${text}`);
	return `${['Latent Lab contains the following packages.', ...entries, MSUN].join(rule)}\n`;
}

/**
 * The plugins: `page` for the build, `worker` for `worker.plugins`. Vite builds workers apart and before the
 * page's chunks are written, so the first collects what the second writes.
 */
export function thirdPartyLicenses() {
	/** @type {Set<string>} */
	const folders = new Set();

	/** @param {import('vite').Rollup.OutputBundle} bundle */
	function collect(bundle) {
		for (const output of Object.values(bundle)) {
			const files =
				output.type === 'chunk' ? output.moduleIds : output.originalFileNames.map((name) => inProject(name));
			for (const file of files) {
				const folder = packageFolder(file);
				if (folder !== undefined && existsSync(join(folder, 'package.json'))) folders.add(folder);
			}
		}
	}

	/** @type {import('vite').Plugin} */
	const worker = {
		name: 'third-party-licenses:worker',
		generateBundle: (_options, bundle) => collect(bundle),
	};
	/** @type {import('vite').Plugin} */
	const page = {
		name: 'third-party-licenses',
		apply: 'build',
		generateBundle(_options, bundle) {
			collect(bundle);
			this.emitFile({ type: 'asset', fileName: FILE_NAME, source: notices(folders) });
		},
	};
	return { page, worker };
}
