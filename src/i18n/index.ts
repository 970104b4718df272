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
import { loadShownTexts } from './lateTexts';

const STORAGE_KEY = 'latent-lab.language';

/** The remembered language, else the browser's. */
function initialLanguage(): Language {
	try {
		const stored = localStorage.getItem(STORAGE_KEY);
		if (stored === 'en' || stored === 'zh-CN') return stored;
	} catch {
		// Storage is forbidden: the browser's language it is.
	}
	return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Loads the texts of a language; English is in the entry, since it stands in where a text is missing. */
async function loadTexts(language: Language): Promise<void> {
	if (i18next.hasResourceBundle(language, 'header')) return;
	const { zhCN } = await import('./zh-CN');
	for (const [namespace, texts] of Object.entries(zhCN)) i18next.addResourceBundle(language, namespace, texts);
}

/** Makes the texts of the person's language ready. */
export async function startTexts(): Promise<void> {
	void i18next.use(initReactI18next).use(filledTexts).init({
		resources: { en },
		lng: 'en',
		fallbackLng: 'en',
		initAsync: false,
	});
	i18next.on('languageChanged', (language) => {
		document.documentElement.lang = language;
	});
	await showLanguage(initialLanguage());
}

async function showLanguage(language: Language): Promise<void> {
	await Promise.all([loadTexts(language), loadShownTexts(language)]);
	await i18next.changeLanguage(language);
}

function currentLanguage(): Language {
	return i18next.language === 'zh-CN' ? 'zh-CN' : 'en';
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
	return text[currentLanguage()];
}
