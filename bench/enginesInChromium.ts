/**
 * The same comparison as bench/engines in headless Chromium, on the machine's graphics driver where it has one, else
 * on SwiftShader: a browser reaches the GPU through another process, and its JavaScript has other costs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../scripts/find-chromium.mjs';
import { inProject } from '../scripts/paths.mjs';
import { hasGraphicsDevice } from '../scripts/vulkan.mjs';
import { ENGINE_IDS } from '../src/training/Trainer';
import { WIDTHS } from './engines';
import { describeMeasured } from './measureTrainer';
import type { Figure } from './statistics';

export async function benchEnginesInChromium(): Promise<Figure[]> {
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
	const figures: Figure[] = [];
	try {
		const page = await browser.newPage();
		await page.goto(`${server.resolvedUrls?.local[0]}inPage.html`);
		await page.waitForFunction(() => 'measureEngine' in window);
		for (const width of WIDTHS) {
			for (const engine of ENGINE_IDS) {
				const what = `${engine}, width ${width}, 1 run`;
				try {
					const measured = await page.evaluate(([id, size]) => window.measureEngine(id, size, 1), [
						engine,
						width,
					] as const);
					figures.push({ what, value: measured.step.toFixed(2), unit: describeMeasured(measured) });
				} catch (error) {
					figures.push({ what, value: 'not measured', unit: error instanceof Error ? error.message : '' });
				}
			}
			for (const device of ['webgpu', 'wasm'] as const) {
				figures.push(await page.evaluate(([id, size]) => window.measureJaxJs(id, size), [device, width] as const));
			}
		}
	} finally {
		await browser.close();
		await server.close();
		rmSync(outDir, { recursive: true });
	}
	return figures;
}
