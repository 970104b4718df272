/** How an entry of the glossary is put together. */
import i18next from 'i18next';
import type { Localized } from '../../environments/Environment';
import type { Texts } from '../../i18n/en';
import type { ViewTexts } from '../../i18n/en/views';
import type { Language } from '../../i18n/language';
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

type PageTexts = Texts & ViewTexts;

/** A text that is put together when it is read: texts of the page are loaded in the languages that are shown. */
function whenRead(text: (language: Language) => string): Localized {
	return {
		get en() {
			return text('en');
		},
		get 'zh-CN'() {
			return text('zh-CN');
		},
	};
}

/** A text of the page itself: what a tooltip says is said in the glossary in the same words. */
export function said<N extends keyof PageTexts, K extends keyof PageTexts[N] & string>(
	namespace: N,
	key: K,
	values: Values = {},
): Localized {
	return whenRead((language) => {
		const text = i18next.getFixedT(language, namespace) as (key: string, values: Values) => string;
		return text(key, values);
	});
}

/** An entry of its name and its sentences. */
export function entry(name: Localized, ...sentences: readonly Localized[]): GlossaryEntry {
	const text = whenRead((language) =>
		sentences.map((sentence) => sentence[language]).join(language === 'zh-CN' ? '' : ' '),
	);
	return { name, text };
}

/** An entry on a symbol: what its tooltips say, and nothing else. */
export function symbol(term: Term, name: Localized, values?: Values): GlossaryEntry {
	return { name, text: said('terms', term, values), term };
}
