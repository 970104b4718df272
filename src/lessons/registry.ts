/**
 * The course: a line a lesson, from which its place, its number and what is loaded when it is opened follow. Lessons come
 * in the order of these lines.
 */
import type { Exercise } from './exercises/Exercise';
import type { LessonContent } from './Lesson';

/** @param name under which the modules export the lesson and its exercises */
function lesson<Name extends string>(
	name: Name,
	content: () => Promise<Readonly<Record<Name, LessonContent>>>,
	exercises: () => Promise<Readonly<Record<Name, readonly Exercise[]>>>,
) {
	return {
		content: async (): Promise<LessonContent> => (await content())[name],
		exercises: async (): Promise<readonly Exercise[]> => (await exercises())[name],
	};
}

const COURSE = {
	'hybrid-action': lesson(
		'hybridAction',
		() => import('./content/hybridAction'),
		() => import('./exercises/hybridAction'),
	),
	encoder: lesson(
		'encoder',
		() => import('./content/encoder'),
		() => import('./exercises/encoder'),
	),
	decoder: lesson(
		'decoder',
		() => import('./content/decoder'),
		() => import('./exercises/decoder'),
	),
	generative: lesson(
		'generative',
		() => import('./content/generative'),
		() => import('./exercises/generative'),
	),
	loss: lesson(
		'loss',
		() => import('./content/loss'),
		() => import('./exercises/loss'),
	),
	blob: lesson(
		'blob',
		() => import('./content/blob'),
		() => import('./exercises/blob'),
	),
	'no-kl': lesson(
		'noKl',
		() => import('./content/noKl'),
		() => import('./exercises/noKl'),
	),
	kl: lesson(
		'kl',
		() => import('./content/kl'),
		() => import('./exercises/kl'),
	),
	sampling: lesson(
		'sampling',
		() => import('./content/sampling'),
		() => import('./exercises/sampling'),
	),
	box: lesson(
		'box',
		() => import('./content/box'),
		() => import('./exercises/box'),
	),
	agent: lesson(
		'agent',
		() => import('./content/agent'),
		() => import('./exercises/agent'),
	),
	'agent-kl': lesson(
		'agentKl',
		() => import('./content/agentKl'),
		() => import('./exercises/agentKl'),
	),
	craft: lesson(
		'craft',
		() => import('./content/craft'),
		() => import('./exercises/craft'),
	),
};

export type LessonId = keyof typeof COURSE;

export interface Lesson extends LessonContent {
	readonly id: LessonId;
}

/** The lessons of the course in their order. */
export const LESSON_IDS = Object.keys(COURSE) as readonly LessonId[];

/** A lesson's place in the course, from 1. */
export function numberOfLesson(id: LessonId): number {
	return LESSON_IDS.indexOf(id) + 1;
}

const loaded = new Map<LessonId, Lesson>();

/** Loads a lesson: the same object every time. */
export async function loadLesson(id: LessonId): Promise<Lesson> {
	const known = loaded.get(id) ?? { id, ...(await COURSE[id].content()) };
	loaded.set(id, known);
	return known;
}

/** Loads the whole course, in its order. */
export function loadCourse(): Promise<Lesson[]> {
	return Promise.all(LESSON_IDS.map(loadLesson));
}

/** Loads the exercises of a lesson. */
export function loadExercises(id: LessonId): Promise<readonly Exercise[]> {
	return COURSE[id].exercises();
}
