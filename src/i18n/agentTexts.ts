import { agent } from './en/agent';
import { lateTexts } from './lateTexts';
import { agent as zhAgent } from './zh-CN/agent';

/** Adds the texts of the agent's tab, when it opens first. */
export const addAgentTexts = lateTexts({ en: { agent }, 'zh-CN': { agent: zhAgent } });
