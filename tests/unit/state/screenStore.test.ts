import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { mergeConfig } from '../../../src/state/config/mergeConfig';
import type { Config } from '../../../src/state/config/schema';
import { neededParts } from '../../../src/state/neededParts';

/** A page that opens with what the device has stored; null where storage is forbidden. */
async function openedWith(stored: Record<string, string> | null) {
	vi.resetModules();
	const forbidden = () => {
		throw new DOMException('denied', 'SecurityError');
	};
	vi.stubGlobal('localStorage', {
		getItem: stored ? (key: string) => stored[key] ?? null : forbidden,
		setItem: stored
			? (key: string, value: string) => {
					stored[key] = value;
				}
			: forbidden,
	});
	return import('../../../src/state/screenStore');
}

afterEach(() => vi.unstubAllGlobals());

describe('what of the page is unfolded', () => {
	it('is nothing on a first visit, and what a person unfolded on the next', async () => {
		const device: Record<string, string> = {};
		const first = await openedWith(device);
		expect(first.useScreen.getState().unfolded.size).toBe(0);
		first.fold('legend', true);
		first.fold('dock', true);
		first.fold('legend', false);
		const second = await openedWith(device);
		expect([...second.useScreen.getState().unfolded]).toEqual(['dock']);
		second.chooseEverything(true);
		expect((await openedWith(device)).useScreen.getState().everything).toBe(true);
	});

	it('is not remembered where a link or a script unfolded it', async () => {
		const device: Record<string, string> = {};
		const page = await openedWith(device);
		page.unfold('controls');
		expect(page.useScreen.getState().unfolded.has('controls')).toBe(true);
		expect((await openedWith(device)).useScreen.getState().unfolded.size).toBe(0);
	});

	it('works where storage is forbidden, and where something else stands there', async () => {
		const page = await openedWith(null);
		page.fold('why', true);
		page.chooseEverything(true);
		expect(page.useScreen.getState()).toMatchObject({ everything: true });
		for (const text of ['{', '7', 'null', '{"everything":"yes","unfolded":["all",3]}', '{"unfolded":{}}']) {
			const odd = await openedWith({ [page.SCREEN_KEY]: text });
			expect(odd.useScreen.getState()).toMatchObject({ everything: false, unfolded: new Set() });
		}
	});
});

describe('what settings need to be seen', () => {
	const withPart = (patch: object) => mergeConfig(DEFAULT_CONFIG, patch) as Config;

	it('is nothing for those of a first visit, the weight of A and another place of the probe', () => {
		expect(neededParts(DEFAULT_CONFIG)).toEqual([]);
		const [a, b] = DEFAULT_CONFIG.runs;
		expect(neededParts(withPart({ runs: [{ ...a, klWeight: 2 }, b], probe: { z: [1, 1] } }))).toEqual([]);
	});

	it('is the training controls for a setting of B or of the model, the key for a colour', () => {
		const [a, b] = DEFAULT_CONFIG.runs;
		expect(neededParts(withPart({ runs: [a, { ...b, klWeight: 2 }] }))).toEqual(['controls']);
		const wide = withPart({ model: { width: 128 } });
		expect(neededParts(wide)).toEqual(['controls']);
		expect(neededParts(wide, wide)).toEqual([]);
		expect(neededParts(withPart({ display: { colorBy: 'action' } }))).toEqual(['legend']);
	});
});
