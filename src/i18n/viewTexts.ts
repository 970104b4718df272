import { viewTexts } from './en/views';
import { lateTexts } from './lateTexts';
import { zhViewTexts } from './zh-CN/views';

/** Adds the texts of the views beside and under the maps, when the first of them opens. */
export const addViewTexts = lateTexts({ en: viewTexts, 'zh-CN': zhViewTexts });
