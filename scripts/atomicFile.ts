/** Writes files so that there is always a whole one: the old or the new, whatever fails on the way. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The part of `node:fs` that is needed; a test lets it fail. */
export interface FileSystem {
	openSync: (path: string, flags: string) => number;
	writeSync: (file: number, bytes: Uint8Array, offset: number) => number;
	fsyncSync: (file: number) => void;
	closeSync: (file: number) => void;
	renameSync: (from: string, to: string) => void;
	rmSync: (path: string, options: { force: boolean }) => void;
}

const DISK: FileSystem = { openSync, writeSync, fsyncSync, closeSync, renameSync, rmSync };

/** A file beside the target, so that taking its place is one act of the file system. */
function besides(path: string): string {
	return join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
}

/**
 * Writes a file whole or not at all: a temporary file, on the disk before it takes the place of the old one.
 * @throws the file system's error; the old file is as it was then
 */
export function writeAtomically(path: string, bytes: Uint8Array, disk: FileSystem = DISK): void {
	const temporary = besides(path);
	try {
		const file = disk.openSync(temporary, 'w');
		try {
			for (let written = 0; written < bytes.length; ) written += disk.writeSync(file, bytes, written);
			disk.fsyncSync(file);
		} finally {
			disk.closeSync(file);
		}
		disk.renameSync(temporary, path);
	} catch (error) {
		disk.rmSync(temporary, { force: true });
		throw error;
	}
	syncFolder(dirname(path), disk);
}

/** The new name is on the disk too; some systems do not let a folder be opened, and need none of it. */
function syncFolder(path: string, disk: FileSystem): void {
	try {
		const folder = disk.openSync(path, 'r');
		disk.fsyncSync(folder);
		disk.closeSync(folder);
	} catch {
		// The file itself is whole.
	}
}

/**
 * Whether a file could be written at a path, tried with an empty one beside it.
 * @throws with the reason when it could not
 */
export function checkWritable(path: string): void {
	if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error('it is a folder');
	const temporary = besides(path);
	closeSync(openSync(temporary, 'w'));
	rmSync(temporary);
}
