/**
 * Finds Firefox and WebKit for the tests in several browsers and, where they are missing, installs Debian's
 * packages as root.
 */
import { existsSync, readdirSync } from 'node:fs';
import { installPackages } from './debian-packages.mjs';
import { onPath } from './paths.mjs';

/** Debian's packages that bring what the tests need: the browsers, and a screen that nobody sees. */
const PACKAGES = { firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb'] };

/** Where Debian puts WebKit's own small browser, newest interface first. */
const WEBKIT_FOLDERS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];

/**
 * @typedef {object} WebKitPrograms
 * @property {string} driver WebKitWebDriver
 * @property {string} miniBrowser WebKit's own small browser
 * @property {string} screen Xvfb
 */

/** Path of a Firefox: $FIREFOX, Debian's, another. @returns {string | undefined} */
export function findFirefox() {
	const wanted = process.env.FIREFOX;
	return wanted && existsSync(wanted) ? wanted : (onPath('firefox-esr') ?? onPath('firefox'));
}

/** Path of MiniBrowser: it lies in a folder of the machine's architecture. @returns {string | undefined} */
function findMiniBrowser() {
	if (!existsSync('/usr/lib')) return undefined;
	const architectures = readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'));
	return architectures
		.flatMap((architecture) => WEBKIT_FOLDERS.map((folder) => `/usr/lib/${architecture}/${folder}/MiniBrowser`))
		.find((path) => existsSync(path));
}

/** The programs that WebKit needs, all of them. @returns {WebKitPrograms | undefined} */
export function findWebKit() {
	const driver = onPath('WebKitWebDriver');
	const miniBrowser = findMiniBrowser();
	const screen = onPath('Xvfb');
	return driver && miniBrowser && screen ? { driver, miniBrowser, screen } : undefined;
}

/**
 * Installs what is missing where that is possible.
 * @returns {string[]} one line for each browser that is still missing, which says what to install
 */
export function ensureBrowsers() {
	const missing = [
		...(findFirefox() === undefined ? PACKAGES.firefox : []),
		...(findWebKit() === undefined ? PACKAGES.webkit : []),
	];
	if (missing.length > 0) installPackages(missing);
	return [
		...(findFirefox() === undefined ? ['No Firefox: install firefox-esr, or set FIREFOX to the path of one.'] : []),
		...(findWebKit() === undefined ? ['No WebKit: install webkit2gtk-driver and xvfb (Debian, Ubuntu).'] : []),
	];
}
