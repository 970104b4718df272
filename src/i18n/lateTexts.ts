/** Texts that load with what shows them, and are then added to those that the page opened with. */
import i18next from 'i18next';
import type { Language } from './index';

/** Texts by namespace. */
type Namespaces = Readonly<Record<string, object>>;

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
