/** The course in its order. What a lesson says is loaded when it is opened. */
import type { Lesson, LessonId } from './Lesson';

export const LESSONS: readonly { readonly id: LessonId; readonly load: () => Promise<Lesson> }[] = [
	{ id: 'hybrid-action', load: () => import('./content/hybridAction').then(({ hybridAction }) => hybridAction) },
	{ id: 'encoder', load: () => import('./content/encoder').then(({ encoder }) => encoder) },
	{ id: 'blob', load: () => import('./content/blob').then(({ blob }) => blob) },
	{ id: 'decoder', load: () => import('./content/decoder').then(({ decoder }) => decoder) },
	{ id: 'loss', load: () => import('./content/loss').then(({ loss }) => loss) },
	{ id: 'no-kl', load: () => import('./content/noKl').then(({ noKl }) => noKl) },
	{ id: 'kl', load: () => import('./content/kl').then(({ kl }) => kl) },
	{ id: 'sampling', load: () => import('./content/sampling').then(({ sampling }) => sampling) },
	{ id: 'box', load: () => import('./content/box').then(({ box }) => box) },
	{ id: 'craft', load: () => import('./content/craft').then(({ craft }) => craft) },
];
