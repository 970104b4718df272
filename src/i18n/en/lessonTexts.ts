import { exercises } from './exercises';
import { lessons } from './lessons';
import { teacher } from './teacher';

/** English texts of the course, one namespace each; they load with it. */
export const lessonTexts = { exercises, lessons, teacher };

export type LessonTexts = {
	readonly [N in keyof typeof lessonTexts]: { readonly [K in keyof (typeof lessonTexts)[N]]: string };
};
