import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endGuide, GUIDE_STEPS, goOnInGuide, greet, useGuide } from '../../../src/state/guideStore';

const PLAIN = { hash: '', search: '' };
const stored = new Map<string, string>();

beforeEach(() => {
	stored.clear();
	endGuide();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => stored.get(key) ?? null,
		setItem: (key: string, value: string) => stored.set(key, value),
	});
});

afterEach(() => vi.unstubAllGlobals());

const step = () => useGuide.getState().step;

it('begins by itself once, on the plain page alone', () => {
	greet({ hash: '#v1.abc', search: '' });
	greet({ hash: '', search: '?lesson=kl' });
	expect(step()).toBeNull();
	greet(PLAIN);
	expect(step()).toBe('drag');
	endGuide();
	greet(PLAIN);
	expect(step()).toBeNull();
});

it('does not greet who was here before there was a guide, nor where no visit can be remembered', () => {
	stored.set('latent-lab.screen', '{"everything":true}');
	greet(PLAIN);
	expect(step()).toBeNull();
	stored.clear();
	vi.stubGlobal('localStorage', {
		getItem: () => null,
		setItem: () => {
			throw new DOMException('full', 'QuotaExceededError');
		},
	});
	greet(PLAIN);
	expect(step()).toBeNull();
});

it('goes through its steps in order, each once', () => {
	greet(PLAIN);
	for (const now of GUIDE_STEPS) {
		expect(step()).toBe(now);
		goOnInGuide(now);
		goOnInGuide(now);
	}
	expect(step()).toBeNull();
});
