/** Texts that load with what shows them, and are then added to those that the page opened with. */
import i18next from 'i18next';
import { LANGUAGES, type Language } from './language';

/** Texts by namespace. */
type Namespaces = Readonly<Record<string, object>>;

/** Loads the texts of a part in a language. */
export type TextLoaders = Readonly<Record<Language, () => Promise<{ readonly default: Namespaces }>>>;

/** What adds texts in every language: the first time it is called, or as soon as there are texts to add to. */
export function lateTexts(texts: Readonly<Record<Language, Namespaces>>): () => void {
	let added = false;
	const add = () => {
		for (const [language, namespaces] of Object.entries(texts))
			for (const [namespace, entries] of Object.entries(namespaces))
				i18next.addResourceBundle(language, namespace, entries);
	};
	return () => {
		if (added) return;
		added = true;
		if (i18next.isInitialized) add();
		else i18next.on('initialized', add);
	};
}

/** Parts that are shown and whose texts come in a file a language, and the languages that have come. */
const shown = new Map<TextLoaders, Set<Language>>();

/** Loads texts in the present language, and from now on in every language that is switched to, before it is shown. */
export async function showTexts(loaders: TextLoaders): Promise<void> {
	if (!shown.has(loaders)) shown.set(loaders, new Set());
	await loadShownTexts(LANGUAGES.find((language) => language === i18next.language) ?? 'en');
}

/** Loads what is missing in a language of the parts that are shown. */
export async function loadShownTexts(language: Language): Promise<void> {
	const missing = Array.from(shown).filter(([, languages]) => !languages.has(language));
	await Promise.all(
		missing.map(async ([loaders, languages]) => {
			const { default: texts } = await loaders[language]();
			for (const [namespace, entries] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, entries);
			languages.add(language);
		}),
	);
}
