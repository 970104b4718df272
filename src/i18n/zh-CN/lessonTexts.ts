import type { LessonTexts } from '../en/lessonTexts';
import { exercises } from './exercises';
import { lessons } from './lessons';
import { teacher } from './teacher';

/** 课程的简体中文文本，随课程加载。 */
export const zhLessonTexts: LessonTexts = { exercises, lessons, teacher };
