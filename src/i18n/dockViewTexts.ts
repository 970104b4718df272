/** The texts of the dock's views in both languages, added to those of the page when the first of them opens. */
import i18next from 'i18next';
import { dockViewTexts } from './en/dockViews';
import { zhDockViewTexts } from './zh-CN/dockViews';

let added = false;

/** At once, or as soon as there are texts to add to. */
export function addDockViewTexts(): void {
	if (added) return;
	added = true;
	if (i18next.isInitialized) add();
	else i18next.on('initialized', add);
}

function add(): void {
	for (const [namespace, texts] of Object.entries(dockViewTexts)) i18next.addResourceBundle('en', namespace, texts);
	for (const [namespace, texts] of Object.entries(zhDockViewTexts))
		i18next.addResourceBundle('zh-CN', namespace, texts);
}
