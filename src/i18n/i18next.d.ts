import 'i18next';
import type { Texts } from './en';
import type { agent } from './en/agent';
import type { bet } from './en/bet';
import type { figures } from './en/figures';
import type { files } from './en/files';
import type { kept } from './en/kept';
import type { LessonTexts } from './en/lessonTexts';
import type { ownData } from './en/ownData';
import type { ViewTexts } from './en/views';
import type { InstrumentMenuTexts, InstrumentTexts } from './InstrumentTexts';

declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'header';
		resources: Texts &
			InstrumentTexts &
			InstrumentMenuTexts &
			LessonTexts &
			ViewTexts & {
				readonly agent: typeof agent;
				readonly bet: typeof bet;
				readonly files: typeof files;
				readonly kept: typeof kept;
				readonly ownData: typeof ownData;
				readonly figures: typeof figures;
			};
	}
}
