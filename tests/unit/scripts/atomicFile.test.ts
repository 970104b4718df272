import * as fs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkWritable, type FileSystem, writeAtomically } from '../../../scripts/atomicFile';

const folder = () => mkdtempSync(join(tmpdir(), 'latent-lab-atomic-'));
const old = Uint8Array.of(1, 2, 3);
const bytes = Uint8Array.from({ length: 5_000 }, (_, i) => i % 256);

/** The file system with one operation replaced. */
function diskWith(part: Partial<FileSystem>): FileSystem {
	const { openSync, writeSync, fsyncSync, closeSync, renameSync, rmSync } = fs;
	return { openSync, writeSync, fsyncSync, closeSync, renameSync, rmSync, ...part };
}

const full = (): never => {
	throw new Error('ENOSPC');
};

test.each<[string, Partial<FileSystem>]>([
	['on a full disk', { writeSync: full }],
	[
		'on a disk that takes half of it',
		{ writeSync: (file, all, offset) => (offset > 0 ? full() : fs.writeSync(file, all, 0, 99)) },
	],
	['when it does not reach the disk', { fsyncSync: full }],
	['when it cannot take the place', { renameSync: full }],
	['when it cannot be made', { openSync: full }],
])('the old file stays whole %s, and nothing is left beside it', (_, part) => {
	const path = join(folder(), 'x');
	writeFileSync(path, old);
	expect(() => writeAtomically(path, bytes, diskWith(part))).toThrow('ENOSPC');
	expect(new Uint8Array(readFileSync(path))).toEqual(old);
	expect(readdirSync(join(path, '..'))).toEqual(['x']);
});

test('the new file takes the place of the old one, also when it is written piece by piece', () => {
	const path = join(folder(), 'x');
	writeFileSync(path, old);
	writeAtomically(path, bytes, diskWith({ writeSync: (file, all, offset) => fs.writeSync(file, all, offset, 1_000) }));
	expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
	expect(readdirSync(join(path, '..'))).toEqual(['x']);
});

test('a folder, or a place in none, cannot be written; a trial leaves nothing', () => {
	const path = folder();
	expect(() => checkWritable(path)).toThrow('folder');
	expect(() => checkWritable(join(path, 'no', 'x'))).toThrow('ENOENT');
	checkWritable(join(path, 'x'));
	expect(readdirSync(path)).toEqual([]);
});
