// @vitest-environment happy-dom
import i18next from 'i18next';
import { beforeEach, expect, test, vi } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { showTexts } from '../../../src/i18n/lateTexts';

beforeEach(async () => {
	localStorage.setItem('latent-lab.language', 'en');
	await startTexts();
});

let made = 0;

/** Texts of a namespace of their own, whose loads are counted and can be held up. */
function fakeTexts() {
	const namespace = `fake${made++}`;
	const held = { en: Promise.resolve(), 'zh-CN': Promise.resolve() };
	const load = (language: 'en' | 'zh-CN') =>
		vi.fn(async () => {
			await held[language];
			return { [namespace]: { word: language === 'en' ? 'code' : '编码' } };
		});
	const loaders = { en: load('en'), 'zh-CN': load('zh-CN') };
	const word = () => (i18next.t as (key: string) => string)(`${namespace}:word`);
	return { loaders, held, word };
}

function pending(): readonly [Promise<void>, () => void] {
	let resolve = () => {};
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return [promise, resolve];
}

test('only the language shown is loaded, once, and another when it is switched to', async () => {
	const { loaders, word } = fakeTexts();
	await showTexts([loaders]);
	await showTexts([loaders]);
	expect(word()).toBe('code');
	expect(loaders.en).toHaveBeenCalledOnce();
	expect(loaders['zh-CN']).not.toHaveBeenCalled();
	await chooseLanguage('zh-CN');
	expect(word()).toBe('编码');
	await chooseLanguage('en');
	expect(word()).toBe('code');
	expect(loaders.en).toHaveBeenCalledOnce();
	expect(loaders['zh-CN']).toHaveBeenCalledOnce();
});

test('texts that are on their way while the language is switched come in both', async () => {
	const { loaders, held, word } = fakeTexts();
	const [promise, resolve] = pending();
	held.en = promise;
	const here = showTexts([loaders]);
	await chooseLanguage('zh-CN');
	expect(word()).toBe('编码');
	resolve();
	await here;
	expect(word()).toBe('编码');
});

test('texts that are first shown while a switch is under way are there when it is over', async () => {
	const before = fakeTexts();
	const meanwhile = fakeTexts();
	await showTexts([before.loaders]);
	const [promise, resolve] = pending();
	before.held['zh-CN'] = promise;
	const switched = chooseLanguage('zh-CN');
	await showTexts([meanwhile.loaders]);
	expect(meanwhile.word()).toBe('code');
	resolve();
	await switched;
	expect(meanwhile.word()).toBe('编码');
});

test('where texts do not load the language stays, and the next try loads what was missing', async () => {
	const { loaders, word } = fakeTexts();
	await showTexts([loaders]);
	loaders['zh-CN'].mockRejectedValueOnce(new TypeError('offline'));
	await expect(chooseLanguage('zh-CN')).rejects.toThrow('offline');
	expect(i18next.language).toBe('en');
	expect(word()).toBe('code');
	await chooseLanguage('zh-CN');
	expect(word()).toBe('编码');
});
