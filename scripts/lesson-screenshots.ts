/**
 * Takes a screenshot of every page of the course, to be looked at: in both languages, light and dark.
 *
 *   node scripts/run-typescript.mjs scripts/lesson-screenshots.ts folder [--at address] [--only lesson] [--size 1280x800]
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { LESSON_IDS, loadLesson } from '../src/lessons/registry';
import { findChromium } from './find-chromium.mjs';
import { fromCaller, inProject } from './paths.mjs';

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	options: { at: { type: 'string' }, only: { type: 'string' }, size: { type: 'string', default: '1280x800' } },
});
const folder = fromCaller(positionals[0] ?? 'test-results/lessons');
const [width, height] = options.size.split('x').map(Number);

/** English on light ground and Chinese on dark. */
const LOOKS = [
	{ language: 'en', theme: 'light' },
	{ language: 'zh-CN', theme: 'dark' },
] as const;

/** Time that a page gets to draw and to measure what it claims, ms. */
const WAIT = 1_500;

const server = options.at ? null : await served();
const address = options.at ?? server?.resolvedUrls?.local[0] ?? '';

async function served() {
	await build({ root: inProject('.'), logLevel: 'error' });
	return preview({ root: inProject('.'), preview: { port: 0 }, logLevel: 'error' });
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ['--disable-features=WebGPUService', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const chosen = LESSON_IDS.filter((id) => !options.only || id === options.only);
for (const { language, theme } of LOOKS) {
	const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, locale: language });
	for (const [number, id] of chosen.entries()) {
		const lesson = await loadLesson(id);
		await page.goto('about:blank');
		await page.goto(`${address}?lesson=${id}&page=${lesson.pages[0].id}`);
		for (const index of Array.from({ length: lesson.pages.length + 1 }, (_, place) => place)) {
			const shown = lesson.pages.at(index);
			await page
				.getByTestId('lesson-title')
				.filter({ hasText: shown?.title[language] ?? '' })
				.waitFor();
			await page.waitForFunction(() => !document.querySelector('[data-testid="lesson-stage"]:not([data-ready])'));
			await page.waitForTimeout(WAIT);
			const name = `${String(number + 1).padStart(2, '0')}-${id}-${index + 1}-${shown?.id ?? 'question'}`;
			await page.screenshot({ path: `${folder}/${name}.${language}.${theme}.png` });
			if (shown) await page.getByTestId('lesson-next').click();
		}
	}
	await page.close();
}
await browser.close();
await server?.close();
process.exit(0);
