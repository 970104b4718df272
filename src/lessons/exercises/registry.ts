/** The exercises of each lesson, loaded when they are opened. */
import type { LessonId } from '../Lesson';
import type { Exercise } from './Exercise';

export const EXERCISES: Readonly<Record<LessonId, () => Promise<readonly Exercise[]>>> = {
	'hybrid-action': () => import('./hybridAction').then(({ hybridAction }) => hybridAction),
	encoder: () => import('./encoder').then(({ encoder }) => encoder),
	blob: () => import('./blob').then(({ blob }) => blob),
	decoder: () => import('./decoder').then(({ decoder }) => decoder),
	generative: () => import('./generative').then(({ generative }) => generative),
	loss: () => import('./loss').then(({ loss }) => loss),
	'no-kl': () => import('./noKl').then(({ noKl }) => noKl),
	kl: () => import('./kl').then(({ kl }) => kl),
	sampling: () => import('./sampling').then(({ sampling }) => sampling),
	box: () => import('./box').then(({ box }) => box),
	agent: () => import('./agent').then(({ agent }) => agent),
	'agent-kl': () => import('./agentKl').then(({ agentKl }) => agentKl),
	craft: () => import('./craft').then(({ craft }) => craft),
};
