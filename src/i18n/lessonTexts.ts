import { lessonTexts } from './en/lessonTexts';
import { lateTexts } from './lateTexts';
import { zhLessonTexts } from './zh-CN/lessonTexts';

/** Adds the texts of the course, when it is first needed. */
export const addLessonTexts = lateTexts({ en: lessonTexts, 'zh-CN': zhLessonTexts });
