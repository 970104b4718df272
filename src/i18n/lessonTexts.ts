/** The texts of the course in both languages, added to those of the page when it is first needed. */
import i18next from 'i18next';
import { lessonTexts } from './en/lessonTexts';
import { zhLessonTexts } from './zh-CN/lessonTexts';

let added = false;

/** At once, or as soon as there are texts to add to. */
export function addLessonTexts(): void {
	if (added) return;
	added = true;
	if (i18next.isInitialized) add();
	else i18next.on('initialized', add);
}

function add(): void {
	for (const [namespace, texts] of Object.entries(lessonTexts)) i18next.addResourceBundle('en', namespace, texts);
	for (const [namespace, texts] of Object.entries(zhLessonTexts)) i18next.addResourceBundle('zh-CN', namespace, texts);
}
