/** The course as a learner walks through it: every page of every lesson, its act done, in both languages. */
import type { Locator, Page } from '@playwright/test';
import type { FormulaId } from '../../src/lessons/formulas';
import type { Act } from '../../src/lessons/Lesson';
import { LESSON_IDS, type Lesson, loadCourse, loadLesson } from '../../src/lessons/registry';
import { FIRST_STEPS, OPENING_CONFIG } from '../../src/state/config/defaults';
import type { Config } from '../../src/state/config/schema';
import { decodeHash } from '../../src/state/shareLink';
import { axeFindings } from './axe';
import { expect, type Lab, LONG, test } from './lab';

type Language = 'en' | 'zh-CN';
type Kind = Act['kind'];
type ActOf<K extends Kind> = Extract<Act, { kind: K }>;

/** Milliseconds after which an operation fails. */
test.use({ actionTimeout: 20_000 });

// Lessons are independent of one another.
test.describe.configure({ mode: 'parallel' });

/** Nobody waits longer for a page, also on a slow machine. */
const STAGE = { timeout: 20_000 } as const;

/** How a learner does what a page asks for. */
const PERFORM: { readonly [K in Kind]: (lab: Lab, act: ActOf<K>, language: Language) => Promise<void> } = {
	async train(lab, { steps }) {
		const begun = await lab.step();
		await lab.trainButton.click();
		await expect.poll(() => lab.step(), LONG).toBeGreaterThanOrEqual(begun + steps);
		await lab.pause();
	},
	async agents({ page }, { steps }) {
		const taken = () => page.evaluate(async () => (await window.latentLab.agent.state()).environmentStep);
		const begun = await taken();
		await page.getByTestId('agent-train').click();
		await expect.poll(taken, LONG).toBeGreaterThanOrEqual(begun + steps);
		await page.getByTestId('agent-pause').or(page.getByTestId('agent-train')).click();
	},
	async drag(lab, { distance, run, dim = 0 }) {
		// A drag takes the decoder of the map that it is made on.
		const [map, probe] = run === 1 ? [lab.mapB, lab.probeB] : [lab.mapA, lab.probe];
		const from = await lab.handleAt(probe);
		const { x, y, unit } = await lab.placeOn(map, 0, 0);
		// Towards the middle of the map, where there is room.
		const far = (distance + 0.3) * unit;
		if (dim === 0) await lab.dragProbe(probe, from.x + (from.x > x ? -far : far), from.y);
		else await lab.dragProbe(probe, from.x, from.y + (from.y > y ? -far : far));
	},
	async transition(lab, { run = 0 }) {
		const fields = lab.page.getByTestId('instruments').getByRole('spinbutton');
		if ((await fields.count()) > 0) {
			await fields.first().fill('5');
			await fields.first().press('Enter');
			return;
		}
		// Where a code lies, another transition than the probe's own.
		const { mean } = await lab.codes(run === 0 ? 'A' : 'B');
		const { x, y } = await lab.placeOn(run === 0 ? lab.mapA : lab.mapB, mean[2 * 7], mean[2 * 7 + 1]);
		await lab.page.mouse.click(x, y);
	},
	async action(lab) {
		// The last are the actions; before them stand the runs.
		await lab.decodedAction.getByRole('radio', { checked: false }).last().check({ force: true });
	},
	async state({ page }) {
		await page.getByTestId('state-random').click();
	},
	async weight({ page }, { run, from, to }) {
		const field = page.getByTestId(run === 0 ? 'kl-weight-value' : 'kl-weight-value-b');
		await field.fill(String((from + to) / 2));
		await field.press('Enter');
	},
	async sample({ page }, { scale }) {
		const samples = page.getByTestId('prior-samples');
		if (scale === undefined) await page.getByTestId('sample-prior').click();
		else await samples.getByRole('slider').fill(String(scale));
	},
	async path({ probe, page }, { of }) {
		if (of === 'kind') {
			await page.getByTestId('interpolation').getByRole('radio', { checked: false }).check({ force: true });
			return;
		}
		await probe.focus();
		await page.keyboard.press('2');
	},
	async run({ page }) {
		// Above the decoded action, or above the model where that has its room.
		const parts = page.locator('[data-testid="decoded-action"], [data-testid="model"]');
		await parts.getByRole('radio', { checked: false }).first().check({ force: true });
	},
	async display(lab, { of }) {
		if (of === undefined || of === 'layers') {
			await lab.page.getByTestId('latent-box-toggle').click();
			return;
		}
		const { display } = await lab.config();
		await lab.configure({ display: { [of]: OTHER_DISPLAY[of].find((value) => value !== display[of]) } });
	},
	async box({ page }, { from, to }) {
		await page
			.getByTestId('instruments')
			.getByRole('slider')
			.first()
			.fill(String((from + to) / 2));
	},
	async use({ page }, { target, range }) {
		const used = page.locator(`[data-target="${target}"]:not([hidden])`).first();
		if (target === 'agentSeed') await page.getByTestId('agent-part-settings').click();
		if (target === 'gaussianKlFloat32') await page.locator('details', { has: used }).locator('summary').click();
		if (range) await used.getByRole('slider').fill(String((range[0] + range[1]) / 2));
		else await used.click();
	},
	async point({ page }) {
		await page.getByTestId('lesson').locator('figure button[data-term]').first().hover();
	},
	async list(lab, { parts }, language) {
		const shown = lab.page.getByTestId('lesson-parts').getByRole('listitem');
		for (const [index, part] of parts.entries()) {
			await expect(shown.nth(index)).not.toHaveAttribute('data-done');
			await performer(part.kind)(lab, part, language);
			await expect(shown.nth(index), part.text[language]).toHaveAttribute('data-done', 'true');
		}
	},
	async predict({ page }, { options }, language) {
		await choose(act(page), options[0].text[language]);
		await expect(page.getByTestId('lesson-feedback')).toBeEmpty();
		await expect(page.getByTestId('lesson-claims')).toHaveCount(0);
		await page.getByTestId('lesson-lock').click();
		await expect(page.getByTestId('lesson-bet')).toHaveAttribute('data-phase', 'judged', LONG);
		await expect(page.getByTestId('lesson-feedback')).toContainText(plain(options[0].feedback[language]));
	},
	async choose(lab, { options }, language) {
		await choose(act(lab.page), options[0].text[language]);
		await expect(lab.page.getByTestId('lesson-feedback')).toContainText(plain(options[0].feedback[language]));
	},
};

type Perform = (lab: Lab, act: Act, language: Language) => Promise<void>;

function performer(kind: Kind): Perform {
	return PERFORM[kind] as Perform;
}

/** Two values of each setting of the maps. */
const OTHER_DISPLAY = {
	points: [500, 600],
	colorBy: ['action', 'parameter:0'],
	dims: [
		[0, 1],
		[1, 0],
	],
	ellipseEvery: [8, 16],
	boxPercent: [90, 96],
	loss: ['raw', 'weighted'],
} as const satisfies Readonly<Record<Exclude<keyof Config['display'], 'layers'>, readonly unknown[]>>;

function act(page: Page): Locator {
	return page.getByTestId('lesson-act');
}

/** The first words of a text that are no markup. */
function plain(text: string): string {
	return text.split(/[$*[{]/)[0].trim();
}

async function choose(within: Locator, text: string): Promise<void> {
	const words = plain(text);
	const answer = within.locator('label').filter(words ? { hasText: words } : {});
	await answer.first().click();
}

/** The lesson's text without the TeX that stands beside each formula for screen readers. */
async function wordsOf(page: Page): Promise<string> {
	return page.getByTestId('lesson').evaluate((lesson) => {
		const copy = lesson.cloneNode(true) as Element;
		for (const source of copy.querySelectorAll('annotation')) source.remove();
		return copy.textContent ?? '';
	});
}

async function walkPage(lab: Lab, lesson: Lesson, index: number): Promise<void> {
	const { page } = lab;
	const language = 'en';
	const shown = lesson.pages[index];
	const where = `${lesson.id}/${shown.id}`;
	await expect(page.getByTestId('lesson-title'), where).toHaveText(shown.title[language]);
	await expect(page.getByTestId('lesson-stage').or(page.getByTestId('lesson-act')).first(), where).toBeVisible();
	await expect(page.locator('[data-testid="lesson-stage"]:not([data-ready])'), where).toHaveCount(0, STAGE);

	// What the page is about is on the screen and ringed.
	const target = page.locator(`[data-target="${shown.watch.target}"]`).first();
	await expect(target, `${where}: ${shown.watch.target}`).toBeVisible(LONG);
	await expect(target, `${where}: ${shown.watch.target}`).toHaveAttribute('data-spotlit', /.*/);

	// A bet comes before the numbers.
	const betFirst = shown.act.kind === 'predict';
	if (betFirst) await performer('predict')(lab, shown.act, language);

	// Every number that it states is measured.
	const claims = page.getByTestId('lesson-claims').locator('tbody tr');
	await expect(claims, where).toHaveCount(shown.claims?.length ?? 0);

	for (const row of await claims.all()) await expect(row, where).toHaveAttribute('data-holds', 'true', LONG);
	// Round the lesson stands the tool, which has tests of its own; once a lesson it is looked through with it.
	const parts = index > 0 ? ['[data-testid="lesson"]'] : [];
	expect(await axeFindings(page, { parts }), where).toEqual([]);

	if (!betFirst) await performer(shown.act.kind)(lab, shown.act, language);
	await expect(act(page), `${where}: ${shown.act.kind}`).toHaveAttribute('data-done', 'true');
}

/** Answers wrongly, reads why, then answers rightly. */
async function answer({ page }: Lab, { question }: Lesson, language: Language): Promise<void> {
	const lesson = page.getByTestId('lesson');
	const feedback = page.getByTestId('lesson-feedback');
	for (const right of [false, true]) {
		const index = question.options.findIndex((option) => option.right === right);
		await lesson.getByRole('radio').nth(index).check();
		await expect(feedback).toContainText(plain(question.options[index].feedback[language]));
	}
}

for (const id of LESSON_IDS) {
	test(`lesson ${id}: every page, its act done, and its words in both languages @once`, async ({ lab, page }) => {
		test.setTimeout(300_000);
		const lesson = await loadLesson(id);
		if (!lesson) throw new Error(`there is no lesson ${id}`);
		await lab.open(`?lesson=${id}&page=${lesson.pages[0].id}`);
		for (const index of lesson.pages.keys()) {
			await walkPage(lab, lesson, index);
			await page.getByTestId('lesson-next').click();
		}
		await answer(lab, lesson, 'en');
		// The pages are the same in the other language, but for their words.
		await page.getByTestId('language').click();
		await answer(lab, lesson, 'zh-CN');
		for (const shown of lesson.pages.toReversed()) {
			await page.getByTestId('lesson-back').click();
			await expect(page.getByTestId('lesson-title')).toHaveText(shown.title['zh-CN']);
			expect(await wordsOf(page)).not.toMatch(/undefined|NaN|\{\{|\[\[/);
		}
		await page.getByTestId('lesson-leave').click();
		await expect(page.getByTestId('lesson')).toHaveCount(0);
		await expect(page.getByTestId('kl-weight')).toBeVisible();
	});
}

test('leaving the course gives back what the learner had, trained and set @once', async ({ lab, page }) => {
	await lab.openSmall({ probe: { z: [1.5, 0.5] } });
	await lab.train(40);
	await page.getByTestId('sample-prior').click();
	await lab.probe.focus();
	await page.keyboard.press('1');
	await page.keyboard.press('+');
	const held = async () => ({
		samples: await page.getByText(/^N\(0, I\) 1$/).count(),
		pins: await lab.decodedAction
			.getByRole('spinbutton')
			.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value)),
		probeAt: await lab.handleAt(lab.probe),
	});
	const before = { codes: await lab.codes('A'), config: await lab.config() };
	await page.getByRole('tab', { name: 'Data' }).click();
	// The map has come to rest in its new size.
	await page.waitForTimeout(500);
	const exploring = await held();
	await page.getByTestId('course').click();
	await expect(page.getByTestId('lesson')).toBeVisible();
	await expect(page.locator('[data-testid="lesson-stage"]:not([data-ready])')).toHaveCount(0, STAGE);
	await page.getByTestId('lesson-next').click();
	// Out again while the next page is still being trained.
	await page.getByTestId('lesson-leave').click();
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	await expect.poll(() => lab.step(), LONG).toBe(40);
	await expect.poll(async () => (await lab.codes('A')).mean, LONG).toEqual(before.codes.mean);
	expect(await lab.config()).toEqual(before.config);
	await expect(page.getByRole('tab', { name: 'Data' })).toHaveAttribute('aria-selected', 'true');
	await expect.poll(held).toEqual(exploring);
	// It goes on as if there had been no lesson.
	await lab.train(1);
	expect(await lab.step()).toBe(41);
});

test('after a reload the learner is on the same page, and what they had before is still theirs @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall({ probe: { z: [1.5, 0.5] } });
	const own = await lab.config();
	await page.getByTestId('course').click();
	await expect(page.getByTestId('lesson')).toBeVisible();
	await page.getByTestId('lesson-next').click();
	const title = await page.getByTestId('lesson-title').textContent();
	await page.reload();
	await expect(page.getByTestId('lesson-title')).toHaveText(title ?? '', LONG);
	await page.getByTestId('lesson-leave').click();
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	expect(await lab.config()).toEqual(own);
});

test('a training that the page began by itself goes on when the course is left @once', async ({ lab, page }) => {
	await lab.open();
	await page.getByTestId('course').click();
	await expect(page.locator('[data-testid="lesson-stage"]:not([data-ready])')).toHaveCount(0, STAGE);
	await page.getByTestId('lesson-leave').click();
	await expect.poll(() => lab.step(), LONG).toBe(FIRST_STEPS);
	expect((await lab.state()).phase).toBe('paused');
	expect((await lab.state()).config).toEqual(OPENING_CONFIG);
});

test('Back steps through the pages of a lesson, out of it and through the dock, and nothing is lost @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	const own = await lab.config();
	await lab.train(40);
	const { mean } = await lab.codes('A');
	await page.getByRole('tab', { name: 'Environment' }).click();
	await page.getByTestId('course').click();
	const title = page.getByTestId('lesson-title');
	await expect(title).toBeVisible();
	const first = (await title.textContent()) ?? '';
	await page.getByTestId('lesson-next').click();
	await expect(title).not.toHaveText(first);
	const second = (await title.textContent()) ?? '';

	await page.goBack();
	await expect(title).toHaveText(first);
	await page.goForward();
	await expect(title).toHaveText(second);
	await page.goBack();
	await expect(title).toHaveText(first);
	await page.goBack();
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	await expect(page.getByRole('tab', { name: 'Environment' })).toHaveAttribute('aria-selected', 'true');
	await page.goBack();
	await expect(page.getByRole('tab', { name: 'Loss · KL' })).toHaveAttribute('aria-selected', 'true');
	expect(new URL(page.url()).search).toBe('');
	await expect.poll(() => lab.step(), LONG).toBe(40);
	await expect.poll(async () => (await lab.codes('A')).mean, LONG).toEqual(mean);
	expect(await lab.config()).toEqual(own);
	await expect(lab.notices).toHaveCount(0);
});

test('a reload on the question comes back to the question @once', async ({ lab, page }) => {
	await lab.open('?lesson=blob');
	await page.getByTestId('lesson').getByRole('navigation').getByRole('button', { name: 'A question' }).click();
	await expect(page.getByTestId('lesson-title')).toHaveText('A question');
	await page.reload();
	await expect(page.getByTestId('lesson-title')).toHaveText('A question', LONG);
	await expect(page.locator('[data-notice]')).toHaveCount(0);
});

test('a damaged link that is pasted into a lesson takes nothing away @once', async ({ lab, page }) => {
	await lab.openSmall({ probe: { z: [1.5, 0.5] } });
	await lab.train(40);
	const before = { codes: await lab.codes('A'), config: await lab.config() };
	await page.getByTestId('course').click();
	await expect(page.getByTestId('lesson')).toBeVisible();
	await page.evaluate(() => {
		location.hash = '#v1.damaged';
	});
	await expect(lab.notice('link')).toBeVisible();
	await expect(page.getByTestId('lesson')).toBeVisible();
	// What the address holds for a reload is the learner's own again.
	const kept = () => decodeHash(new URL(page.url()).hash.slice(1));
	await expect.poll(kept).toEqual({ ok: true, config: before.config });
	await page.getByTestId('lesson-leave').click();
	await expect.poll(() => lab.step(), LONG).toBe(40);
	await expect.poll(async () => (await lab.codes('A')).mean, LONG).toEqual(before.codes.mean);
	expect(await lab.config()).toEqual(before.config);
});

test('a double click on Course, while training, loses neither the past nor what can be undone @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	const field = page.getByTestId('kl-weight-value');
	await field.fill('0.3');
	await field.press('Enter');
	await lab.trainButton.click();
	await lab.pastStep(60);
	await page.getByTestId('course').dblclick();
	await expect(page.getByTestId('lesson')).toBeVisible();
	await expect(page.locator('[data-testid="lesson-stage"]:not([data-ready])')).toHaveCount(0, STAGE);
	await page.getByTestId('lesson-leave').click();
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	await lab.pastStep(60);
	expect((await lab.config()).runs[0].klWeight).toBe(0.3);
	await page.keyboard.press('Control+z');
	await expect.poll(async () => (await lab.config()).runs[0].klWeight).toBe(0.1);
});

test('the list of lessons takes the focus and gives it back, as does the course @once', async ({ lab, page }) => {
	await lab.open('?lesson=blob');
	const opener = page.getByTestId('lesson-menu');
	await opener.press('Enter');
	await expect(page.getByTestId('lesson-list').locator('[aria-current]')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.getByTestId('lesson-list')).toHaveCount(0);
	await expect(opener).toBeFocused();
	// Paper has the text, and neither what is pressed nor the page around it.
	await expect(page.getByTestId('lesson-again')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	for (const part of ['lesson-next', 'lesson-back', 'lesson-leave', 'lesson-again', 'latent-map-a', 'dock', 'course'])
		await expect(page.getByTestId(part)).toBeHidden();
	await expect(page.getByTestId('lesson-title')).toBeVisible();
	await page.emulateMedia({ media: null });
	await page.getByTestId('lesson-leave').press('Enter');
	await expect(page.getByTestId('course')).toBeFocused();
});

/** The first page of the course with a formula. */
async function pageWith(formula: FormulaId): Promise<string> {
	const lessons = await loadCourse();
	for (const { id, pages } of lessons) {
		const found = pages.find(({ body }) => body.some((block) => block.kind === 'formula' && block.formula === formula));
		if (found) return `?lesson=${id}&page=${found.id}`;
	}
	throw new Error(`no page has the formula ${formula}`);
}

test('pointing at a symbol lights what stands for it on the map and among the bars @once', async ({ lab, page }) => {
	await lab.open(await pageWith('publishedLoss'));
	await expect(page.locator('[data-testid="lesson-stage"][data-ready]')).toBeVisible(STAGE);
	await page.getByRole('tab', { name: 'Loss · KL' }).click();
	const figure = page.getByTestId('lesson').locator('figure').first();
	await figure.locator('.katex-html [data-term="kl"]').first().hover();
	await expect(lab.mapA).toHaveAttribute('data-highlight', 'kl');
	await expect(page.getByTestId('kl-meter')).toHaveAttribute('data-lit', 'kl');
	await page.getByTestId('lesson-title').hover();
	await expect(lab.mapA).not.toHaveAttribute('data-highlight');
	// The same by the keyboard.
	await figure.locator('button[data-term="kl"]').focus();
	await expect(page.getByTestId('kl-meter')).toHaveAttribute('data-lit', 'kl');
});

test('pointing at a code on the map fills the formula with its numbers @once', async ({ lab, page }) => {
	await lab.open(await pageWith('reparameterise'));
	// Not only that nothing is being prepared: before the lesson is there, the codes are those of the page's own training.
	await expect(page.locator('[data-testid="lesson-stage"][data-ready]')).toBeVisible(STAGE);
	const filled = page.getByTestId('lesson').locator('figcaption').first();
	const caption = filled.locator('p').first();
	await expect(caption).toContainText('#');
	const before = (await caption.textContent()) ?? '';
	const { mean, std } = await lab.codes('A');
	const transition = 3;
	const at = await lab.placeOn(lab.mapA, mean[2 * transition], mean[2 * transition + 1]);
	await page.mouse.move(at.x + 1, at.y + 1);
	// Another code may lie on the same spot; it is the one whose number is told.
	await expect(caption).not.toHaveText(before);
	const index = Number(/#(\d+)/.exec((await caption.textContent()) ?? '')?.[1]);
	for (const numbers of [mean, std]) await expect(filled).toContainText(Math.abs(numbers[2 * index]).toPrecision(2));
});

test('a lesson is walked from the header to its question by the keyboard alone @once', async ({ lab, page }) => {
	/** Tabs on until what has the focus is wanted. */
	const tabTo = async (wanted: string) => {
		for (let press = 0; press < 120; press++) {
			await page.keyboard.press('Tab');
			if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
		}
		throw new Error(`Tab does not come to ${wanted}`);
	};
	const lesson = await loadLesson(LESSON_IDS[0]);
	await lab.open();
	await tabTo('[data-testid="course"]');
	await page.keyboard.press('Enter');
	const title = page.getByTestId('lesson-title');
	for (const shown of lesson.pages) {
		await expect(title).toHaveText(shown.title.en, LONG);
		await tabTo('[data-testid="lesson-next"]');
		await page.keyboard.press('Enter');
	}
	// The focus goes to the new page, and from there to its first answer.
	await expect(title).toBeFocused();
	await tabTo('[data-testid="lesson"] input[type="radio"]');
	await page.keyboard.press('Space');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByTestId('lesson-feedback')).toContainText(plain(lesson.question.options[1].feedback.en));
	await tabTo('[data-testid="lesson-leave"]');
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	await expect(page.getByTestId('course')).toBeFocused();
});

test('a file opened inside a lesson takes the place of it, and stays @once', async ({ lab, page }) => {
	await lab.openSmall({ probe: { z: [1.5, 0.5] } });
	const manifest = await lab.manifest();
	await page.getByTestId('course').click();
	await expect(page.locator('[data-testid="lesson-stage"][data-ready]')).toHaveCount(1, STAGE);
	await lab.openFile('broken.json', '{');
	await expect(lab.notice('file')).toBeVisible();
	await expect(page.getByTestId('lesson')).toBeVisible();
	await lab.openFile('settings.json', JSON.stringify(manifest));
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	expect(await lab.config()).toEqual(manifest.config);
	// The address follows again, so that it is still there after a reload.
	await expect.poll(() => page.url()).not.toContain('lesson=');
	await page.waitForTimeout(600);
	await page.reload();
	await page.waitForFunction(() => 'latentLab' in window);
	expect(await lab.config()).toEqual(manifest.config);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test('a lesson is a sheet of three heights, and what a page is about stands over it @once', async ({ lab, page }) => {
		await lab.open('?lesson=blob');
		const sheet = page.getByTestId('lesson');
		await expect(page.locator('[data-testid="lesson-stage"][data-ready]')).toHaveCount(1, STAGE);
		const top = async () => (await sheet.boundingBox())?.y ?? 0;
		/** The middle of what is ringed stands in the part of the screen that the sheet leaves. */
		const expectTargetInView = () =>
			expect(async () => {
				const { y, height } = (await page.locator('[data-spotlit]').first().boundingBox()) ?? { y: -1, height: 0 };
				expect(y + height / 2).toBeGreaterThan(0);
				expect(y + height / 2).toBeLessThan(await top());
			}).toPass(LONG);
		await expect.poll(top).toBeGreaterThan(400);
		await expectTargetInView();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
		expect(await axeFindings(page)).toEqual([]);

		const handle = page.getByTestId('lesson-sheet');
		const finger = await page.context().newCDPSession(page);
		const dragTo = async (y: number) => {
			const box = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
			const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
				finger.send('Input.dispatchTouchEvent', { type, touchPoints });
			const from = box.y + box.height / 2;
			await touch('touchStart', { x: 120, y: from });
			for (let part = 1; part <= 4; part++) await touch('touchMove', { x: 120, y: from + (part / 4) * (y - from) });
			// It rests before it is lifted: else it is a fling, and a browser takes the next touch for what stops it.
			await page.waitForTimeout(300);
			await touch('touchMove', { x: 120, y });
			await touch('touchEnd');
		};
		await dragTo(60);
		await expect(handle).toHaveAttribute('data-height', 'full');
		await expect.poll(top).toBeLessThan(130);
		// The next page shows something: the sheet makes room for it.
		await page.getByTestId('lesson-next').tap();
		await expect(handle).toHaveAttribute('data-height', 'half');
		await expect(page.locator('[data-testid="lesson-stage"][data-ready]')).toHaveCount(1, STAGE);
		await expectTargetInView();
		await dragTo(820);
		await expect(handle).toHaveAttribute('data-height', 'peek');
		await expect(page.getByTestId('lesson-next')).toBeInViewport({ ratio: 1 });
		await expect.poll(top).toBeGreaterThan(650);
		// The keyboard does the same.
		await page.getByTestId('lesson-sheet-raise').focus();
		await page.keyboard.press('Enter');
		await expect(handle).toHaveAttribute('data-height', 'half');
		await page.getByTestId('lesson-leave').tap();
		await expect(sheet).toHaveCount(0);
		await expect(page.getByTestId('kl-weight').first()).toBeAttached();
		// Of what is higher than the room over the sheet, as the upright model or the forces, the head is in view.
		for (const [lesson, least] of [
			['encoder', 844],
			['kl', 460],
		] as const) {
			await lab.open(`?lesson=${lesson}`);
			await expect(async () => {
				const { y, height } = (await page.locator('[data-spotlit]').first().boundingBox()) ?? { y: -1, height: 0 };
				expect(height).toBeGreaterThan(least);
				expect(Math.abs(y)).toBeLessThan(2);
			}).toPass(LONG);
		}
		// A map comes with its title.
		await page.getByTestId('lesson-next').tap();
		await expect(lab.mapB).toHaveAttribute('data-spotlit', /./, LONG);
		await expect(lab.title('B')).toBeInViewport({ ratio: 1 });
	});
});
