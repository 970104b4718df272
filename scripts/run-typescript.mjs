/**
 * `node scripts/run-typescript.mjs FILE …`: runs a TypeScript file with tsx, after installing what is
 * missing and finding a Vulkan driver for WebGPU in Node.
 *
 * The program is a child, since the dynamic linker looks for drivers at a program's start. It gets every signal that
 * this process gets, and ends when this process, or whoever started it, is gone.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { compileSimd } from './compile-simd.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, ROOT } from './paths.mjs';
import { prepareVulkanLoader } from './vulkan.mjs';

/** Milliseconds between two looks at whether the process that started this one is still there. */
const PARENT_INTERVAL = 500;

ensureInstalled();
await compileSimd();
prepareVulkanLoader();

const child = spawn(
	process.execPath,
	['--import', 'tsx', '--import', inProject('scripts/end-with-parent.mjs'), ...process.argv.slice(2)],
	// The channel closes when this process ends, however it ends: that is what the child is told by.
	{ cwd: ROOT, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
	process.on(signal, () => child.kill(signal));

const parent = process.ppid;
setInterval(() => {
	if (process.ppid !== parent) child.kill('SIGTERM');
}, PARENT_INTERVAL).unref();

child.on('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
// Not `exit`: what the child has written is then on its way.
child.on('close', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
