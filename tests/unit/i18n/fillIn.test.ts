// @vitest-environment happy-dom
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { startTexts } from '../../../src/i18n';
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
