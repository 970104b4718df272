import 'i18next';
import type { Texts } from './en';
import type { files } from './en/files';
import type { InstrumentTexts } from './en/instruments';
import type { LessonTexts } from './en/lessonTexts';
import type { ViewTexts } from './en/views';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'header';
		resources: Texts & InstrumentTexts & LessonTexts & ViewTexts & { readonly files: typeof files };
	}
}
