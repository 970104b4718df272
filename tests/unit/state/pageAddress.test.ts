import { expect, it } from 'vitest';
import { PageAddress } from '../../../src/state/pageAddress';

/** A window with a history, as browsers keep one: every entry has its own address and its own state. */
class FakeWindow {
	private readonly entries: { url: URL; state: unknown }[];
	private at = 0;
	private readonly listeners = { popstate: [] as (() => void)[], hashchange: [] as (() => void)[] };
	readonly history;

	constructor(address: string) {
		this.entries = [{ url: new URL(address, 'https://lab.example'), state: null }];
		const self = this;
		this.history = {
			get state() {
				return self.entries[self.at].state;
			},
			pushState(state: unknown, _: string, url?: string | URL | null) {
				self.push(state, String(url));
			},
			replaceState(state: unknown, _: string, url?: string | URL | null) {
				self.entries[self.at] = { url: new URL(String(url), 'https://lab.example'), state };
			},
		};
	}

	get location() {
		return this.entries[this.at].url;
	}

	get length() {
		return this.entries.length;
	}

	addEventListener(type: 'popstate' | 'hashchange', listener: () => void) {
		this.listeners[type].push(listener);
	}

	private push(state: unknown, url: string) {
		this.entries.length = this.at + 1;
		this.entries.push({ url: new URL(url, this.location), state });
		this.at++;
	}

	/** A person pastes a link that differs behind `#` alone. */
	paste(hash: string) {
		this.push(null, hash);
		for (const type of ['popstate', 'hashchange'] as const) for (const listener of this.listeners[type]) listener();
	}

	/** Back (−1) or Forward (1), with the events in the browsers' order. */
	async go(by: number) {
		const before = this.location.hash;
		this.at += by;
		const changed = this.location.hash !== before;
		for (const listener of this.listeners.popstate) listener();
		if (changed) for (const listener of this.listeners.hashchange) listener();
		await Promise.resolve();
		await new Promise((resolve) => setTimeout(resolve));
	}
}

function opened(address: string) {
	const window = new FakeWindow(address);
	const page = new PageAddress(() => window);
	const seen: string[] = [];
	page.follow();
	page.onLink(() => void seen.push(`link ${window.location.hash}`));
	page.onStep(() => seen.push(`step ${window.location.search}`));
	return { window, page, seen };
}

it('leads Back through pages, and reads no settings of an earlier moment', async () => {
	const { window, page, seen } = opened('/lab/#v1.a');
	page.goTo('?lesson=kl&page=one', true);
	page.goTo('?lesson=kl&page=two', true);
	page.goTo('?lesson=kl&page=two', true);
	expect(window.length).toBe(3);
	page.goTo('', true);
	page.setHash('#v1.b');
	await window.go(-1);
	await window.go(-2);
	expect(seen).toEqual(['step ?lesson=kl&page=two', 'step ']);
	expect(window.location.href).toBe('https://lab.example/lab/#v1.b');
});

it('makes no step of what only follows', () => {
	const { window, page } = opened('/?lesson=kl');
	page.goTo('?lesson=kl&page=one', false);
	page.setHash('#v1.b');
	expect(window.length).toBe(1);
	expect(window.location.href).toBe('https://lab.example/?lesson=kl&page=one#v1.b');
});

it('reads a link that is pasted, and the one before when Back leads there', async () => {
	const { window, page, seen } = opened('/#v1.a');
	page.setHash('#v1.b');
	window.paste('#v1.c');
	page.setHash('#v1.d');
	expect(seen).toEqual(['link #v1.c']);
	await window.go(-1);
	await window.go(1);
	expect(seen).toEqual(['link #v1.c', 'link #v1.b', 'step ', 'link #v1.d', 'step ']);
});

it('takes a damaged link for none, so that Back reads none either', async () => {
	const { window, page, seen } = opened('/?lesson=kl&page=one#v1.a');
	window.paste('#damaged');
	page.refuseLink('#v1.a');
	await window.go(-1);
	expect(seen).toEqual(['link #damaged', 'step ?lesson=kl&page=one']);
	expect(window.location.hash).toBe('#v1.a');
});

it('knows what stood beside the lesson, also after a reload', async () => {
	const { window, page } = opened('/');
	page.turnView('measurements', 'world');
	page.turnView('world', 'world');
	expect(window.length).toBe(2);
	await window.go(-1);
	expect(page.view).toBe('measurements');
	const reloaded = new PageAddress(() => window);
	reloaded.follow();
	expect(reloaded.view).toBe('measurements');
});

it('stays where the browser refuses to change the address', () => {
	const { window, page } = opened('/');
	window.history.pushState = () => {
		throw new DOMException('too many', 'SecurityError');
	};
	expect(() => page.goTo('?lesson=kl', true)).not.toThrow();
});
