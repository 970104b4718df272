/**
 * `npm run check`: every check that needs no test, each with one line at the end. All run, also after
 * one failed.
 */
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, ROOT } from './paths.mjs';

/** Name of each check and the program in node_modules (or the project's own script) with its arguments. */
const CHECKS = /** @type {const} */ ([
	['biome', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'],
	['tsc', 'node_modules/@typescript/native/bin/tsc'],
	['dependency-cruiser', 'scripts/check-layers.mjs'],
	['file lengths', 'scripts/check-file-lengths.mjs'],
	['knip', 'node_modules/knip/bin/knip.js'],
	['build', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
	['size-limit', 'node_modules/size-limit/bin.js'],
]);

ensureInstalled();

const lines = [];
let failures = 0;
for (const [name, program, ...parameters] of CHECKS) {
	console.log(`\n> ${name}`);
	const start = performance.now();
	const done = spawnSync(process.execPath, [inProject(program), ...parameters], { cwd: ROOT, stdio: 'inherit' });
	const passed = done.status === 0;
	if (!passed) failures++;
	lines.push(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
console.log(`\n${lines.join('\n')}`);
process.exitCode = failures > 0 ? 1 : 0;
