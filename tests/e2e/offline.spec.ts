/** The page without a network, and a newer version of it: the service worker of the built page. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { preview } from 'vite';
import { inProject } from '../../scripts/paths.mjs';
import { headersOfPreview } from '../../scripts/security-headers.mjs';
import { engineOf, expect, Lab, LONG, test } from './lab';

test.use({ serviceWorkers: 'allow' });

/** Waits until every file of the page is kept and the page has its files from there. */
async function keptOffline(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', undefined, LONG);
}

test('without a network every part opens that was never open, and the page too @once', async ({
	lab,
	page,
	context,
}) => {
	await lab.openSmall();
	await keptOffline(page);
	await context.setOffline(true);
	await page.getByTestId('share').click();
	await expect(page.locator('dialog[open]')).toBeVisible();
	await page.getByTestId('export').click();
	await expect(page.locator('[data-export]').first()).toBeVisible();
	await page.keyboard.press('Escape');
	for (const part of ['Model', 'Environment', 'Rollouts', 'Instruments', 'Agent', 'Data']) {
		await page.getByRole('tab', { name: part }).click();
		await expect(page.getByRole('tabpanel').locator('> *').first()).toBeVisible();
		await expect(page.locator('#root [role=alert]')).toHaveCount(0);
	}
	// The page opened again at a lesson's address: it trains, and the course is there.
	await page.goto('/?lesson=kl');
	await expect(page.getByTestId('lesson')).toBeVisible();
	await page.goto('about:blank');
	await page.goto('/');
	await page.waitForFunction(() => 'latentLab' in window);
	await lab.configure({ model: { width: 16 }, engine: 'simd' });
	await lab.train(5);
	expect(await lab.step()).toBe(5);
	await expect(page.locator('[data-notice=part]')).toHaveCount(0);
	// A file that has to be there for the page to be installed on a device.
	const icons = await page.evaluate(async () => {
		const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
		const { icons } = await (await fetch(link?.href ?? '')).json();
		return Promise.all(icons.map(async ({ src }: { src: string }) => (await fetch(src)).ok));
	});
	expect(icons).toEqual([true, true, true, true]);
});

test('a newer version is offered and never forced; the training goes on in it @once', async ({ page, context }, {
	project,
}) => {
	const root = mkdtempSync(join(tmpdir(), 'latent-lab-versions-'));
	cpSync(inProject('dist'), join(root, 'dist'), { recursive: true });
	const server = await preview({
		root,
		configFile: false,
		logLevel: 'silent',
		plugins: [headersOfPreview],
		preview: { port: 0, host: 'localhost' },
	});
	try {
		const origin = `http://localhost:${(server.httpServer.address() as AddressInfo).port}`;

		const lab = new Lab(page, engineOf(project));
		await page.goto(origin);
		await page.waitForFunction(() => 'latentLab' in window);
		await lab.configure({ model: { width: 16 }, data: { size: 500 }, engine: lab.engine });
		await keptOffline(page);
		await lab.train(60);
		const codes = await lab.codes('A');
		await expect(lab.notice('version')).toHaveCount(0);

		appendFileSync(join(root, 'dist/sw.js'), '\n// a newer version');
		await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
		await expect(lab.notice('version')).toContainText('A new version of the page is ready', LONG);
		// It waits: the page goes on as it is.
		expect(await lab.step()).toBe(60);
		const reloaded = page.waitForEvent('load');
		await lab.notice('version').getByRole('button', { name: 'Reload the page' }).click();
		await reloaded;
		await page.waitForFunction(() => 'latentLab' in window);
		await expect(lab.stepCount).toHaveAttribute('data-step', '60', LONG);
		expect(await lab.codes('A')).toEqual(codes);
		expect(
			await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting ?? null),
		).toBeNull();

		// Put in the place of the poster, the training is what the page opens with, at once and without a network too.
		await page.getByTestId('share').click();
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByTestId('download-training').click(),
		]);
		await download.saveAs(join(root, 'dist/poster.bin'));
		await page.goto('about:blank');
		await page.goto(origin);
		await expect(lab.stepCount).toHaveAttribute('data-step', '60', LONG);
		expect(await lab.codes('A')).toEqual(codes);
		await expect(page).toHaveURL(/\?open=poster\.bin#v1/);
		await context.setOffline(true);
		await page.goto('about:blank');
		await page.goto(origin);
		await expect(lab.stepCount).toHaveAttribute('data-step', '60', LONG);
		await page.reload();
		await expect(lab.stepCount).toHaveAttribute('data-step', '60', LONG);
	} finally {
		await page.close();
		await server.close();
		rmSync(root, { recursive: true });
	}
});
