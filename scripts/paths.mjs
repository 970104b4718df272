/**
 * Where things are. Used by every script; needs nothing installed.
 */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** An absolute path inside the project. @param {...string} parts */
export function inProject(...parts) {
	return join(ROOT, ...parts);
}

/**
 * A path that a person typed, relative to the folder in which they typed it: npm moves to the folder
 * of package.json and leaves the caller's in INIT_CWD.
 * @param {string} path
 */
export function fromCaller(path) {
	return isAbsolute(path) ? path : resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/**
 * The first program of that name on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		if (folder && existsSync(join(folder, name))) return join(folder, name);
	}
	return undefined;
}

/** Whether a module is the program that node was started with. @param {string} moduleUrl its import.meta.url */
export function isProgram(moduleUrl) {
	const program = process.argv[1];
	return program !== undefined && existsSync(program) && realpathSync(program) === fileURLToPath(moduleUrl);
}
