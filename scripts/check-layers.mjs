/**
 * Runs dependency-cruiser and fails on a broken rule, and also when it saw no module: with a TypeScript that
 * it does not understand it skips every file and reports that all is well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject, ROOT } from './paths.mjs';

const folders = ['src', 'tests', 'bench', 'scripts'].filter((folder) => existsSync(inProject(folder)));
const cruiser = inProject('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const done = spawnSync(
	process.execPath,
	[cruiser, ...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
	{ cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 },
);

/** @typedef {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} Violation */
/** @type {{ summary: { violations: Violation[] }, modules: { source: string }[] }} */
let result;
try {
	result = JSON.parse(done.stdout);
} catch {
	console.error(done.stderr || done.stdout);
	console.error('dependency-cruiser gave no result.');
	process.exit(1);
}
const seen = result.modules.filter((module) => /^src\/.*\.tsx?$/.test(module.source)).length;
const { violations } = result.summary;
for (const { rule, from, to, cycle } of violations) {
	const way = cycle ? cycle.map((step) => step.name).join(' → ') : to;
	console.error(`${rule.name}: ${from} → ${way}`);
}
if (seen === 0) console.error('dependency-cruiser saw no module of src/.');
console.log(`${seen} modules of src/, ${violations.length} broken rules`);
process.exitCode = seen === 0 || violations.length > 0 ? 1 : 0;
