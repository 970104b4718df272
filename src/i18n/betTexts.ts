import { bet } from './en/bet';
import { lateTexts } from './lateTexts';
import { bet as zhBet } from './zh-CN/bet';

/** Adds the texts of the class bet, when one of its pages opens. */
export const addBetTexts = lateTexts({ en: { bet }, 'zh-CN': { bet: zhBet } });
