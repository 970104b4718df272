/** What the tests do inside the page. Each function stands alone: it is sent there as text. */
import type { DeepPartial } from '../../src/state/config/mergeConfig';
import type { Config } from '../../src/state/config/schema';
import type { EngineId } from '../../src/training/Trainer';
import type { Place } from './Browser';

/** A training whose bits are compared; settings that it does not name are the page's own. */
export interface Training {
	readonly engine: EngineId;
	readonly environment: string;
	readonly width: number;
	readonly steps: number;
}

/** Waits until scripts can be given, and shows what a first visit folds away. */
export async function scriptable(): Promise<void> {
	while (!('latentLab' in window)) await new Promise((resolve) => setTimeout(resolve, 50));
	await window.latentLab.everything(true);
}

export async function configure(patch: DeepPartial<Config>): Promise<void> {
	await window.latentLab.configure(patch);
}

/** The middle of the first element that fits, once there is one that shows and can be pressed. */
export async function placeOf(selector: string): Promise<Place> {
	for (;;) {
		const element = document.querySelector(selector);
		const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
		const usable = element && width > 0 && !(element instanceof HTMLButtonElement && element.disabled);
		if (usable) return { x: left + width / 2, y: top + height / 2 };
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Waits until an element is there and says something else than `before`. @returns what it says */
export async function textAfter(selector: string, before: string): Promise<string> {
	for (;;) {
		const text = document.querySelector(selector)?.textContent ?? '';
		if (text !== '' && text !== before) return text;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Waits until the page is in another language than `lang`. @returns that language */
export async function languageAfter(lang: string): Promise<string> {
	while (document.documentElement.lang === lang) await new Promise((resolve) => setTimeout(resolve, 50));
	return document.documentElement.lang;
}

/** Waits until the address has followed the settings: it does so 400 ms after the last change. @returns its hash */
export async function settledHash(): Promise<string> {
	let hash = '';
	do {
		hash = location.hash;
		await new Promise((resolve) => setTimeout(resolve, 800));
	} while (location.hash === '' || location.hash !== hash);
	return hash;
}

/** Waits until the page shows a step from `step` on. @returns the one it shows */
export async function shownStep(step: number): Promise<number> {
	for (;;) {
		const shown = Number(document.querySelector('[data-testid=step-count]')?.getAttribute('data-step'));
		if (shown >= step) return shown;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** The raw loss of run A, KL apart. */
export async function lossOfA(): Promise<number> {
	const { metrics } = await window.latentLab.state();
	return metrics[0].state + metrics[0].parameters;
}

export async function currentConfig(): Promise<Config> {
	return (await window.latentLab.state()).config;
}

/** Waits until a map's points cover at least so many pixels. */
export async function inked(selector: string, least: number): Promise<void> {
	for (;;) {
		const canvas = Array.from(document.querySelectorAll<HTMLCanvasElement>(`${selector} canvas`)).at(-1);
		const size = [canvas?.width ?? 0, canvas?.height ?? 0] as const;
		const pixels = size[0] > 0 && size[1] > 0 ? canvas?.getContext('2d')?.getImageData(0, 0, ...size).data : undefined;
		if (pixels && pixels.filter((value, at) => at % 4 === 3 && value > 0).length >= least) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

/** Trains agents for some hundred steps. @returns every evaluation of A and B, in words whose digits are those of the bits */
export async function curvesOfAgents(): Promise<string> {
	const { agent } = window.latentLab;
	await agent.configure({
		seed: 6,
		randomEpisodes: 400,
		representationSteps: 300,
		width: 32,
		evaluateEvery: 100,
		evaluationEpisodes: 20,
		noiseEpisodes: 150,
	});
	const { runs, settings } = await agent.train(300);
	if (settings.environment !== 'goal') throw new Error(`these are agents of ${settings.environment}`);
	return JSON.stringify(runs.map(({ curve, box, iterations }) => ({ curve, box, iterations })));
}

/** Trains and takes the SHA-256 of every bit of both runs' codes. */
export async function bitsOfCodes({ engine, environment, width, steps }: Training): Promise<string> {
	const lab = window.latentLab;
	await lab.configure({ engine, environment, model: { width } });
	const state = await lab.train(steps);
	if (state.engine !== engine) throw new Error(`${state.engine} trained in place of ${engine}`);
	const digests: string[] = [];
	for (const run of ['A', 'B'] as const) {
		const { step, mean, std, z } = await lab.snapshot(run);
		if (step !== steps) throw new Error(`the codes are those of step ${step}`);
		const bytes = new Uint8Array(await new Blob([mean, std, z] as BlobPart[]).arrayBuffer());
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
		digests.push(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
	}
	return digests.join(' ');
}
