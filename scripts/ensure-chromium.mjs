/**
 * Finds a Chromium and, where there is none, installs one: Playwright's, else Debian's as root.
 */
import { installPackages, runVisibly } from './debian-packages.mjs';
import { findChromium, findHeadlessShell } from './find-chromium.mjs';
import { inProject } from './paths.mjs';

/** Milliseconds until Playwright gives up on a download server that does not answer. */
const CONNECTION_TIME_LIMIT = '15000';

/** Ways to get a Chromium, in the order in which they are tried. Each may fail. */
const WAYS = [
	() => {
		console.log('No Chromium found; downloading one (playwright install chromium) …');
		const playwright = inProject('node_modules/@playwright/test/cli.js');
		runVisibly(process.execPath, [playwright, 'install', 'chromium'], {
			PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECTION_TIME_LIMIT,
		});
	},
	() => installPackages(['chromium']),
];

/**
 * @returns {string | undefined} path of a Chromium that runs; undefined, after one line that says what to
 * install, when there is none
 */
export function ensureChromium() {
	try {
		let found = findChromium();
		for (const way of WAYS) {
			if (found !== undefined) break;
			way();
			found = findChromium();
		}
		if (found === undefined)
			console.error('No Chromium: install Google Chrome or Chromium, or set CHROMIUM to the path of one.');
		return found;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return undefined;
	}
}

/**
 * What tests without a graphics device run in: the shell without a window, installed where that is possible,
 * else the Chromium that was found.
 * @param {string} chromium path of that Chromium @returns {string} path of a program that runs
 */
export function ensureHeadlessShell(chromium) {
	if (process.env.CHROMIUM) return chromium;
	if (findHeadlessShell() === undefined) installPackages(['chromium-headless-shell']);
	return findHeadlessShell() ?? chromium;
}
