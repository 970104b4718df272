/**
 * The built page in Chromium, Firefox and WebKit: it opens, trains, lets a point be dragged, changes language, and a link
 * leads back. An engine that promises the same bits everywhere gives them in all three.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { findFirefox, findWebKit } from '../../scripts/ensure-browsers.mjs';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { inProject } from '../../scripts/paths.mjs';
import type { Browser } from './Browser';
import * as inPage from './inPage';
import { startPuppeteer } from './puppeteer';
import { startWebKit } from './webkit';

/** How each browser is started. @throws when it is not installed */
const BROWSERS: Record<string, () => Promise<Browser>> = {
	Chromium: () => startPuppeteer('chrome', installed(findChromium())),
	Firefox: () => startPuppeteer('firefox', installed(findFirefox())),
	WebKit: () => startWebKit(installed(findWebKit())),
};

/** On engines that compute with nothing that a browser may round in its own way. */
const TRAININGS: readonly inPage.Training[] = [
	{ engine: 'simd', environment: 'goal', width: 64, steps: 200 },
	{ engine: 'simd', environment: 'platform', width: 48, steps: 200 },
	{ engine: 'reference', environment: 'platform', width: 16, steps: 200 },
];

function installed<T>(found: T | undefined): T {
	if (found === undefined) throw new Error('It is not installed: npm run test:browsers says what is missing.');
	return found;
}

const address = inject('address');
/** The bits that each browser came to, by the training. */
const bits = new Map<string, Map<string, string>>();

describe.each(Object.keys(BROWSERS))('%s', (name) => {
	let browser: Browser;

	beforeAll(async () => {
		browser = await BROWSERS[name]();
		await browser.open(address);
		await browser.call(inPage.scriptable);
	});
	afterAll(() => browser?.close());
	afterEach(async ({ task }) => {
		if (task.result?.state !== 'fail' || !browser) return;
		const folder = inProject('test-results', 'browsers');
		mkdirSync(folder, { recursive: true });
		writeFileSync(`${folder}/${name}: ${task.name}.png`.replaceAll("'", ''), await browser.screenshot());
	});

	const pressOn = async (selector: string) => browser.press(await browser.call(inPage.placeOf, selector));

	test('opens with moving maps', async () => {
		await browser.call(inPage.inked, '[data-testid=latent-map-a]', 2_000);
		await browser.call(inPage.inked, '[data-testid=latent-map-b]', 1_000);
		expect(await browser.call(inPage.shownStep, 1)).toBeGreaterThan(0);
	});

	test('trains 300 steps, and they teach it something', async () => {
		await browser.call(inPage.configure, { engine: 'simd', training: { stopAt: 300 } });
		await pressOn('[data-testid=step]');
		await browser.call(inPage.shownStep, 1);
		const before = await browser.call(inPage.lossOfA);
		await pressOn('[data-testid=train]');
		expect(await browser.call(inPage.shownStep, 300)).toBe(300);
		expect(await browser.call(inPage.lossOfA)).toBeLessThan(before / 2);
	});

	test('a dragged probe decodes to another action', async () => {
		const { probe } = await browser.call(inPage.currentConfig);
		const shown = await browser.call(inPage.textAfter, '[data-testid=decoded-parameters]', '');
		const from = await browser.call(inPage.placeOf, '[data-testid=probe]');
		await browser.drag(from, { x: from.x - 70, y: from.y - 90 });
		const dragged = (await browser.call(inPage.currentConfig)).probe;
		expect(dragged.z[0]).toBeLessThan(probe.z[0] - 0.5);
		expect(dragged.z[1]).toBeGreaterThan(probe.z[1] + 0.5);
		expect(await browser.call(inPage.textAfter, '[data-testid=decoded-parameters]', shown)).toMatch(/\d m/);
	});

	test('changes the language in place', async () => {
		// The browser's own language is the one that the page opens in.
		const first = await browser.call(inPage.languageAfter, '');
		await pressOn('[data-testid=language]');
		const second = await browser.call(inPage.languageAfter, first);
		await pressOn('[data-testid=language]');
		expect(await browser.call(inPage.languageAfter, second)).toBe(first);
		expect([first, second].sort()).toEqual(['en', 'zh-CN']);
	});

	test('a link leads back to its settings', async () => {
		const settings = await browser.call(inPage.currentConfig);
		const hash = await browser.call(inPage.settledHash);
		await browser.open(address);
		await browser.call(inPage.scriptable);
		expect(await browser.call(inPage.currentConfig)).not.toEqual(settings);
		await browser.open(address + hash);
		await browser.call(inPage.scriptable);
		expect(await browser.call(inPage.currentConfig)).toEqual(settings);
	});

	test.each(TRAININGS)('trains $steps steps of $environment in $engine', async (training) => {
		const came = await browser.call(inPage.bitsOfCodes, training);
		expect(came).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
		const key = `${training.engine} ${training.environment}`;
		bits.set(key, (bits.get(key) ?? new Map()).set(name, came));
	});

	test('agents learn, and their tab shows it', async () => {
		await browser.call(inPage.configure, { environment: 'goal' });
		await pressOn('[role=tab][id$=-tab-agent]');
		await browser.call(inPage.textAfter, '[data-testid=agent]', '');
		const curves = await browser.call(inPage.curvesOfAgents);
		expect(JSON.parse(curves)[0].curve).toHaveLength(4);
		expect(await browser.call(inPage.textAfter, '[data-testid=agent-latest] td', '–')).toMatch(/\d/);
		bits.set('agents', (bits.get('agents') ?? new Map()).set(name, curves));
	});

	test('no error was thrown or written', async () => {
		expect(await browser.faults()).toEqual([]);
	});
});

test.each(TRAININGS)('all three have the same bits: $engine, $environment', ({ engine, environment }) => {
	const came = bits.get(`${engine} ${environment}`);
	expect(Array.from(came?.keys() ?? [])).toEqual(Object.keys(BROWSERS));
	expect(new Set(came?.values()).size).toBe(1);
});

test('all three have the same agents, to the last bit of their curves', () => {
	const came = bits.get('agents');
	expect(Array.from(came?.keys() ?? [])).toEqual(Object.keys(BROWSERS));
	expect(new Set(came?.values()).size).toBe(1);
});
