/** Where in the course an address leads, the address of a page, and what is said of a link. */
import { useNotices } from '../../state/noticeStore';
import { pageAddress } from '../../state/pageAddress';
import { type Classroom, classroomSearch, type ReadClassroom } from '../classroom';
import type { LessonPage } from '../Lesson';
import { useLesson } from '../lessonStore';
import type { Lesson, LessonId } from '../registry';

/** Stand for what follows the pages in an address, where a page has its id: the question, then the exercises. */
const AFTER_PAGES = ['question', 'exercises'];

/** Characters of a link that a notice repeats. */
const MOST_RECEIVED = 60;

/** Index of a page of a lesson, also of the question and the exercises; −1 where the lesson has no such page. */
export function placeOf({ pages }: Lesson, page: string | null): number {
	const after = AFTER_PAGES.indexOf(page ?? '');
	return after < 0 ? pages.findIndex(({ id }) => id === page) : pages.length + after;
}

/**
 * The address leads back to the page; what stands behind # is still the learner's own.
 * @param step whether Back leads to where the learner was
 */
export function setAddress(lesson: LessonId, page: LessonPage | null, step: boolean): void {
	const { lesson: open, page: index, classroom } = useLesson.getState();
	const { hidden = [], locked = [] } = classroom ?? {};
	const after = AFTER_PAGES[index - (open?.pages.length ?? 0)];
	const place = { lesson, page: page?.id ?? after ?? null, preset: presetOn(lesson, page), hidden, locked };
	pageAddress.goTo(classroomSearch(place), step);
}

/** Whether a page is the one that a teacher's link gives settings of its own. */
export function presetOn(lesson: LessonId, page: LessonPage | null): boolean {
	const { classroom, page: index } = useLesson.getState();
	if (!classroom?.preset || !page || classroom.lesson !== lesson) return false;
	return classroom.page === null ? index === 0 : classroom.page === page.id;
}

/** Whether the address has settings behind its #: some programs leave that part of a link out. */
export async function hasSettings(): Promise<boolean> {
	if (location.hash.length < 2) return false;
	const { decodeHash } = await import('../../state/shareLink');
	return decodeHash(location.hash).ok;
}

/** Says that nothing of a link can be used. */
export function tellUnread({ fault, received }: Extract<ReadClassroom, { ok: false }>): void {
	tell(fault === 'lesson' ? 'classroomNoLesson' : 'classroomTooLong', received);
}

/**
 * Says what of the link that the open lesson came by could not be used, if anything.
 * @param asked what the link says @param unknown its names that say nothing @param preset whether it has settings
 */
export function tellUnused(asked: Classroom, unknown: readonly string[], preset: boolean): void {
	const { lesson } = useLesson.getState();
	if (asked.page !== null && lesson && placeOf(lesson, asked.page) < 0) tell('classroomNoPage', asked.page);
	else if (unknown.length > 0) tell('classroomUnknown', unknown.join(', '));
	else if (asked.preset && !preset) tell('classroomNoPreset');
}

/** @param message its key in the `notices` texts @param received the part of the link that it repeats */
function tell(message: string, received = ''): void {
	const values = { received: received.slice(0, MOST_RECEIVED) };
	useNotices.getState().show({ id: 'lesson', tone: 'warning', message, values });
}
