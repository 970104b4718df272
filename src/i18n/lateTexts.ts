/**
 * Texts in files of their own, one a language: those of the language shown are loaded, and before another is switched
 * to, its own of all that is shown.
 */
import i18next from 'i18next';
import type { Language } from './language';

/** Texts by namespace. */
type Namespaces = Readonly<Record<string, object>>;

/** Loads texts in a language. */
export type TextLoaders = Readonly<Record<Language, () => Promise<Namespaces>>>;

/** Texts that are shown, and the languages in which they are there. */
const shown = new Map<TextLoaders, Set<Language>>();

/** The language shown. */
export function presentLanguage(): Language {
	return i18next.language === 'zh-CN' ? 'zh-CN' : 'en';
}

/**
 * Loads texts in the language shown, and from now on in every language before it is switched to.
 * @throws what their import does where they do not load
 */
export async function showTexts(texts: readonly TextLoaders[]): Promise<void> {
	for (const loaders of texts) if (!shown.has(loaders)) shown.set(loaders, new Set());
	// The language may be switched meanwhile.
	const isMissing = (loaders: TextLoaders) => !shown.get(loaders)?.has(presentLanguage());
	while (texts.some(isMissing)) await load(texts.filter(isMissing), presentLanguage());
}

/** Loads all texts that are shown in a language. @throws what their import does where they do not load */
export async function loadShownTexts(language: Language): Promise<void> {
	// Others may be shown meanwhile.
	for (;;) {
		const missing = [...shown].filter(([, languages]) => !languages.has(language)).map(([loaders]) => loaders);
		if (missing.length === 0) return;
		await load(missing, language);
	}
}

async function load(texts: readonly TextLoaders[], language: Language): Promise<void> {
	await Promise.all(
		texts.map(async (loaders) => {
			const namespaces = await loaders[language]();
			for (const [namespace, entries] of Object.entries(namespaces))
				i18next.addResourceBundle(language, namespace, entries);
			shown.get(loaders)?.add(language);
		}),
	);
}
