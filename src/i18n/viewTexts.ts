/** The texts of the views beside and under the maps in both languages, added to those of the page when the first of them opens. */
import i18next from 'i18next';
import { viewTexts } from './en/views';
import { zhViewTexts } from './zh-CN/views';

let added = false;

/** At once, or as soon as there are texts to add to. */
export function addViewTexts(): void {
	if (added) return;
	added = true;
	if (i18next.isInitialized) add();
	else i18next.on('initialized', add);
}

function add(): void {
	for (const [namespace, texts] of Object.entries(viewTexts)) i18next.addResourceBundle('en', namespace, texts);
	for (const [namespace, texts] of Object.entries(zhViewTexts)) i18next.addResourceBundle('zh-CN', namespace, texts);
}
