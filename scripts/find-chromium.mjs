/**
 * Finds a Chromium for the end-to-end tests: $CHROMIUM, a Chrome or Chromium of the system, the one that
 * Playwright downloaded. Run as a program, it prints the path.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isProgram, onPath } from './paths.mjs';

/** Names on the PATH of Linux systems, best first. */
const PROGRAM_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** Fixed places on macOS. */
const MACOS_PATHS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Places of Chrome on Windows. */
function windowsPaths() {
	const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
	return bases.filter((base) => base !== undefined).map((base) => join(base, 'Google/Chrome/Application/chrome.exe'));
}

/** Chrome and Chromium as the system's packages install them. @returns {string[]} */
function systemPaths() {
	if (process.platform === 'darwin') return MACOS_PATHS;
	if (process.platform === 'win32') return windowsPaths();
	return PROGRAM_NAMES.map(onPath).filter((path) => path !== undefined);
}

/** Where Playwright keeps, or would keep, its own Chromium. @returns {string[]} */
function playwrightPaths() {
	try {
		return [createRequire(import.meta.url)('@playwright/test').chromium.executablePath()];
	} catch {
		return [];
	}
}

/**
 * A snap cannot read the profile folder that Playwright makes under /tmp. Ubuntu's chromium-browser is
 * a script that starts the snap.
 * @param {string} path
 */
function isSnap(path) {
	if (/^\/snap\/|\/snap$/.test(realpathSync(path))) return true;
	return statSync(path).size < 10_000 && readFileSync(path, 'utf8').includes('/snap/');
}

/** Whether the program starts and says that it is a Chrome. @param {string} path */
function runs(path) {
	if (!existsSync(path)) return false;
	if (process.platform === 'win32') return true; // chrome.exe --version opens a window there
	if (isSnap(path)) return false;
	const said = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
	return said.status === 0 && /Chrom(e|ium)/.test(said.stdout);
}

/**
 * @returns {string | undefined} path of a program that runs
 * @throws when $CHROMIUM is set and does not run
 */
export function findChromium() {
	const wanted = process.env.CHROMIUM;
	if (wanted) {
		if (runs(wanted)) return wanted;
		throw new Error(`CHROMIUM=${wanted} is no Chrome or Chromium that runs.`);
	}
	return [...systemPaths(), ...playwrightPaths()].find(runs);
}

/**
 * Chromium's shell without a window, where the system has one: the same engine, which starts and draws for
 * tests with a quarter less work. A Chromium that $CHROMIUM names stands for both.
 * @returns {string | undefined} path of a program that runs
 */
export function findHeadlessShell() {
	const shell = process.env.CHROMIUM ? undefined : onPath('chromium-headless-shell');
	return shell !== undefined && runs(shell) ? shell : undefined;
}

if (isProgram(import.meta.url)) {
	const found = findChromium();
	console.log(found ?? 'No Chromium found.');
	process.exitCode = found === undefined ? 1 : 0;
}
