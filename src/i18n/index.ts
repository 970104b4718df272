/**
 * Texts in English and Simplified Chinese. Each area of the page is one namespace with one file a
 * language; TypeScript holds the Chinese file to the keys of the English one.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Localized } from '../environments/Environment';
import { en } from './en';
import { filledTexts } from './fillIn';
import type { Language } from './language';
import { loadShownTexts, presentLanguage, showTexts, type TextLoaders } from './lateTexts';
import { VIEW_TEXTS } from './partTexts';

const STORAGE_KEY = 'latent-lab.language';

function personsLanguage(): Language {
	try {
		const stored = localStorage.getItem(STORAGE_KEY);
		if (stored === 'en' || stored === 'zh-CN') return stored;
	} catch {
		// Storage is forbidden: the browser's language it is.
	}
	return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** What the page opens with. English is in the entry, since it stands in where a language does not load. */
const FIRST_TEXTS: TextLoaders = {
	en: async () => en,
	'zh-CN': async () => (await import('./zh-CN')).zhCN,
};

/** Shows English, then the person's language. @throws where its texts do not load; the page is then in English */
export async function startTexts(): Promise<void> {
	void i18next.use(initReactI18next).use(filledTexts).init({
		lng: 'en',
		fallbackLng: 'en',
		initAsync: false,
	});
	i18next.on('languageChanged', (language) => {
		document.documentElement.lang = language;
	});
	await showTexts([FIRST_TEXTS]);
	await showPersonsLanguage();
}

/** Shows the language that the person chose last, else the browser's. @throws where its texts do not load */
export async function showPersonsLanguage(): Promise<void> {
	await showLanguage(personsLanguage());
	// The first parts need them; where they do not load, the parts say so.
	showTexts([VIEW_TEXTS]).catch(() => {});
}

async function showLanguage(language: Language): Promise<void> {
	await loadShownTexts(language);
	await i18next.changeLanguage(language);
}

/** Switches in place and remembers. Rejects where its texts do not load; the page then stays as it is. */
export function chooseLanguage(language: Language): Promise<void> {
	try {
		localStorage.setItem(STORAGE_KEY, language);
	} catch {
		// Not remembered; the choice holds for this visit.
	}
	return showLanguage(language);
}

/** An environment's text in the present language. */
export function localized(text: Localized): string {
	return text[presentLanguage()];
}

/** Sentences one after the other, with a space between them in English; what is no text is passed over. */
export function joinSentences(...sentences: readonly (string | false | undefined | null)[]): string {
	return sentences.filter(Boolean).join(presentLanguage() === 'zh-CN' ? '' : ' ');
}
