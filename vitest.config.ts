/**
 * Every suite but the end-to-end tests: `unit`, `worlds` and `golden` in plain Node, `gpu` on WebGPU in Node, `browsers`
 * on the built page in three browsers. `worlds` are the unit tests that go over all worlds: they run with one more in the
 * registry, which nothing else knows.
 * A file that needs a DOM begins with `// @vitest-environment happy-dom`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { fromCaller } from './scripts/paths.mjs';
import { VERSION } from './scripts/version.mjs';
import { prepareVulkanLoader } from './scripts/vulkan.mjs';

if (process.env.GOLDEN_DIR) process.env.GOLDEN_DIR = fromCaller(process.env.GOLDEN_DIR);
prepareVulkanLoader();

const OVER_ALL_WORLDS = readdirSync('tests/unit', { recursive: true, encoding: 'utf8' })
	.map((name) => `tests/unit/${name.replaceAll('\\', '/')}`)
	.filter((name) => /\.test\.tsx?$/.test(name) && readFileSync(name, 'utf8').includes('ENVIRONMENTS'));

export default defineConfig({
	define: { __APP_VERSION__: JSON.stringify(VERSION) },
	// TensorFlow.js has no "exports": this takes its ES modules, so that there is one copy of its registries.
	resolve: { mainFields: ['module', 'main'] },
	test: {
		server: { deps: { inline: [/@tensorflow\//] } },
		globalSetup: 'scripts/compile-simd.mjs',
		pool: 'forks',
		// On a machine of two cores the default is one, which leaves the other idle.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		testTimeout: 30_000,
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], exclude: OVER_ALL_WORLDS },
			},
			{
				extends: true,
				test: {
					name: 'worlds',
					include: ['tests/worlds/**/*.test.ts', ...OVER_ALL_WORLDS],
					setupFiles: ['tests/worlds/setup.ts'],
				},
			},
			{ extends: true, test: { name: 'golden', include: ['tests/golden/**/*.test.ts'] } },
			{
				extends: true,
				test: {
					name: 'browsers',
					include: ['tests/browsers/**/*.test.ts'],
					globalSetup: ['tests/browsers/serve.ts'],
					// Browsers start, and train, on a machine that may have other work.
					testTimeout: 60_000,
					hookTimeout: 60_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'gpu',
					include: ['tests/gpu/**/*.test.ts'],
					setupFiles: ['tests/gpu/setup.ts'],
					// One software GPU shares the machine's cores: files in turn, with time to compile shaders.
					fileParallelism: false,
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
