/** What a teacher uses: classroom links, the presenter view, hand-outs, the glossary. */
import type { Locator, Page } from '@playwright/test';
import { LESSON_IDS } from '../../src/lessons/registry';
import { axeFindings } from './axe';
import { cutTexts } from './cutTexts';
import { expect, Lab, LONG, runs, test } from './lab';

/** Languages of the page as its switch has them, with a word that tells them apart. */
const LANGUAGES = [
	{ language: 'en', locked: 'Locked by your teacher', copied: 'Copied' },
	{ language: 'zh-CN', locked: '已由教师锁定', copied: '已复制' },
] as const;

/** Opens a link into the course and waits until its page stands. */
async function openLesson(lab: Lab, search: string): Promise<void> {
	await lab.open(search);
	await expect(lab.page.getByTestId('lesson')).toBeVisible(LONG);
}

async function pageStands(page: Page): Promise<void> {
	await expect(page.locator('[data-testid="lesson-stage"]:not([data-ready])')).toHaveCount(0, LONG);
}

async function openTool(page: Page, tool: string): Promise<void> {
	await page.getByTestId('teacher-tools').click();
	await page.getByTestId(`teacher-${tool}`).click();
}

/** Remembers a language before the page opens. */
async function speak(page: Page, language: string): Promise<void> {
	await page.addInitScript((choice) => {
		// A blank page has no storage.
		if (location.protocol !== 'about:') localStorage.setItem('latent-lab.language', choice);
	}, language);
}

for (const { language, locked, copied } of LANGUAGES)
	test(`a classroom link opens at its page, with the preset, and hides and locks, ${language} @once`, async ({
		lab,
		page,
		context,
		baseURL,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL });
		await speak(page, language);
		await openLesson(lab, '?lesson=blob&page=mu-and-z');
		await pageStands(page);
		await lab.configure({ runs: runs({ klWeight: 0.25 }), probe: { z: [1, 1] } });
		await openTool(page, 'classroomLink');
		await page.getByTestId('classroom-preset').check();
		await page.getByTestId('classroom-share-hidden').check();
		await page.getByTestId('classroom-mapB-hidden').check();
		await page.getByTestId('classroom-decoded-locked').check();
		await page.getByTestId('classroom-environment-locked').check();
		expect(await axeFindings(page)).toEqual([]);
		await page.getByTestId('classroom-copy').click();
		await expect(page.getByText(copied, { exact: true })).toBeVisible();
		const link = await page.evaluate(() => navigator.clipboard.readText());
		expect(link).toContain('/?lesson=blob&page=mu-and-z&preset=1&hide=share,mapB&lock=decoded,environment#v1.');

		const other = new Lab(await context.newPage(), lab.engine);
		await speak(other.page, language);
		await other.page.goto(link);
		await expect(other.page.getByTestId('lesson')).toHaveAttribute('data-lesson', 'blob', LONG);
		await pageStands(other.page);
		await expect(other.page.getByTestId('share')).toBeHidden();
		await expect(other.mapB).toBeHidden();
		await expect(other.mapA).toBeVisible();
		const environment = other.page.getByTestId('environment');
		await expect(environment).toHaveAttribute('title', locked);
		await expect(environment).toBeDisabled();
		await expect(other.decodedAction).toHaveAttribute('title', locked);
		await expect(other.page.getByTestId('lesson').getByText(locked)).toBeVisible();
		const { runs: settings, probe } = await other.config();
		expect(settings[0].klWeight).toBe(0.25);
		expect(probe.z).toEqual([1, 1]);
		const action = await other.discrete.textContent();
		const { x = 0, y = 0, width = 0, height = 0 } = (await other.discrete.boundingBox()) ?? {};
		await other.page.mouse.click(x + 0.8 * width, y + height / 2);
		expect(await other.discrete.textContent()).toBe(action);
		expect((await other.config()).probe.action).toBe(probe.action);
		await expect(other.notices).toHaveCount(0);
		expect(await axeFindings(other.page)).toEqual([]);

		// Out of the course everything is there again.
		await other.page.getByTestId('lesson-leave').click();
		await expect(other.page.getByTestId('share')).toBeVisible();
		await expect(other.mapB).toBeVisible();
		await expect(environment).toBeEnabled();
	});

test('a hostile link gives a notice, and what can be used is used @once', async ({ lab, page }) => {
	const script = '<img src=x onerror=alert(1)>';
	await lab.open(`?lesson=${encodeURIComponent(script)}`);
	await expect(lab.notices).toHaveCount(1);
	await expect(lab.notices.first()).toContainText('which the course does not have');
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	await expect(page.locator('[data-notice] img')).toHaveCount(0);

	await lab.open(`?lesson=blob&hide=${'share,'.repeat(2_000)}`);
	await expect(lab.notices.first()).toContainText('longer than any link of the course');
	await expect(page.getByTestId('lesson')).toHaveCount(0);

	await openLesson(lab, '?lesson=blob&page=no-such-page');
	await expect(lab.notices.first()).toContainText('no-such-page');

	await openLesson(lab, '?lesson=blob&page=mu-and-z&hide=share,body,__proto__&lock=*');
	await expect(lab.notices.first()).toContainText('body, __proto__, *');
	await expect(page.getByTestId('share')).toBeHidden();
	await expect(page.locator('body')).toBeVisible();

	// Its fragment was lost on the way: the page trains its own stage and says so.
	await openLesson(lab, '?lesson=kl&amp;page=over-z&amp;preset=1');
	await expect(lab.notices.first()).toContainText('lost its settings');
	await expect.poll(async () => (await lab.config()).model.width, LONG).toBe(32);
	const { model, runs } = await lab.config();
	expect([model.width, runs.map(({ klWeight, learningRate }) => [klWeight, learningRate])]).toEqual([
		32,
		[
			[0.1, 0.003],
			[0.2, 0.003],
		],
	]);

	await speak(page, 'zh-CN');
	await lab.open('?lesson=nothing');
	await expect(lab.notices.first()).toContainText('课程中没有这一课');
});

test('the presenter view is large, is paged by a clicker, and is left with Escape @once', async ({ lab, page }) => {
	await openLesson(lab, '?lesson=blob');
	await pageStands(page);
	const title = page.getByTestId('lesson-title');
	const first = await title.textContent();
	await openTool(page, 'presenter');
	const paragraph = page.getByTestId('lesson').locator('p').first();
	const size = () => paragraph.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
	await expect.poll(size).toBeGreaterThanOrEqual(20);
	await expect(page.getByTestId('presenter-full-screen')).toBeVisible();
	expect(await axeFindings(page)).toEqual([]);

	await page.keyboard.press('PageDown');
	await expect(title).not.toHaveText(first ?? '');
	const second = await title.textContent();
	await page.keyboard.press('ArrowRight');
	await expect(title).not.toHaveText(second ?? '');
	await page.keyboard.press('ArrowLeft');
	await expect(title).toHaveText(second ?? '');
	// A slider keeps its arrows; the clicker pages from anywhere.
	await lab.probe.focus();
	await page.keyboard.press('ArrowRight');
	await expect(title).toHaveText(second ?? '');
	await page.keyboard.press('PageUp');
	await expect(title).toHaveText(first ?? '');

	// What lies in front closes first.
	await openTool(page, 'glossary');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('glossary')).toHaveCount(0);
	await expect(page.locator('html')).toHaveAttribute('data-presenter', '');
});

for (const { language } of LANGUAGES)
	test(`on every projector the presenter view cuts no text, and has what the page is about, ${language} @once`, async ({
		lab,
		page,
	}) => {
		await speak(page, language);
		for (const { search, beside, decoded } of [
			// The maps alone; the chart; the model; a table beside a picture; the decoded action and the dock.
			{ search: '?lesson=blob', beside: null, decoded: false },
			{ search: '?lesson=decoder&page=three-tasks', beside: 'loss-chart', decoded: false },
			{ search: '?lesson=decoder&page=four-outputs', beside: 'model', decoded: false },
			{ search: '?lesson=kl&page=balance', beside: 'forces-onMu-0', decoded: false },
			{ search: '?lesson=decoder&page=ghost', beside: 'world-errors', decoded: true },
		] as const) {
			await openLesson(lab, search);
			await pageStands(page);
			await openTool(page, 'presenter');
			for (const [width, height] of [
				[1024, 768],
				[1280, 720],
				[1920, 1080],
			]) {
				await page.setViewportSize({ width, height });
				const where = `${search}, ${width} × ${height}`;
				await expect(page.getByTestId('decoded-action'), where).toBeVisible({ visible: decoded });
				if (beside) await expect(page.getByTestId(beside), where).toBeVisible(LONG);
				else await expect(page.getByTestId('dock'), where).toBeHidden();
				await expect.poll(() => cutTexts(page), { message: where }).toEqual([]);
				if (beside === 'forces-onMu-0')
					await expectBeside(page.getByTestId(beside), page.getByRole('img', { name: /^Transition|^转移样本/ }));
				// All of it grows with the screen.
				const type = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
				expect(type, where).toBeGreaterThanOrEqual(Math.max(18, 0.0129 * width));
			}
		}
	});

/** A row in one line ends before a picture begins. */
async function expectBeside(row: Locator, picture: Locator): Promise<void> {
	const [a, b] = [await row.boundingBox(), await picture.boundingBox()];
	if (!a || !b) throw new Error('not in view');
	expect(a.x + a.width).toBeLessThanOrEqual(b.x);
	expect(a.height).toBeLessThan(40);
}

test('Escape leaves the presenter view @once', async ({ lab, page }) => {
	await openLesson(lab, '?lesson=blob');
	await openTool(page, 'presenter');
	await expect(page.locator('html')).toHaveAttribute('data-presenter', '');
	await page.keyboard.press('Escape');
	await expect(page.locator('html')).not.toHaveAttribute('data-presenter');
	await expect(page.getByTestId('lesson')).toBeVisible();
});

/** Pages of a printed document. */
function pagesOf(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('the hand-out of every lesson is one A4 page for each side in each language @once', async ({ lab, page }) => {
	test.setTimeout(300_000);
	await openLesson(lab, `?lesson=${LESSON_IDS[0]}`);
	for (const [index, lesson] of LESSON_IDS.entries()) {
		await page.getByTestId('lesson-menu').click();
		await page.getByTestId('lesson-list').getByRole('listitem').nth(index).getByRole('button').click();
		await expect(page.getByTestId('lesson')).toHaveAttribute('data-lesson', lesson);
		await openTool(page, 'handout');
		const sheet = page.getByTestId('handout-sheet');
		for (const side of ['students', 'teacher'])
			for (const { language } of LANGUAGES) {
				const which = `${lesson}, ${side}, ${language}`;
				await page.getByTestId(`handout-side-${side}`).check();
				await page.getByTestId(`handout-language-${language}`).check();
				await expect(sheet, which).toHaveAttribute('lang', language);
				await expect(sheet, which).toHaveAttribute('data-side', side);
				await expect(sheet.locator('.katex-error'), which).toHaveCount(0);
				await expect(sheet, which).not.toContainText(/undefined|NaN|\{\{|\[\[/);
				// It is made to fit once more when the fonts of its formulas have come.
				const overflow = () => sheet.evaluate((element) => element.scrollHeight - element.clientHeight);
				await expect.poll(overflow, which).toBe(0);
				expect(pagesOf(await page.pdf({ preferCSSPageSize: true })), which).toBe(1);
			}
		if (lesson === LESSON_IDS[0]) expect(await axeFindings(page)).toEqual([]);
		await page.getByTestId('handout-close').click();
		await expect(page.getByTestId('handout')).toHaveCount(0);
	}
});

test('the glossary is searched in both languages, and closes with Escape @once', async ({ lab, page }) => {
	await openLesson(lab, '?lesson=blob');
	await openTool(page, 'glossary');
	const search = page.getByRole('searchbox');
	await expect(search).toBeFocused();
	const entries = page.locator('[data-entry]');
	expect(await entries.count()).toBeGreaterThan(35);
	expect(await axeFindings(page)).toEqual([]);
	await search.fill('posterior col');
	await expect(entries).toHaveCount(1);
	await expect(entries).toContainText('the KL weight is too large');
	await search.fill('后验坍塌');
	await expect(entries).toHaveCount(1);
	await search.fill('no such word');
	await expect(page.getByText('No matching entry')).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('glossary')).toHaveCount(0);
	await expect(page.getByTestId('teacher-tools')).toBeFocused();
});
