/**
 * The page as a person and a script use it: what is on it, by its stable handles and names, and what can
 * be asked of it. Every test that takes the `lab` also fails on an error in the console, a violated content
 * security policy, or a request that leaves the page's own origin.
 */
import { deflateRawSync } from 'node:zlib';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { collectTransitions } from '../../src/dataset/collect';
import type { Environment } from '../../src/environments/Environment';
import { goal } from '../../src/environments/goal';
import type { LabState } from '../../src/scripting/latentLab';
import type { DeepPartial } from '../../src/state/config/mergeConfig';
import type { Config } from '../../src/state/config/schema';
import { GUIDE_KEY } from '../../src/state/guideStore';
import type { Manifest } from '../../src/state/manifest';
import { SCREEN_KEY } from '../../src/state/screenStore';
import type { EngineReport } from '../../src/training/protocol';

export { expect };

export type Patch = DeepPartial<Config>;
export type Run = 'A' | 'B';

/** A run's codes as plain numbers: float32 are exact in them, so that equal means equal bit for bit. */
export interface Codes {
	readonly step: number;
	readonly mean: readonly number[];
	readonly std: readonly number[];
	readonly z: readonly number[];
	readonly action: readonly number[];
}

/** Preparing an engine, and a step on software WebGPU when other work goes on, can take this long. */
export const LONG = { timeout: 60_000 } as const;

/** A model that even software WebGPU trains, on little data. */
const SMALL = {
	model: { width: 16 },
	data: { size: 500 },
	display: { points: 200 },
	// Training ends only when a test says so.
	training: { batchSize: 16, stopAt: 0 },
} as const satisfies Patch;

const RUN: Config['runs'][0] = {
	klSchedule: { kind: 'constant' },
	klWeight: 0.1,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate: 1e-2,
	schedule: { kind: 'constant' },
	optimizer: 'kept',
};

/** Settings of A and B: at a rate that learns in few steps, without KL in B. */
export function runs(a: Partial<Config['runs'][0]> = {}, b: Partial<Config['runs'][0]> = {}): Config['runs'] {
	return [
		{ ...RUN, ...a },
		{ ...RUN, klWeight: 0, ...b },
	];
}

/** The hash of a link, made without the page's own code: what it says need not be a configuration. */
export function hashOf(patch: unknown): string {
	return hashOfText(JSON.stringify(patch));
}

export function hashOfText(json: string | Buffer): string {
	return `#v1.${deflateRawSync(json, { level: 9 }).toString('base64url')}`;
}

/** Parts joined section by section. */
function joined(...parts: readonly Patch[]): Patch {
	const whole: Record<string, unknown> = {};
	for (const part of parts)
		for (const [key, value] of Object.entries(part)) {
			const plain = typeof value === 'object' && !Array.isArray(value);
			whole[key] = plain ? { ...(whole[key] as object), ...value } : value;
		}
	return whole;
}

/** A printed number, with a true minus sign and narrow spaces. */
export function numberOf(text: string | null): number {
	return Number((text ?? '').replaceAll('−', '-').replaceAll(/[\s\u202f]/g, ''));
}

/** The scaled states of the first transitions of the small data, collected here as the worker does. */
export function statesOf(count: number, environment: Environment = goal): number[][] {
	const { state, stateDim } = collectTransitions({ environment, published: true, seed: 1, size: count });
	return Array.from({ length: count }, (_, row) => Array.from(state.subarray(row * stateDim, (row + 1) * stateDim)));
}

/** Makes the page open with Everything chosen; call before it opens. */
export async function chooseEverything(page: Page): Promise<void> {
	await page.addInitScript((key) => {
		if (location.protocol !== 'about:') localStorage.setItem(key, JSON.stringify({ everything: true }));
	}, SCREEN_KEY);
}

/** Makes the page open without the guide of a first visit; call before it opens. */
async function leaveOutGuide(page: Page): Promise<void> {
	await page.addInitScript((key) => {
		try {
			localStorage.setItem(key, 'shown');
		} catch {
			// A page that may store nothing shows no guide.
		}
	}, GUIDE_KEY);
}

export class Lab {
	/** Errors that a person would not see. */
	readonly faults: string[] = [];
	/** The small model that {@link startOver} goes back to. */
	private start: Manifest | null = null;
	readonly trainButton: Locator;
	readonly pauseButton: Locator;
	readonly stepButton: Locator;
	readonly resetButton: Locator;
	readonly stepCount: Locator;
	readonly engineName: Locator;
	readonly mapA: Locator;
	readonly mapB: Locator;
	readonly probe: Locator;
	readonly probeB: Locator;
	readonly decodedAction: Locator;
	readonly discrete: Locator;
	readonly parameters: Locator;
	readonly notices: Locator;

	/** @param engine the engine that trains in this browser unless a test says otherwise */
	constructor(
		readonly page: Page,
		readonly engine: Exclude<Config['engine'], 'auto'>,
	) {
		this.trainButton = page.getByTestId('train');
		this.pauseButton = page.getByTestId('pause');
		this.stepButton = page.getByTestId('step');
		this.resetButton = page.getByTestId('reset');
		this.stepCount = page.getByTestId('step-count');
		this.engineName = page.getByTestId('engine-name');
		this.mapA = page.getByTestId('latent-map-a');
		this.mapB = page.getByTestId('latent-map-b');
		this.probe = page.getByTestId('probe');
		this.probeB = this.mapB.locator('[data-handle]');
		this.decodedAction = page.getByTestId('decoded-action');
		this.discrete = page.getByTestId('decoded-discrete');
		this.parameters = page.getByTestId('decoded-parameters');
		this.notices = page.locator('[data-notice]');
	}

	/**
	 * Records errors that a person would not see; call before the page opens.
	 * @param calm whether everything that a first visit folds is folded @param guided whether the guide of a first visit shows
	 */
	async watch(origin: string, calm = false, guided = false): Promise<void> {
		const { page, faults } = this;
		page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
		page.on('console', (message) => {
			if (message.type() === 'error') faults.push(`console: ${message.text()}`);
		});
		page.on('request', (request) => {
			const url = new URL(request.url());
			if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`request: ${url.href}`);
		});
		// Most tests look for what a first visit folds away: they begin as a person who has chosen Everything.
		if (!calm) await chooseEverything(page);
		if (!guided) await leaveOutGuide(page);
		await page.addInitScript(() => {
			addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
				console.error(`policy: ${violatedDirective} ${blockedURI}`);
			});
		});
	}

	/** Opens the page as a visitor does, or with the hash of a link. */
	async open(hash = ''): Promise<void> {
		// From the page itself, another hash would only be taken over in place.
		if (this.page.url() !== 'about:blank') await this.page.goto('about:blank');
		await this.page.goto(`/${hash}`);
		await this.page.waitForFunction(() => 'latentLab' in window);
	}

	/** Opens the page on a small model with this browser's engine, and waits until it can train. */
	async openSmall(patch: Patch = {}): Promise<void> {
		const engine = patch.engine ?? this.engine;
		await this.open(hashOf(joined(SMALL, { engine, runs: runs() }, patch)));
		await this.ready();
		if (engine !== 'auto') await this.expectEngine(engine);
	}

	/** Opens the page on a small model, or puts everything back to it where the page is open already. */
	async startOver(): Promise<void> {
		if (!this.start) {
			await this.openSmall();
			this.start = await this.manifest();
			return;
		}
		await this.page.evaluate((manifest) => window.latentLab.load(manifest), this.start);
		await this.page.evaluate(() => window.latentLab.reset());
		await expect(this.stepCount).toHaveAttribute('data-step', '0');
		await this.ready();
	}

	/** Waits until a model is there, rests, and its codes are drawn. */
	async ready(): Promise<void> {
		await expect(this.engineName).toHaveAttribute('data-engine', /./, LONG);
		await expect(this.stepButton).toBeEnabled(LONG);
		await expect.poll(() => this.ink(this.mapA), LONG).toBeGreaterThan(0);
	}

	async expectEngine(engine: Config['engine'] | RegExp): Promise<void> {
		await expect(this.engineName).toHaveAttribute('data-engine', engine, LONG);
	}

	/** Waits until more than `step` steps have been taken. */
	async pastStep(step: number): Promise<void> {
		await expect.poll(() => this.step(), LONG).toBeGreaterThan(step);
	}

	/** The step that the page shows. */
	async step(): Promise<number> {
		return Number(await this.stepCount.getAttribute('data-step'));
	}

	/** Presses Pause and waits until training has stopped and its last frame is there. */
	async pause(): Promise<void> {
		await this.pauseButton.click();
		await expect(this.trainButton).toBeVisible(LONG);
		await expect.poll(async () => (await this.state()).phase, LONG).toBe('paused');
	}

	/** Takes steps as a script does. */
	train(steps: number): Promise<LabState> {
		return this.page.evaluate((count) => window.latentLab.train(count), steps);
	}

	state(): Promise<LabState> {
		return this.page.evaluate(() => window.latentLab.state());
	}

	async config(): Promise<Config> {
		return (await this.state()).config;
	}

	configure(patch: Patch): Promise<Config> {
		return this.page.evaluate((part) => window.latentLab.configure(part), patch);
	}

	manifest(): Promise<Manifest> {
		return this.page.evaluate(() => window.latentLab.manifest());
	}

	reports(): Promise<readonly EngineReport[]> {
		return this.page.evaluate(() => window.latentLab.engines());
	}

	/** The report on one engine. */
	async report(engine: EngineReport['engine']): Promise<EngineReport | undefined> {
		return (await this.reports()).find((report) => report.engine === engine);
	}

	codes(run: Run): Promise<Codes> {
		return this.page.evaluate(async (name) => {
			const { step, mean, std, z, action } = await window.latentLab.snapshot(name);
			const plain = (numbers: ArrayLike<number>) => Array.from(numbers);
			return { step, mean: plain(mean), std: plain(std), z: plain(z), action: plain(action) };
		}, run);
	}

	/** Decoded parameters in [−1, 1], as a script gets them. */
	decode(run: Run, state: readonly number[], action: number, z: readonly number[]): Promise<number[]> {
		return this.page.evaluate(
			async ([name, request]) => Array.from((await window.latentLab.decode(name, request)).parameters),
			[run, { state, action, z }] as const,
		);
	}

	box(run: Run, percent: number): Promise<{ lower: number[]; upper: number[] }> {
		return this.page.evaluate(([name, share]) => window.latentLab.latentBox(name, share), [run, percent] as const);
	}

	/** The probe's code. */
	async z(): Promise<readonly number[]> {
		return (await this.config()).probe.z;
	}

	/** Puts the probe somewhere, as a script does. */
	async placeProbe(z: number[]): Promise<void> {
		await this.configure({ probe: { z } });
	}

	/** The decoded parameters x̂ in [−1, 1] as the panel prints them. */
	async printedParameters(): Promise<number[]> {
		const text = (await this.parameters.textContent()) ?? '';
		return Array.from(text.matchAll(/x̂ (−?\d\.\d\d)/g), ([, number]) => numberOf(number));
	}

	/** The panel prints what a script decodes at the probe, of the first transition's state. */
	async expectPrintsDecoded(run: Run = 'A', state: readonly number[] = statesOf(1)[0]): Promise<void> {
		const { action, z } = (await this.config()).probe;
		const decoded = await this.decode(run, state, action, z);
		await expect(async () => {
			const printed = await this.printedParameters();
			expect(printed).toHaveLength(decoded.length);
			for (const [index, value] of decoded.entries()) expect(Math.abs(printed[index] - value)).toBeLessThan(0.00501);
		}).toPass({ timeout: 5_000 });
	}

	/** The heading above a map. */
	title(run: Run): Locator {
		return this.page
			.getByRole('main')
			.getByRole('heading', { level: 2 })
			.nth(run === 'A' ? 0 : 1);
	}

	/** Opens a file as a manifest, through the dialog. */
	async openFile(name: string, content: string | Buffer): Promise<void> {
		await this.page.getByTestId('share').click();
		const [chooser] = await Promise.all([
			this.page.waitForEvent('filechooser'),
			this.page.getByRole('button', { name: 'Open a file' }).click(),
		]);
		await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content as string) });
	}

	/** A banner by its id. */
	notice(id: string): Locator {
		return this.page.locator(`[data-notice="${id}"]`);
	}

	/** What is drawn on a map's canvases. */
	picture(map: Locator): Promise<string> {
		return map
			.locator('canvas')
			.evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()).join());
	}

	/** Pixels that points cover on a map. */
	ink(map: Locator): Promise<number> {
		return map
			.locator('canvas')
			.last()
			.evaluate((element) => {
				const canvas = element as HTMLCanvasElement;
				if (canvas.width === 0 || canvas.height === 0) return 0;
				const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
				let inked = 0;
				for (let alpha = 3; alpha < pixels.length; alpha += 4) if (pixels[alpha] > 0) inked++;
				return inked;
			});
	}

	/** A place on a map in page pixels, in the default view: units of the prior's σ from the middle. */
	async placeOn(map: Locator, x: number, y: number): Promise<{ x: number; y: number; unit: number }> {
		const { left, top, width, height } = await map.evaluate((element) => {
			const bounds = element.getBoundingClientRect();
			const { clientLeft, clientTop, clientWidth, clientHeight } = element;
			return { left: bounds.left + clientLeft, top: bounds.top + clientTop, width: clientWidth, height: clientHeight };
		});
		// The shorter side spans −4.2 … 4.2.
		const unit = Math.min(width, height) / 8.4;
		return { x: left + width / 2 + x * unit, y: top + height / 2 - y * unit, unit };
	}

	/** Where a probe's handle is, in page pixels. */
	async handleAt(probe: Locator): Promise<{ x: number; y: number }> {
		return probe.evaluate((element) => {
			const matrix = (element as SVGGElement).getScreenCTM();
			return { x: matrix?.e ?? 0, y: matrix?.f ?? 0 };
		});
	}

	/** Drags a probe's handle to a place in page pixels. */
	async dragProbe(probe: Locator, x: number, y: number): Promise<void> {
		const from = await this.handleAt(probe);
		const { mouse } = this.page;
		await mouse.move(from.x, from.y);
		await mouse.down();
		await mouse.move((from.x + x) / 2, (from.y + y) / 2, { steps: 3 });
		await mouse.move(x, y, { steps: 3 });
		await mouse.up();
	}
}

/** The engine that trains in the browser of a project. */
export function engineOf({ name }: { readonly name: string | undefined }): 'webgpu' | 'simd' {
	return name === 'webgpu' ? 'webgpu' : 'simd';
}

export const test = base.extend<{ lab: Lab; calm: boolean; guided: boolean }>({
	/** Whether the page opens as on a first visit. */
	calm: [false, { option: true }],
	/** Whether the guide of a first visit shows. */
	guided: [false, { option: true }],
	lab: async ({ page, baseURL, calm, guided }, use, { project }) => {
		const lab = new Lab(page, engineOf(project));
		await lab.watch(new URL(baseURL ?? '').origin, calm, guided);
		await use(lab);
		expect(lab.faults).toEqual([]);
	},
});

/**
 * Tests that share one page, which stays open from the first to the last: for those that begin by resetting everything.
 * Opening the page costs more than most of them.
 */
export const testOnOnePage = test.extend<object, { openPage: Lab }>({
	openPage: [
		async ({ browser }, use, { project }) => {
			const { baseURL = '', viewport } = project.use;
			const page = await browser.newPage({ baseURL, viewport });
			const lab = new Lab(page, engineOf(project));
			await lab.watch(new URL(baseURL).origin);
			await use(lab);
			await page.close();
		},
		{ scope: 'worker' },
	],
	page: async ({ openPage }, use) => use(openPage.page),
	lab: async ({ openPage }, use) => {
		openPage.faults.length = 0;
		await use(openPage);
		expect(openPage.faults).toEqual([]);
	},
});
