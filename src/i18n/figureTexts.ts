import { figures } from './en/figures';
import { lateTexts } from './lateTexts';
import { figures as zhFigures } from './zh-CN/figures';

/** Adds the texts of figures, when they are opened first. */
export const addFigureTexts = lateTexts({ en: { figures }, 'zh-CN': { figures: zhFigures } });
