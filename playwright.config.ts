/**
 * End-to-end tests on the built page, once with software WebGPU and once without WebGPU.
 * One file in one browser: `npm run test:e2e -- probe.spec.ts --project webgpu`.
 */
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';

const port = Number(process.env.E2E_PORT ?? 4173);
const baseURL = `http://localhost:${port}`;
// Workers read this file anew and inherit the variable.
process.env.CHROMIUM ||= findChromium() ?? '';

/**
 * How a browser is started: with no traffic of its own, without a sandbox only where root cannot have one.
 * @param program path of the browser; nothing for Playwright's own
 */
function launchOptions(program: string | undefined, ...args: string[]) {
	const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run'];
	return { executablePath: program || undefined, args: [...sandbox, ...quiet, ...args] };
}

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	timeout: 120_000,
	expect: { timeout: 20_000 },
	workers: 2,
	fullyParallel: false,
	forbidOnly: Boolean(process.env.CI),
	retries: process.env.CI ? 1 : 0,
	reporter: [
		['list'],
		['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/playwright.json' }],
	],
	// A trace costs as much time as the test; where there is a retry, the retry has it.
	use: {
		baseURL,
		trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
		viewport: { width: 1280, height: 800 },
		// Tests take files of the page away: one that keeps them would hide it. offline.spec.ts has it.
		serviceWorkers: 'block',
	},
	projects: [
		{
			name: 'webgpu',
			// Software WebGPU takes every core it can get, so these tests take turns.
			workers: 1,
			// What has nothing to do with the engine is tested in one browser.
			grepInvert: /@once/,
			use: {
				launchOptions: launchOptions(
					process.env.CHROMIUM,
					'--enable-unsafe-webgpu',
					'--use-webgpu-adapter=swiftshader',
				),
			},
		},
		// No adapter on any machine, and no GPU process in the way; navigator.gpu stays, as on machines without a driver.
		{
			name: 'no-webgpu',
			// What breaks a graphics device needs one.
			grepInvert: /@webgpu/,
			use: {
				launchOptions: launchOptions(
					process.env.HEADLESS_SHELL || process.env.CHROMIUM,
					'--disable-features=WebGPUService',
				),
			},
		},
	],
	webServer: {
		command: `npm run preview -- --port ${port}`,
		url: baseURL,
		reuseExistingServer: !process.env.CI && !process.env.E2E_PORT,
	},
});
