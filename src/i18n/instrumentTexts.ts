import { instrumentTexts } from './en/instruments';
import { lateTexts } from './lateTexts';
import { zhInstrumentTexts } from './zh-CN/instruments';

/** Adds the texts of the instruments, when the first of them opens. */
export const addInstrumentTexts = lateTexts({ en: instrumentTexts, 'zh-CN': zhInstrumentTexts });
