/**
 * A classroom link: a lesson at a page, with what the teacher wants hidden or locked. It is the part of a link after
 * `?`, in front of the configuration:
 *
 * ?lesson=no-kl&page=floor&preset=1&hide=advanced,share&lock=klWeightA
 *
 * A link can come from anywhere, so it is treated as hostile: its length is capped, and only known words are accepted.
 */

import { TARGET_IDS, type TargetId } from '../ui/targets';
import { LESSON_IDS, type LessonId } from './registry';

export interface Classroom {
	readonly lesson: LessonId;
	/** Id of the page; null for the first. Whether the lesson has it shows when the lesson is loaded. */
	readonly page: string | null;
	/** Whether the link's configuration takes the place of the page's own. */
	readonly preset: boolean;
	/** Not shown. */
	readonly hidden: readonly TargetId[];
	/** Shown, but not to be operated. None of them is hidden. */
	readonly locked: readonly TargetId[];
}

/** Characters of a link's search that are read at all. With every target named it has about 400. */
export const MAX_SEARCH_LENGTH = 2_048;

/** Characters of a page's id. */
const MAX_PAGE_LENGTH = 64;

/**
 * What a link's search says.
 * - `ok`: what can be used; null without a lesson. `unknown` are the names that say nothing and were left out.
 * - `fault`: nothing can be used, since the lesson is not one of the course or the search is too long.
 */
export type ReadClassroom =
	| { readonly ok: true; readonly classroom: Classroom | null; readonly unknown: readonly string[] }
	| { readonly ok: false; readonly fault: 'too-long' | 'lesson'; readonly received: string };

/** The search of a classroom link, with its `?`. */
export function classroomSearch({ lesson, page, preset, hidden, locked }: Classroom): string {
	const parts = [
		`lesson=${lesson}`,
		page !== null && `page=${encodeURIComponent(page)}`,
		preset && 'preset=1',
		hidden.length > 0 && `hide=${hidden.join()}`,
		locked.length > 0 && `lock=${locked.join()}`,
	];
	return `?${parts.filter(Boolean).join('&')}`;
}

/** The classroom of a search, with or without `?`. Never throws. */
export function readClassroom(search: string): ReadClassroom {
	if (search.length > MAX_SEARCH_LENGTH) return { ok: false, fault: 'too-long', received: '' };
	// Taken from the source of a page, where every `&` is written so.
	const query = new URLSearchParams(search.replaceAll('&amp;', '&'));
	const lesson = query.get('lesson');
	if (lesson === null) return { ok: true, classroom: null, unknown: [] };
	if (!isLessonId(lesson)) return { ok: false, fault: 'lesson', received: lesson };
	const unknown = new Set<string>();
	const hidden = targetsIn(query.get('hide'), unknown);
	const locked = targetsIn(query.get('lock'), unknown).filter((target) => !hidden.includes(target));
	const page = query.get('page') || null;
	const usable = page !== null && isPageId(page);
	if (page !== null && !usable) unknown.add(page);
	return {
		ok: true,
		classroom: { lesson, page: usable ? page : null, preset: query.get('preset') === '1', hidden, locked },
		unknown: [...unknown],
	};
}

function isLessonId(text: string): text is LessonId {
	return LESSON_IDS.some((id) => id === text);
}

/** Whether a text has the form of a page's id: words of small letters and digits, joined by hyphens. */
function isPageId(text: string): boolean {
	return text.length <= MAX_PAGE_LENGTH && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** The targets that a list names, each once; the other names go to `unknown`. */
function targetsIn(list: string | null, unknown: Set<string>): TargetId[] {
	const targets = new Set<TargetId>();
	for (const name of list?.split(',') ?? []) {
		const target = TARGET_IDS.find((id) => id === name);
		if (target) targets.add(target);
		else if (name !== '') unknown.add(name);
	}
	return [...targets];
}
