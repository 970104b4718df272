/**
 * Files of the page that do not come, at load and at first use: the page is never blank, says what is missing, and has
 * the part as soon as its file comes. Nothing of it touches the training.
 */
import type { Page } from '@playwright/test';
import { chooseEverything, expect, type Lab, test } from './lab';

/** With EVERY_FILE=1 each file fails alone, some minutes long; the figures are in docs/reliability.md. */
const everyFile = process.env.EVERY_FILE === '1';

/** Files that fail together: a part fails by the same rejected import, whichever of its files does. */
const LATE_AT_A_TIME = everyFile ? 1 : 16;

/** The page's scripts and style sheets that opening it asks for: those of the entry, which index.html names, and later ones. */
async function filesOfOpening(page: Page): Promise<{ entry: string[]; late: string[] }> {
	const files = new Set<string>();
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (/\.(js|css)$/.test(pathname) && request.frame() === page.mainFrame()) files.add(pathname);
	});
	await chooseEverything(page);
	const html = (await (await page.goto('/'))?.text()) ?? '';
	await page.waitForFunction(() => 'latentLab' in window);
	await expect(page.getByTestId('decoded-parameters')).toBeVisible();
	page.removeAllListeners('request');
	const isEntry = (file: string) => html.includes(`.${file}"`);
	return { entry: [...files].filter(isEntry), late: [...files].filter((file) => !isEntry(file)) };
}

/** What a person sees now: the static shell with its button, or the page with its header: the controls come later. */
async function seen(page: Page): Promise<string | undefined> {
	const what = await page.waitForFunction(() => {
		const visible = (selector: string) =>
			document.querySelector(selector)?.checkVisibility({ visibilityProperty: true });
		if (visible('#shell[data-failed] #reload')) return 'shell';
		return visible('[data-testid=share]') ? 'page' : undefined;
	});
	return what.jsonValue();
}

test('without any one of its files the page says so, and reloading mends it', { tag: '@once' }, async ({ page }) => {
	const { entry, late } = await filesOfOpening(page);
	const network = await page.context().newCDPSession(page);
	await network.send('Network.enable');
	await network.send('Network.setCacheDisabled', { cacheDisabled: true });
	const openWithout = async (files: readonly string[]) => {
		await network.send('Network.setBlockedURLs', { urls: files.map((file) => `*${file}`) });
		await page.goto('/', { waitUntil: 'commit' });
	};
	// The page's own scripts and styles, and those of the shell.
	expect(entry.length).toBeGreaterThan(4);
	if (everyFile) test.setTimeout(20 * 60_000);
	for (const file of entry) {
		await openWithout([file]);
		// The shell's own script is no part of the page, which starts without it.
		expect(await seen(page), file).toBe(file === '/shell.js' ? 'page' : 'shell');
	}
	expect(late.length).toBeGreaterThan(20);
	for (let at = 0; at < late.length; at += LATE_AT_A_TIME) {
		const files = late.slice(at, at + LATE_AT_A_TIME);
		const failed = page.waitForEvent('requestfailed');
		await openWithout(files);
		await failed;
		expect(await seen(page), files.join()).toBe('page');
	}
	if (everyFile) console.log(`${entry.length} files of the entry and ${late.length} later ones, each missing alone`);
	await openWithout([entry.find((file) => file.includes('/index-')) ?? '']);
	expect(await seen(page)).toBe('shell');
	await network.send('Network.setBlockedURLs', { urls: [] });
	await page.locator('#reload').click();
	await expect(page.locator('[data-testid=train], [data-testid=pause]')).toBeVisible();
});

/** Parts that come when they are asked for: how to ask, and what then stands there. */
const PARTS: readonly { readonly ask: (lab: Lab) => Promise<void>; readonly there: string }[] = [
	{ ask: ({ page }) => page.getByTestId('share').click(), there: 'dialog[open]' },
	{ ask: ({ page }) => page.getByTestId('advanced').click(), there: '[data-testid=advanced-sheet]' },
	{
		ask: ({ page }) => page.getByRole('tab', { name: 'Environment' }).click(),
		there: '[role=tabpanel] > :not([role=alert])',
	},
	{ ask: ({ page }) => page.getByRole('tab', { name: 'Data' }).click(), there: '[role=tabpanel] > :not([role=alert])' },
	{
		ask: ({ page }) => page.getByRole('tab', { name: 'Instruments' }).click(),
		there: '[role=tabpanel] > :not([role=alert])',
	},
	{ ask: ({ page }) => page.getByTestId('course').click(), there: '[data-lesson]' },
];

test(
	'offline every part says that it is missing, training goes on, and online it is there',
	{ tag: '@once' },
	async ({ page, baseURL }, { project }) => {
		const { Lab: LabOfPage, engineOf } = await import('./lab');
		const lab = new LabOfPage(page, engineOf(project));
		await chooseEverything(page);
		await lab.openSmall();
		await lab.trainButton.click();
		await lab.pastStep(5);
		const files = `${baseURL}/assets/**`;
		for (const { ask, there } of PARTS) {
			await page.route(files, (route) => route.abort());
			await ask(lab);
			const missing = page
				.locator('[data-notice=part], #root [role=alert]')
				.filter({ hasText: /did not load|could not be/ });
			await expect(missing.first()).toBeVisible();
			await lab.pastStep(await lab.step());
			await page.unroute(files);
			await missing
				.first()
				.getByRole('button', { name: /Try again|Show it again/ })
				.click();
			await expect(page.locator(there).first()).toBeVisible();
			// What lies over the page takes the focus a moment after it is seen.
			await expect(async () => {
				await page.keyboard.press('Escape');
				await expect(page.locator('dialog[open], [data-testid=advanced-sheet]')).toHaveCount(0, { timeout: 500 });
			}).toPass();
		}
	},
);

test('without the Chinese texts the page opens in English, and tries again', { tag: '@once' }, async ({ browser }) => {
	const page = await browser.newPage({ locale: 'zh-CN', serviceWorkers: 'block' });
	const chinese = '**/assets/zh-CN-*.js';
	await page.route(chinese, (route) => route.abort());
	await page.goto('/');
	await expect(page.getByTestId('train').or(page.getByTestId('pause'))).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.unroute(chinese);
	await page.locator('[data-notice=part]').getByRole('button', { name: 'Try again' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.locator('[data-notice=part]')).toHaveCount(0);
	await page.close();
});
