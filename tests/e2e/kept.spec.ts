/** Trainings that the browser keeps: over reload and Back, in several tabs, without room, and where nothing is kept. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axeFindings } from './axe';
import { expect, Lab, LONG, test } from './lab';

/** Opens the list of kept trainings. */
async function openKept(page: Page): Promise<void> {
	await page.getByTestId('share').click();
	await page.getByTestId('kept').click();
}

/** What a list of the storage has; nothing where the page has not made it yet. */
function stored(
	page: Page,
	list: 'entries' | 'dataEntries',
): Promise<{ order: number; step: number; declined: boolean }[]> {
	return page.evaluate(
		(name) =>
			new Promise((resolve) => {
				const opening = indexedDB.open('latent-lab');
				opening.onupgradeneeded = () => opening.transaction?.abort();
				opening.onerror = () => resolve([]);
				opening.onsuccess = () => {
					const database = opening.result;
					const reading = database.transaction(name).objectStore(name).getAll();
					reading.onsuccess = () => {
						resolve(reading.result);
						database.close();
					};
				};
			}),
		list,
	);
}

/** Waits until the newest kept training stands at a step: it is kept a moment after training rests. */
async function keptAt(page: Page, step: number): Promise<void> {
	const newest = async () => (await stored(page, 'entries')).sort((a, b) => b.order - a.order)[0]?.step ?? 0;
	await expect.poll(newest, LONG).toBe(step);
}

test('a training survives reload and Back: what it is is said, and nobody is asked on leaving @once', async ({
	lab,
	page,
}) => {
	let asked = 0;
	page.on('dialog', (dialog) => {
		asked++;
		void dialog.accept();
	});
	await lab.openSmall();
	await lab.train(30);
	const early = await lab.codes('A');
	await lab.train(40);
	const codes = await lab.codes('A');
	const { metrics } = await lab.state();
	await keptAt(page, 70);
	await page.reload();
	// It is not shown unasked; once asked for, it is there as it was.
	await expect(lab.notice('kept')).toContainText('Goal, KL weight 0.1 / 0');
	await expect(lab.notice('kept')).toContainText('Continue from step 70?');
	await lab.ready();
	expect(await lab.step()).toBe(0);
	await lab.notice('kept').getByRole('button', { name: 'Continue' }).click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '70', LONG);
	await lab.ready();
	expect(await lab.codes('A')).toEqual(codes);
	expect((await lab.state()).metrics).toEqual(metrics);
	await page.evaluate(() => window.latentLab.showStep(30));
	expect(await lab.codes('A')).toEqual(early);
	// It trains on to where it would have come, and is the same training in the list.
	await lab.train(10);
	await keptAt(page, 80);
	await page.goto('about:blank');
	await page.goBack();
	await expect(lab.notice('kept')).toContainText('Continue from step 80?');
	await lab.notice('kept').getByRole('button', { name: 'Not now' }).click();
	await expect.poll(async () => (await stored(page, 'entries'))[0].declined).toBe(true);
	await page.reload();
	await lab.ready();
	await openKept(page);
	const row = page.locator('[data-kept]');
	await expect(row).toHaveCount(1);
	expect(await axeFindings(page, { parts: ['dialog[open]'] })).toEqual([]);
	await expect(row).toContainText('step 80');
	// Once declined it is not asked for again.
	await expect(lab.notice('kept')).toHaveCount(0);
	await row.getByRole('textbox').fill('of Monday');
	await row.getByRole('button', { name: /Keep for good/ }).click();
	await row.getByRole('button', { name: /Delete/ }).click();
	await row.getByRole('button', { name: 'Undo' }).click();
	await row.getByRole('button', { name: 'Open: of Monday' }).click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '80', LONG);
	await openKept(page);
	await expect(row.getByRole('textbox')).toHaveValue('of Monday');
	await expect(row.getByRole('button', { name: /Keep for good/ })).toHaveAttribute('aria-pressed', 'true');
	await row.getByRole('button', { name: /Delete/ }).click();
	await page.keyboard.press('Escape');
	await openKept(page);
	await expect(page.getByText('Nothing is kept yet')).toBeVisible();
	expect(asked).toBe(0);
});

test('data of one’s own come back with their training: after a reload, a crash, and cleared storage @once', async ({
	lab,
	page,
	context,
	baseURL,
}) => {
	const origin = new URL(baseURL ?? '').origin;
	await page.setViewportSize({ width: 800, height: 700 });
	await lab.openSmall();
	await lab.openFile('bom.csv', readFileSync(new URL('../fixtures/data/bom.csv', import.meta.url)));
	await page.getByTestId('train-own').click();
	await lab.pastStep(2);
	await lab.pause();
	const { environment } = await lab.config();
	expect(environment).toMatch(/^data-/);
	await expect(page).toHaveURL(/#v1/);
	await page.evaluate(() => window.latentLab.reset());
	// The address names the data, and they are there.
	await page.reload();
	await lab.ready();
	expect((await lab.config()).environment).toBe(environment);
	await expect(lab.notice('data')).toHaveCount(0);
	await lab.train(60);
	const codes = await lab.codes('A');
	await keptAt(page, 60);

	// The browser takes everything away while the page is open: what is trained further is kept again.
	const protocol = await context.newCDPSession(page);
	await protocol.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	await page.evaluate(() => window.latentLab.showStep(60));
	await lab.train(5);
	await keptAt(page, 65);
	await expect(lab.notice('storage')).toHaveCount(0);

	// The renderer dies, and the page is opened again.
	const crashed = page.waitForEvent('crash');
	void protocol.send('Page.crash').catch(() => {});
	await crashed;
	const second = await context.newPage();
	const after = new Lab(second, lab.engine);
	await after.watch(origin);
	await after.open();
	await expect(after.notice('kept')).toContainText('of the data “bom” is kept');
	await after.notice('kept').getByRole('button', { name: 'Continue' }).click();
	await expect(after.stepCount).toHaveAttribute('data-step', '65', LONG);
	await after.ready();
	expect((await after.config()).environment).toBe(environment);
	await second.evaluate(() => window.latentLab.showStep(60));
	expect(await after.codes('A')).toEqual(codes);

	// They are in the list, and without them a training asks for their file.
	await openKept(second);
	const data = second.locator(`[data-kept="${environment}"]`);
	await expect(data).toContainText('Data: bom');
	await data.getByRole('button', { name: /Delete/ }).click();
	await second.keyboard.press('Escape');
	await expect.poll(async () => (await stored(second, 'dataEntries')).length).toBe(0);
	await after.open();
	await after.notice('kept').getByRole('button', { name: 'Continue' }).click();
	await expect(after.notice('data')).toContainText('The kept training');
	const [chooser] = await Promise.all([
		second.waitForEvent('filechooser'),
		after.notice('data').getByRole('button', { name: 'Open a file' }).click(),
	]);
	await chooser.setFiles(new URL('../fixtures/data/bom.csv', import.meta.url).pathname);
	await second.getByTestId('train-own').click();
	await expect(after.stepCount).toHaveAttribute('data-step', '65', LONG);
	expect(after.faults).toEqual([]);
});

test('two tabs never overwrite each other @once', async ({ lab, page, context, baseURL }) => {
	await lab.openSmall();
	await lab.train(60);
	await keptAt(page, 60);
	const second = await context.newPage();
	const other = new Lab(second, lab.engine);
	await other.watch(new URL(baseURL ?? '').origin);
	await other.open();
	await openKept(second);
	const rows = second.locator('[data-kept]');
	await expect(rows).toHaveCount(1);
	// It is open in the first tab, so it is not offered here; it can be opened all the same.
	await expect(other.notice('kept')).toHaveCount(0);
	await rows.getByRole('button', { name: /Open/ }).click();
	await expect(other.stepCount).toHaveAttribute('data-step', '60', LONG);
	await other.ready();
	await lab.train(10);
	await keptAt(page, 70);
	await other.train(20);
	await keptAt(page, 80);
	await lab.train(1);
	await keptAt(page, 71);
	await openKept(second);
	await expect(rows).toHaveCount(2);
	await expect(rows.filter({ hasText: 'step 71' })).toHaveCount(1);
	await expect(rows.filter({ hasText: 'step 80' })).toHaveCount(1);
	// Each tab is asked for its own.
	await Promise.all([page.reload(), second.reload()]);
	await expect(lab.notice('kept')).toContainText('Continue from step 71?');
	await expect(other.notice('kept')).toContainText('Continue from step 80?');
	expect(other.faults).toEqual([]);
});

test('without room, and where nothing is kept, it is said once, and leaving asks @once', async ({
	lab,
	page,
	baseURL,
}) => {
	const protocol = await page.context().newCDPSession(page);
	const quota = (quotaSize?: number) =>
		protocol.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize });
	await lab.openSmall();
	await quota(1_000);
	await lab.train(60);
	await expect(lab.notice('storage')).toContainText('no room left');
	await lab.notice('storage').getByRole('button', { name: 'Dismiss' }).click();
	await lab.train(10);
	await expect(lab.notice('storage')).toHaveCount(0);
	// Training was unharmed, and there is room again.
	expect(await lab.step()).toBe(70);
	await quota();
	await lab.train(1);
	await keptAt(page, 71);

	await page.addInitScript(() => {
		Object.defineProperty(window, 'indexedDB', {
			value: {
				open: () => {
					throw new DOMException('denied', 'SecurityError');
				},
			},
		});
	});
	await lab.openSmall();
	await lab.train(60);
	await expect(lab.notice('storage')).toContainText('stores nothing');
	await lab.trainButton.click();
	await lab.pastStep(100);
	await page.waitForTimeout(5_500);
	const [dialog] = await Promise.all([page.waitForEvent('dialog'), page.close({ runBeforeUnload: true })]);
	expect(dialog.type()).toBe('beforeunload');
	await dialog.accept();
});
