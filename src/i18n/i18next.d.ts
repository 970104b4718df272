import 'i18next';
import type { Texts } from './en';
import type { DockViewTexts } from './en/dockViews';
import type { InstrumentTexts } from './en/instruments';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'header';
		resources: Texts & InstrumentTexts & DockViewTexts;
	}
}
