// @vitest-environment happy-dom
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { chooseLanguage, startTexts } from '../../../src/i18n';
import { fillIn } from '../../../src/i18n/fillIn';

beforeAll(startTexts);

test('every place gets its value, the same value as often as it is named', () => {
	expect(fillIn('{{a}} and {{ b }}, then {{a}}', { a: 1, b: 'two' })).toBe('1 and two, then 1');
	expect(fillIn('no place', { a: 1 })).toBe('no place');
	expect(fillIn('{{a}}', { a: 0 })).toBe('0');
});

test('a value that is missing leaves its place empty', () => {
	expect(fillIn('before {{a}} after', {})).toBe('before  after');
});

test.each(['{{b}}', '$t(header:share)', '$&', '<b>'])('the value %s is shown as it is', (value) => {
	expect(fillIn('file {{a}}, {{b}}', { a: value, b: 2 })).toBe(`file ${value}, 2`);
});

test('lists of texts stay lists', () => {
	const list = ['a {{b}}'];
	expect(fillIn(list, { b: 1 })).toBe(list);
});

test('the page fills its texts in this way, and still chooses plurals', () => {
	i18next.addResourceBundle('en', 'toy', {
		file: 'file {{name}}',
		dot_one: '{{count}} dot',
		dot_other: '{{count}} dots',
	});
	const t = i18next.t as (key: string, values: object) => string;
	expect(t('toy:file', { name: '$t(toy:file)' })).toBe('file $t(toy:file)');
	expect([t('toy:dot', { count: 1 }), t('toy:dot', { count: 3 })]).toEqual(['1 dot', '3 dots']);
});

test('numbers are written as everywhere on the page', () => {
	expect(fillIn('{{count}}, seed {{a}}, {{b}}', { count: 4_000, a: 4_000, b: -0.05 })).toBe(
		'4\u202f000, seed 4000, −0.05',
	);
});

test.each([
	['en', 'map:invalid', { count: 1 }, '1 point is NaN or infinite'],
	['en', 'map:invalid', { count: 6_000 }, '6\u202f000 points are NaN or infinite'],
	['en', 'map:outside-left', { count: 1 }, '1 point to the left, show it'],
	['en', 'controls:pending', { count: 1 }, 'One change is pending: it needs a new model.'],
	['en', 'controls:pending', { count: 2 }, '2 changes are pending: they need a new model.'],
	['en', 'map:scheduleStep', { count: 1, factor: 0.5 }, 'learning rate × 0.5 every step'],
	['zh-CN', 'map:invalid', { count: 1 }, '1 个点为 NaN 或无穷大'],
	['zh-CN', 'controls:pending', { count: 2 }, '有 2 处改动待应用：需要新的模型。'],
] as const)('%s: %s of %o is “%s”', async (language, key, values, text) => {
	await chooseLanguage(language);
	expect((i18next.t as (key: string, values: object) => string)(key, values)).toBe(text);
});

test('a text that depends on a count has both forms, in both languages', async () => {
	await chooseLanguage('zh-CN');
	const keys = (language: string) =>
		Object.entries(i18next.getDataByLanguage(language) ?? {}).flatMap(([namespace, texts]) =>
			Object.keys(texts as object).map((key) => `${namespace}:${key}`),
		);
	for (const language of ['en', 'zh-CN']) {
		const all = new Set(keys(language));
		const forms = [...all].filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_(one|other)$/, ''));
		expect(forms.length).toBeGreaterThan(10);
		for (const key of forms) expect([all.has(`${key}_one`), all.has(`${key}_other`)], key).toEqual([true, true]);
	}
});
