// @vitest-environment happy-dom
/** A text has the same places for values in both languages: a value that one of them calls otherwise would be left out. */
import { expect, test } from 'vitest';
import { en } from '../../../src/i18n/en';
import type { TextLoaders } from '../../../src/i18n/lateTexts';
import * as groups from '../../../src/i18n/partTexts';
import { zhCN } from '../../../src/i18n/zh-CN';
import { texts as instrumentTexts } from '../../../src/instruments/Instruments';

const FIRST: TextLoaders = { en: async () => en, 'zh-CN': async () => zhCN };

/** The names of the places in a text, in order of the alphabet. */
function placesOf(text: string): string[] {
	return [...new Set(Array.from(text.matchAll(/\{\{\s*(\w+)\s*\}\}/g), ([, name]) => name))].sort();
}

test.each([['first', FIRST], ['instruments', instrumentTexts[0]], ...Object.entries(groups)] as const)(
	'%s',
	async (_, loaders) => {
		const [english, chinese] = (await Promise.all([loaders.en(), loaders['zh-CN']()])) as Record<
			string,
			Record<string, string>
		>[];
		const different = Object.entries(english).flatMap(([namespace, entries]) =>
			Object.entries(entries)
				// Where there is one, its number may be left out.
				.filter(([key]) => !key.endsWith('_one'))
				.filter(([key, text]) => placesOf(text).join() !== placesOf(chinese[namespace][key]).join())
				.map(([key]) => `${namespace}:${key}`),
		);
		expect(different).toEqual([]);
	},
);
