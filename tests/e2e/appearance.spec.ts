/** Two languages, light and dark, and what follows the system. */
import { expect, type Lab, runs, test } from './lab';

/** The page's background, as the browser paints it. */
const ground = (lab: Lab) => lab.page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** How light a colour is, 0 … 255. */
function lightness(color: string): number {
	const channels = (color.match(/\d+/g) ?? []).slice(0, 3).map(Number);
	return channels.reduce((sum, channel) => sum + channel, 0) / channels.length;
}

test('the titles say what the runs differ in @once', async ({ lab }) => {
	await lab.openSmall();
	await expect(lab.title('A')).toHaveText(/A\s*KL weight 0\.10/);
	await expect(lab.title('B')).toHaveText(/B\s*KL weight 0$/);
	await lab.configure({ runs: runs({ learningRate: 0.005 }, { klWeight: 0.1, optimizer: 'rebuilt' }) });
	await expect(lab.title('A')).toContainText('learning rate 0.005');
	await expect(lab.title('A')).toContainText('Adam kept');
	await expect(lab.title('A')).not.toContainText('KL weight');
	await expect(lab.title('B')).toContainText('learning rate 0.01');
	await expect(lab.title('B')).toContainText('Adam re-created each step');
	await lab.configure({ runs: runs({}, { klWeight: 0.1 }) });
	await expect(lab.title('B')).toContainText('equal settings');
});

test('the language is switched in place and remembered @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(5);
	const step = await lab.step();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await page.getByTestId('language').click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(lab.trainButton).toHaveText('训练');
	await expect(lab.discrete).toHaveText('踢向');
	await expect(lab.title('A')).toContainText('KL 权重');
	await expect(page.getByRole('button', { name: '分享' })).toBeVisible();
	// Nothing was lost by it.
	expect(await lab.step()).toBe(step);

	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.getByRole('button', { name: '单步' })).toBeVisible();
	await lab.page.getByTestId('language').click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('in Chinese no English sentence is left @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(5);
	await page.getByTestId('language').click();
	await expect(lab.trainButton).toHaveText('训练');
	await page.getByTestId('advanced').click();
	await expect(page.getByTestId('advanced-sheet')).toContainText('学习率');
	// Three English words in a row; names and formulas have fewer.
	const english = /[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}/;
	const seen = () =>
		page.evaluate(() => {
			const names = [...document.querySelectorAll('[aria-label], [data-tip]')].flatMap((element) => [
				element.getAttribute('aria-label'),
				element.getAttribute('data-tip'),
			]);
			return [...document.body.innerText.split('\n'), ...names].filter((text) => text !== null);
		});
	// What is said of the decoded action waits for a quiet moment.
	await expect.poll(async () => (await seen()).filter((text) => english.test(text))).toEqual([]);
});

test('a Chinese browser is greeted in Chinese @once', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ locale: 'zh-CN', baseURL });
	const page = await context.newPage();
	await page.goto('/');
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.getByTestId('course')).toHaveText(/课程/);
	await context.close();
});

test('the colours follow the system until a person chooses @once', async ({ lab, page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await lab.openSmall();
	await expect.poll(async () => lightness(await ground(lab))).toBeGreaterThan(200);
	const light = await lab.picture(lab.mapA);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect.poll(async () => lightness(await ground(lab))).toBeLessThan(60);
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(light);

	await page.getByRole('button', { name: 'Colours: as the system' }).click();
	await expect.poll(async () => lightness(await ground(lab))).toBeGreaterThan(200);
	await expect.poll(() => lab.picture(lab.mapA)).toBe(light);
	await page.getByRole('button', { name: 'Colours: light' }).click();
	await expect.poll(async () => lightness(await ground(lab))).toBeLessThan(60);

	await page.emulateMedia({ colorScheme: 'light' });
	await page.reload();
	await expect.poll(async () => lightness(await ground(lab))).toBeLessThan(60);
	await page.getByRole('button', { name: 'Colours: dark' }).click();
	await expect.poll(async () => lightness(await ground(lab))).toBeGreaterThan(200);
});
