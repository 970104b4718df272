import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '../../../scripts/paths.mjs';
import { DEFAULT_CONFIG } from '../../../src/state/config';
import { makeManifest } from '../../../src/state/manifest';

const folder = mkdtempSync(join(tmpdir(), 'latent-lab-train-'));
const manifest = join(folder, 'manifest.json');
writeFileSync(manifest, JSON.stringify(makeManifest(DEFAULT_CONFIG)));

/** Runs the command line. @returns its status and what it says in the end */
function train(...parameters: string[]): readonly [status: number | null, said: string] {
	const run = [inProject('scripts/run-typescript.mjs'), inProject('scripts/train.ts'), ...parameters];
	const { status, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
	return [status, stderr.trim().split('\n').at(-1) ?? ''];
}

test.each([
	['a seed that is empty, as of a variable that is not set', [manifest, '--seed', ''], 'no whole number'],
	['a file that is not there', [join(folder, 'none.json')], 'cannot be read'],
	['a place that cannot be written', [manifest, '--out', join(folder, 'no', 'x')], 'cannot be written'],
	['what is no checkpoint', [manifest, '--from', manifest], 'no checkpoint'],
])('training without a browser refuses %s, before it trains', (_, parameters, says) => {
	const [status, said] = train(...parameters);
	expect(said).toContain(says);
	expect(status).toBe(2);
});
