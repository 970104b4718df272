/** Chromium and Firefox, both driven by WebDriver BiDi. */
import puppeteer, { type LaunchOptions } from 'puppeteer-core';
import { type Browser, type Place, WINDOW } from './Browser';

/** Without a sandbox only where root cannot have one. */
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** What each browser is started with beyond its path. */
const STARTS = {
	// Without a graphics adapter, as in Firefox and WebKit here: the engines are the same in all three.
	chrome: {
		args: [...SANDBOX, '--disable-background-networking', '--no-first-run', '--disable-features=WebGPUService'],
	},
	firefox: { extraPrefsFirefox: { 'datareporting.policy.dataSubmissionEnabled': false } },
} as const satisfies Record<string, LaunchOptions>;

/** Starts a browser by its program. */
export async function startPuppeteer(kind: keyof typeof STARTS, executablePath: string): Promise<Browser> {
	const browser = await puppeteer.launch({
		...STARTS[kind],
		browser: kind,
		executablePath,
		protocol: 'webDriverBiDi',
		headless: true,
		defaultViewport: WINDOW,
	});
	const page = await browser.newPage();
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(String(error)));
	page.on('console', (message) => {
		if (message.type() !== 'error') return;
		const text = (part: unknown) => (part instanceof Error ? `${part.message} ${part.stack}` : String(part));
		for (const part of message.args()) void part.evaluate(text).then((said) => faults.push(said));
	});
	const { mouse } = page;
	return {
		faults: async () => faults,
		async open(address) {
			// From the page itself, another hash would only be taken over in place.
			await page.goto('about:blank');
			await page.goto(address);
		},
		call: (act, ...parts) => page.evaluate(act as never, ...(parts as never)) as never,
		async drag(from: Place, to: Place) {
			await mouse.move(from.x, from.y);
			await mouse.down();
			await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
			await mouse.move(to.x, to.y, { steps: 3 });
			await mouse.up();
		},
		press: ({ x, y }) => mouse.click(x, y),
		screenshot: () => page.screenshot(),
		close: () => browser.close(),
	};
}
