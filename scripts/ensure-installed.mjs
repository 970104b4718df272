/**
 * Installs the dependencies when they are missing or older than the lock file, so that a fresh clone
 * needs no step before `npm start` or `npm test`. Needs nothing installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isProgram, ROOT } from './paths.mjs';

/** The oldest Node that the build tools run on: [major, minor]. */
const OLDEST_NODE = /** @type {const} */ ([20, 19]);

/** Whether a Node version such as '20.19.0' is new enough. @param {string} version */
export function nodeIsNewEnough(version) {
	const [major, minor] = version.split('.').map(Number);
	return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/**
 * Whether `npm ci` must run: npm writes node_modules/.package-lock.json last, so it is missing after a
 * broken install and older than package-lock.json after the lock file changed.
 * @param {string} root
 */
export function installIsStale(root) {
	const installed = join(root, 'node_modules', '.package-lock.json');
	if (!existsSync(installed)) return true;
	const lock = join(root, 'package-lock.json');
	return existsSync(lock) && statSync(lock).mtimeMs > statSync(installed).mtimeMs;
}

/** Runs npm in the project and returns its exit code. @param {string[]} parameters */
function npm(parameters) {
	const self = process.env.npm_execpath;
	const options = /** @type {const} */ ({ cwd: ROOT, stdio: 'inherit' });
	const done =
		self !== undefined && basename(self) === 'npm-cli.js'
			? spawnSync(process.execPath, [self, ...parameters], options)
			: spawnSync('npm', parameters, { ...options, shell: process.platform === 'win32' });
	return done.status ?? 1;
}

/** Makes node_modules fit the lock file, or ends the process with one line that says why not. */
export function ensureInstalled() {
	if (!nodeIsNewEnough(process.versions.node)) {
		console.error(`Latent Lab needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
		process.exit(1);
	}
	if (!installIsStale(ROOT)) return;
	console.log('Installing dependencies (npm ci) …');
	if (npm(['ci', '--no-audit', '--no-fund']) !== 0) {
		console.error('npm ci failed: see the lines above.');
		process.exit(1);
	}
}

if (isProgram(import.meta.url)) ensureInstalled();
