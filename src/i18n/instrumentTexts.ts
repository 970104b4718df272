/** The texts of the instruments in both languages, added to those of the page when the first instrument opens. */
import i18next from 'i18next';
import { instrumentTexts } from './en/instruments';
import { zhInstrumentTexts } from './zh-CN/instruments';

let added = false;

export function addInstrumentTexts(): void {
	if (added) return;
	added = true;
	for (const [namespace, texts] of Object.entries(instrumentTexts)) i18next.addResourceBundle('en', namespace, texts);
	for (const [namespace, texts] of Object.entries(zhInstrumentTexts))
		i18next.addResourceBundle('zh-CN', namespace, texts);
}
