/**
 * Installs packages of Debian and its kin, where that is possible: as root, with apt-get.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath, ROOT } from './paths.mjs';

/** Milliseconds that a download may take. */
const TIME_LIMIT = 5 * 60_000;

/**
 * Runs a program and shows what it says.
 * @param {string} program @param {string[]} parameters @param {Record<string, string>} [environment]
 */
export function runVisibly(program, parameters, environment = {}) {
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

/**
 * Installs packages where it may; what has come of it is for the caller to look at.
 * @param {readonly string[]} packages
 */
export function installPackages(packages) {
	if (!mayUseApt()) return;
	console.log(`Installing packages (apt-get install ${packages.join(' ')}) …`);
	runVisibly('apt-get', ['update', '-qq']);
	runVisibly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
		DEBIAN_FRONTEND: 'noninteractive',
	});
}
