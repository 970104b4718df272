/**
 * `node scripts/run-typescript.mjs FILE …`: runs a TypeScript file with tsx, after installing what is
 * missing and finding a Vulkan driver for WebGPU in Node.
 */
import { spawnSync } from 'node:child_process';
import { compileSimd } from './compile-simd.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { inProject, ROOT } from './paths.mjs';
import { prepareVulkanLoader } from './vulkan.mjs';

ensureInstalled();
await compileSimd();
prepareVulkanLoader();
const done = spawnSync(process.execPath, [inProject('node_modules/tsx/dist/cli.mjs'), ...process.argv.slice(2)], {
	cwd: ROOT,
	stdio: 'inherit',
});
process.exit(done.status ?? 1);
