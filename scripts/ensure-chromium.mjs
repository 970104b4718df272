/**
 * Finds a Chromium and, where there is none, installs one: Playwright's, else Debian's as root.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.mjs';
import { inProject, onPath, ROOT } from './paths.mjs';

/** Milliseconds that a download may take. */
const TIME_LIMIT = 5 * 60_000;
/** Milliseconds until Playwright gives up on a download server that does not answer. */
const CONNECTION_TIME_LIMIT = '15000';

/**
 * Runs a program and shows what it says.
 * @param {string} program @param {string[]} parameters @param {Record<string, string>} [environment]
 */
function run(program, parameters, environment = {}) {
	spawnSync(program, parameters, {
		cwd: ROOT,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...environment },
		timeout: TIME_LIMIT,
	});
}

/** Whether this is root on Debian or one of its kin. */
function mayUseApt() {
	return process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
}

/** Ways to get a Chromium, in the order in which they are tried. Each may fail. */
const WAYS = [
	() => {
		console.log('No Chromium found; downloading one (playwright install chromium) …');
		const playwright = inProject('node_modules/@playwright/test/cli.js');
		run(process.execPath, [playwright, 'install', 'chromium'], {
			PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: CONNECTION_TIME_LIMIT,
		});
	},
	() => {
		if (!mayUseApt()) return;
		console.log('No Chromium yet; installing the package (apt-get install chromium) …');
		run('apt-get', ['update', '-qq']);
		run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
			DEBIAN_FRONTEND: 'noninteractive',
		});
	},
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
