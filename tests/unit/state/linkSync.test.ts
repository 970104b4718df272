// @vitest-environment happy-dom
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { updateRun, useConfig } from '../../../src/state/configStore';
import { useLinkedTraining } from '../../../src/state/linkedTraining';
import { followLink, keepLink, openLink } from '../../../src/state/linkSync';
import { useNotices } from '../../../src/state/noticeStore';
import { pageAddress } from '../../../src/state/pageAddress';
import { decodeHash, encodeConfig } from '../../../src/state/shareLink';

const OTHER = { ...DEFAULT_CONFIG, training: { ...DEFAULT_CONFIG.training, seed: 7 } };

const nothing = () => {};
const written: string[] = [];
let pasted: () => void | Promise<void> = () => {};

beforeAll(() => {
	vi.spyOn(pageAddress, 'setHash').mockImplementation((hash) => void written.push(hash));
	vi.spyOn(pageAddress, 'follow').mockImplementation(() => {});
	vi.spyOn(pageAddress, 'onLink').mockImplementation((listener) => {
		pasted = listener;
	});
	followLink(nothing, nothing, nothing);
});

beforeEach(() => {
	location.hash = '';
	useConfig.setState({ config: DEFAULT_CONFIG });
	useNotices.setState({ notices: [] });
	useLinkedTraining.setState({ linked: null });
});
afterEach(() => keepLink(false));

const config = () => useConfig.getState().config;

describe('openLink', () => {
	it('changes nothing without a link', async () => {
		expect(await openLink(nothing, nothing, nothing)).toBeNull();
		expect(config()).toBe(DEFAULT_CONFIG);
		expect(useLinkedTraining.getState().linked).toBeNull();
	});

	it('takes the settings of a link, and says that nothing of it was trained', async () => {
		location.hash = `#${encodeConfig(OTHER)}`;
		expect(await openLink(nothing, nothing, nothing)).toBeNull();
		expect(config()).toEqual(OTHER);
		expect(useLinkedTraining.getState().linked).toEqual({ status: 'untrained' });
	});

	it('hands on what a link says of the agents, but not into a lesson', async () => {
		const agents = { choice: { seed: 3 }, step: 40 };
		expect(decodeHash(encodeConfig(OTHER, null, false, agents))).toEqual({ ok: true, config: OTHER, agents });
		location.hash = `#${encodeConfig(config(), null, false, agents)}`;
		const handed: unknown[] = [];
		await openLink(nothing, nothing, (value) => handed.push(value));
		expect(handed).toEqual([agents]);
		history.replaceState(null, '', `?lesson=agent${location.hash}`);
		await openLink(nothing, nothing, (value) => handed.push(value));
		expect(handed).toHaveLength(1);
		history.replaceState(null, '', location.pathname);
	});

	it('leaves the settings where a link is broken, and says so until one is right', async () => {
		location.hash = '#v1.nothing-that-can-be-read';
		expect(await openLink(nothing, nothing, nothing)).toBeNull();
		expect(config()).toBe(DEFAULT_CONFIG);
		expect(useNotices.getState().notices.map(({ id }) => id)).toEqual(['link']);
		location.hash = `#${encodeConfig(OTHER)}`;
		await openLink(nothing, nothing, nothing);
		expect(useNotices.getState().notices).toEqual([]);
	});
});

describe('followLink', () => {
	it('writes the last of several changes, as a link that leads back to it', async () => {
		written.length = 0;
		updateRun(0, { klWeight: 0.3 });
		updateRun(0, { klWeight: 0.7 });
		await vi.waitFor(() => expect(written).toHaveLength(1), 5_000);
		const read = decodeHash(written[0].slice(1));
		expect(read.ok && read.config).toEqual(config());
	});

	it('writes nothing while the address is kept, and what is set when it follows again', async () => {
		// What was changed before is still the learner's own.
		updateRun(0, { klWeight: 0.2 });
		await vi.waitFor(() => expect(written).toContain(`#${encodeConfig(config())}`), 5_000);
		keepLink(true);
		written.length = 0;
		updateRun(0, { klWeight: 0.4 });
		await new Promise((resolve) => setTimeout(resolve, 900));
		expect(written).toEqual([]);
		keepLink(false);
		await vi.waitFor(() => expect(written).toHaveLength(1), 5_000);
		const read = decodeHash(written[0].slice(1));
		expect(read.ok && read.config.runs[0].klWeight).toBe(0.4);
	});

	it('takes a link that is pasted over the address', async () => {
		location.hash = `#${encodeConfig(OTHER)}`;
		await pasted();
		expect(config()).toEqual(OTHER);
	});
});
