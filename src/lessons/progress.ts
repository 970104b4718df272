/** How far a person has come in the course, kept on their device alone. */
import * as v from 'valibot';
import { create } from 'zustand';
import type { LessonId } from './registry';

const STORAGE_KEY = 'latent-lab.course';

const schema = v.object({
	version: v.literal(1),
	lessons: v.record(
		v.string(),
		v.object({
			/** Where they were last; null at the question. */
			page: v.nullable(v.string()),
			/** Pages seen, and those whose act was done. */
			seen: v.array(v.string()),
			done: v.array(v.string()),
			/** Whether the question was answered rightly. */
			answered: v.boolean(),
		}),
	),
});
type Stored = v.InferOutput<typeof schema>;

export type LessonProgress = Stored['lessons'][string];

const NOTHING: LessonProgress = { page: null, seen: [], done: [], answered: false };

/** What the device remembers; empty if it cannot be read. */
function stored(): Stored['lessons'] {
	try {
		const parsed = v.safeParse(schema, JSON.parse(localStorage.getItem(STORAGE_KEY) ?? ''));
		return parsed.success ? parsed.output.lessons : {};
	} catch {
		return {};
	}
}

/** Progress by lesson. */
export const useProgress = create<{ readonly lessons: Stored['lessons'] }>()(() => ({ lessons: stored() }));

export function progressOf(lesson: LessonId): LessonProgress {
	return useProgress.getState().lessons[lesson] ?? NOTHING;
}

function change(lesson: LessonId, changed: Partial<LessonProgress>): void {
	const lessons = { ...useProgress.getState().lessons, [lesson]: { ...progressOf(lesson), ...changed } };
	useProgress.setState({ lessons });
	try {
		localStorage.setItem(STORAGE_KEY, JSON.stringify({ version: 1, lessons } satisfies Stored));
	} catch {
		// Not remembered; it holds for this visit.
	}
}

function added(list: readonly string[], entry: string): string[] {
	return list.includes(entry) ? [...list] : [...list, entry];
}

/** @param page its id; null for the question */
export function sawPage(lesson: LessonId, page: string | null): void {
	const { seen } = progressOf(lesson);
	change(lesson, { page, ...(page !== null && { seen: added(seen, page) }) });
}

export function didAct(lesson: LessonId, page: string): void {
	change(lesson, { done: added(progressOf(lesson).done, page) });
}

export function answered(lesson: LessonId): void {
	change(lesson, { answered: true });
}

/** Forgets everything. */
export function forgetProgress(): void {
	useProgress.setState({ lessons: {} });
	try {
		localStorage.removeItem(STORAGE_KEY);
	} catch {
		// Nothing was remembered.
	}
}
