/** The built page in headless Chromium without WebGPU, for benchmarks of it: built and served by the benchmark itself. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findChromium } from '../scripts/find-chromium.mjs';
import { inProject } from '../scripts/paths.mjs';

/** What the benchmark reads inside the page. */
interface PageProbes {
	/** Milliseconds from the start of the navigation until the probe can be dragged; 0 before. */
	touchableAt: number;
	/** Milliseconds from the start of the navigation to the first frame after step 0; 0 before. */
	firstStepAt: number;
	/** Forgets what was seen. */
	reset(): void;
	read(): {
		longTasks: number[];
		/** Milliseconds from a pointer move, as the page is told of it, until what it changed is painted. */
		drags: number[];
		/** The same from the time of the input itself: the browser tells the page of it with the next frame. */
		inputs: number[];
		frameWork: number[];
		framesDrawn: number;
	};
	/** Pauses the training. @returns milliseconds until it stands */
	pause(): Promise<number>;
}

declare global {
	interface Window {
		probes: PageProbes;
		/** Set before the probes: changes of the page are not watched. */
		scriptOnly?: boolean;
	}
}

/** Builds and serves the page, and measures it. */
export async function withBuiltPage<T>(measure: (browser: Browser, address: string) => Promise<T>): Promise<T> {
	await build({ root: inProject('.'), logLevel: 'error' });
	const server = await preview({ root: inProject('.'), preview: { port: 0 }, logLevel: 'error' });
	const address = server.resolvedUrls?.local[0] ?? '';
	const browser = await chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
	});
	try {
		return await measure(browser, address);
	} finally {
		await browser.close();
		await server.close();
	}
}

/** Opens the page and waits for its first step. @param scriptOnly changes of the page are not watched */
export async function openPage(browser: Browser, address: string, scriptOnly = false): Promise<Page> {
	// Keeping the page's files for offline takes some seconds of the first visit, and none of any other.
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
	if (scriptOnly) {
		await page.addInitScript(() => {
			window.scriptOnly = true;
		});
	}
	await page.addInitScript({ path: inProject('bench/pageProbes.js') });
	await page.goto(address);
	await page.waitForFunction(
		() => Number(document.querySelector('[data-testid=step-count]')?.getAttribute('data-step')) > 0,
	);
	return page;
}
