import 'i18next';
import type { Texts } from './en';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'header';
		resources: Texts;
	}
}
