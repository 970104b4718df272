/** How each lesson is loaded when it is opened. Their order is that of {@link LESSON_IDS}. */
import { LESSON_IDS, type Lesson, type LessonId } from './Lesson';

const LOADERS: Readonly<Record<LessonId, () => Promise<Lesson>>> = {
	'hybrid-action': () => import('./content/hybridAction').then(({ hybridAction }) => hybridAction),
	encoder: () => import('./content/encoder').then(({ encoder }) => encoder),
	blob: () => import('./content/blob').then(({ blob }) => blob),
	decoder: () => import('./content/decoder').then(({ decoder }) => decoder),
	generative: () => import('./content/generative').then(({ generative }) => generative),
	loss: () => import('./content/loss').then(({ loss }) => loss),
	'no-kl': () => import('./content/noKl').then(({ noKl }) => noKl),
	kl: () => import('./content/kl').then(({ kl }) => kl),
	sampling: () => import('./content/sampling').then(({ sampling }) => sampling),
	box: () => import('./content/box').then(({ box }) => box),
	agent: () => import('./content/agent').then(({ agent }) => agent),
	'agent-kl': () => import('./content/agentKl').then(({ agentKl }) => agentKl),
	craft: () => import('./content/craft').then(({ craft }) => craft),
};

/** The course in its order. */
export const LESSONS: readonly { readonly id: LessonId; readonly load: () => Promise<Lesson> }[] = LESSON_IDS.map(
	(id) => ({ id, load: LOADERS[id] }),
);
