/** How an entry of the glossary is put together. */
import type { Localized } from '../../environments/Environment';
import { en } from '../../i18n/en';
import { viewTexts } from '../../i18n/en/views';
import { zhCN } from '../../i18n/zh-CN';
import { zhViewTexts } from '../../i18n/zh-CN/views';
import type { Term } from '../../state/highlight';

export interface GlossaryEntry {
	readonly name: Localized;
	/** One to three plain sentences. */
	readonly text: Localized;
	/** The symbol that the entry is about; its text is then that of the symbol's tooltips. */
	readonly term?: Term;
}

/** Number that a text of the page is filled with, as in its tooltip. */
type Values = Readonly<Record<string, string | number>>;

const ENGLISH = { ...en, ...viewTexts };
const CHINESE = { ...zhCN, ...zhViewTexts };

/** A text of the page itself, in both languages: what a tooltip says is said in the glossary in the same words. */
export function said<N extends keyof typeof ENGLISH, K extends keyof (typeof ENGLISH)[N] & string>(
	namespace: N,
	key: K,
	values: Values = {},
): Localized {
	const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
	const english = ENGLISH[namespace] as Readonly<Record<string, string>>;
	const chinese = CHINESE[namespace] as Readonly<Record<string, string>>;
	return { en: fill(english[key]), 'zh-CN': fill(chinese[key]) };
}

/** An entry of its name and its sentences. */
export function entry(name: Localized, ...sentences: readonly Localized[]): GlossaryEntry {
	const text = {
		en: sentences.map((sentence) => sentence.en).join(' '),
		'zh-CN': sentences.map((sentence) => sentence['zh-CN']).join(''),
	};
	return { name, text };
}

/** An entry on a symbol: what its tooltips say, and nothing else. */
export function symbol(term: Term, name: Localized, values?: Values): GlossaryEntry {
	return { name, text: said('terms', term, values), term };
}
