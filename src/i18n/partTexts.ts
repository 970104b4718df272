/** Texts of parts that load later: a part names its own as `texts`, and they come with it. */
import type { TextLoaders } from './lateTexts';

/** What stands beside and under the maps. */
export const VIEW_TEXTS: TextLoaders = {
	en: async () => (await import('./en/views')).viewTexts,
	'zh-CN': async () => (await import('./zh-CN/views')).zhViewTexts,
};

/** The course and its glossary, exercises and papers. */
export const LESSON_TEXTS: TextLoaders = {
	en: async () => (await import('./en/lessonTexts')).lessonTexts,
	'zh-CN': async () => (await import('./zh-CN/lessonTexts')).zhLessonTexts,
};

/** Files of other programs, kept trainings and own data. */
export const FILE_TEXTS: TextLoaders = {
	en: async () => (await import('./en/fileTexts')).fileTexts,
	'zh-CN': async () => (await import('./zh-CN/fileTexts')).zhFileTexts,
};

/** Figures and what is printed. */
export const FIGURE_TEXTS: TextLoaders = {
	en: async () => ({ figures: (await import('./en/figures')).figures }),
	'zh-CN': async () => ({ figures: (await import('./zh-CN/figures')).figures }),
};

export const AGENT_TEXTS: TextLoaders = {
	en: async () => ({ agent: (await import('./en/agent')).agent }),
	'zh-CN': async () => ({ agent: (await import('./zh-CN/agent')).agent }),
};

/** The class bet. */
export const BET_TEXTS: TextLoaders = {
	en: async () => ({ bet: (await import('./en/bet')).bet }),
	'zh-CN': async () => ({ bet: (await import('./zh-CN/bet')).bet }),
};
