/** A page of the engines alone in headless Chromium, for benchmarks: built and served by the benchmark itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../scripts/find-chromium.mjs';
import { inProject } from '../scripts/paths.mjs';
import { hasGraphicsDevice } from '../scripts/vulkan.mjs';

/** @param measure is given the page, where what bench/inPage.ts declares is ready */
export async function withBenchPage<T>(measure: (page: Page) => Promise<T>): Promise<T> {
	const outDir = mkdtempSync(join(tmpdir(), 'latent-lab-bench-'));
	const options = { root: inProject('bench'), configFile: false, logLevel: 'error' } as const;
	const input = inProject('bench/inPage.html');
	await build({ ...options, base: './', build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
	const server = await preview({ ...options, build: { outDir }, preview: { port: 0 } });
	const software = hasGraphicsDevice() ? [] : ['--use-webgpu-adapter=swiftshader'];
	const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	const browser = await chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: ['--enable-unsafe-webgpu', ...software, ...sandbox],
	});
	try {
		const page = await browser.newPage();
		await page.goto(`${server.resolvedUrls?.local[0]}inPage.html`);
		await page.waitForFunction(() => 'measureEngine' in window);
		return await measure(page);
	} finally {
		await browser.close();
		await server.close();
		rmSync(outDir, { recursive: true });
	}
}
