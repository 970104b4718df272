/** WebKitGTK's MiniBrowser on a virtual screen, driven by WebDriver. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Readable } from 'node:stream';
import { Builder, Capabilities, Origin, type WebDriver } from 'selenium-webdriver';
import type { WebKitPrograms } from '../../scripts/ensure-browsers.mjs';
import { type Browser, type Place, WINDOW } from './Browser';

/** Milliseconds between two attempts to reach the driver, and how many. */
const LOOK = { every: 100, times: 100 } as const;
/** Milliseconds that a call in the page may take. */
const CALL_LIMIT = 60_000;
/** Milliseconds a move of the pointer takes. */
const MOVE = 60;

/** What a call in the page comes to. */
type Outcome = { readonly value: unknown } | { readonly error: string };

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
		});
	});
}

/** Starts a screen. @returns its process and its name, ":7" */
async function startScreen(program: string): Promise<readonly [ChildProcess, string]> {
	// The server takes the first free number and writes it to its third stream.
	const parameters = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
	const screen = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	const number = await new Promise<string>((resolve, reject) => {
		(screen.stdio[3] as Readable).once('data', (written) => resolve(String(written).trim()));
		screen.once('error', reject);
		screen.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
	});
	return [screen, `:${number}`];
}

async function answers(address: string): Promise<void> {
	for (let look = 0; look < LOOK.times; look++) {
		const answered = await fetch(`${address}/status`).then(
			() => true,
			() => false,
		);
		if (answered) return;
		await new Promise((resolve) => setTimeout(resolve, LOOK.every));
	}
	throw new Error('WebKitWebDriver does not answer.');
}

async function connect(address: string, miniBrowser: string): Promise<WebDriver> {
	const capabilities = new Capabilities({
		browserName: 'MiniBrowser',
		'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
	});
	const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
	await driver.manage().setTimeouts({ script: CALL_LIMIT });
	await driver
		.manage()
		.window()
		.setRect({ x: 0, y: 0, ...WINDOW });
	return driver;
}

/** Collects errors in the page itself from now on: this driver does not report them. */
function keepFaults(): void {
	const faults: string[] = [];
	addEventListener('error', ({ message }) => faults.push(message));
	addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
	Object.assign(window, { keptFaults: faults });
}

function keptFaults(): string[] {
	return (window as unknown as { keptFaults?: string[] }).keptFaults ?? [];
}

export async function startWebKit(programs: WebKitPrograms): Promise<Browser> {
	const [screen, display] = await startScreen(programs.screen);
	const port = await freePort();
	const environment = { ...process.env, DISPLAY: display };
	const server = spawn(programs.driver, [`--port=${port}`], { stdio: 'ignore', env: environment });
	const end = () => {
		server.kill();
		screen.kill();
	};
	try {
		const address = `http://127.0.0.1:${port}`;
		await answers(address);
		return browserOf(await connect(address, programs.miniBrowser), end);
	} catch (error) {
		end();
		throw error;
	}
}

function browserOf(driver: WebDriver, end: () => void): Browser {
	const faults: string[] = [];
	const call: Browser['call'] = async (act, ...parts) => {
		const script = `const done = arguments[1];
			new Promise((resolve) => resolve((${act})(...arguments[0])))
				.then((value) => done({ value }), (error) => done({ error: String(error) }));`;
		const outcome = await driver.executeAsyncScript<Outcome>(script, parts);
		if ('error' in outcome) throw new Error(outcome.error);
		return outcome.value as never;
	};
	const pointer = () => driver.actions({ async: true });
	const at = ({ x, y }: Place) => ({ x: Math.round(x), y: Math.round(y), duration: MOVE, origin: Origin.VIEWPORT });
	return {
		faults: async () => [...faults, ...(await call(keptFaults))],
		async open(address) {
			faults.push(...(await call(keptFaults)));
			await driver.get('about:blank');
			await driver.get(address);
			await call(keepFaults);
		},
		call,
		async drag(from, to) {
			const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
			await pointer().move(at(from)).press().move(at(middle)).move(at(to)).release().perform();
		},
		press: (place) => pointer().move(at(place)).click().perform(),
		screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
		async close() {
			await driver.quit().finally(end);
		},
	};
}
