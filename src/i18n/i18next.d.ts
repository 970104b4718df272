import 'i18next';
import type { Texts } from './en';
import type { ViewTexts } from './en/views';
import type { InstrumentTexts } from './en/instruments';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'header';
		resources: Texts & InstrumentTexts & ViewTexts;
	}
}
