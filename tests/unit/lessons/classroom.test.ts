import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Classroom, classroomSearch, MAX_SEARCH_LENGTH, readClassroom } from '../../../src/lessons/classroom';
import { LESSON_IDS } from '../../../src/lessons/registry';
import { TARGET_IDS, type TargetId } from '../../../src/ui/targets';

const IDS: readonly TargetId[] = TARGET_IDS;
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const page = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-'));

/** Any classroom that the dialog can make: no target both hidden and locked. */
const classroom = fc
	.record({
		lesson: fc.constantFrom(...LESSON_IDS),
		page: fc.option(page),
		preset: fc.boolean(),
		hidden: fc.uniqueArray(fc.constantFrom(...IDS)),
		locked: fc.uniqueArray(fc.constantFrom(...IDS)),
	})
	.map((made): Classroom => ({ ...made, locked: made.locked.filter((target) => !made.hidden.includes(target)) }));

describe('a classroom link', () => {
	it('reads as it was written', () => {
		fc.assert(
			fc.property(classroom, (made) => {
				const search = classroomSearch(made);
				expect(search.length).toBeLessThan(MAX_SEARCH_LENGTH);
				expect(readClassroom(search)).toEqual({ ok: true, classroom: made, unknown: [] });
			}),
		);
	});

	it('stands in the documented form', () => {
		expect(
			classroomSearch({
				lesson: 'no-kl',
				page: 'floor',
				preset: true,
				hidden: ['advanced', 'share'],
				locked: ['klWeightA'],
			}),
		).toBe('?lesson=no-kl&page=floor&preset=1&hide=advanced,share&lock=klWeightA');
		expect(classroomSearch({ lesson: 'kl', page: null, preset: false, hidden: [], locked: [] })).toBe('?lesson=kl');
	});

	it('is none without a lesson', () => {
		for (const search of ['', '?', '?page=floor&hide=advanced', '?utm_source=mail'])
			expect(readClassroom(search)).toEqual({ ok: true, classroom: null, unknown: [] });
	});

	it('is read with every & as the source of a page has it', () => {
		const made: Classroom = { lesson: 'kl', page: 'over-z', preset: true, hidden: ['share'], locked: [] };
		expect(readClassroom(classroomSearch(made).replaceAll('&', '&amp;'))).toMatchObject({ classroom: made });
	});

	it('is refused with a lesson that is none', () => {
		for (const lesson of ['', 'NO-KL', 'toString', '<script>', 'no-kl,kl'])
			expect(readClassroom(`?lesson=${encodeURIComponent(lesson)}`)).toEqual({
				ok: false,
				fault: 'lesson',
				received: lesson,
			});
	});

	it('is refused unread when it is too long', () => {
		const search = `?lesson=kl&hide=${'advanced,'.repeat(1_000)}`;
		expect(readClassroom(search)).toEqual({ ok: false, fault: 'too-long', received: '' });
	});

	it('is followed as far as it is understood', () => {
		expect(
			readClassroom('?lesson=kl&page=../../etc&hide=advanced,body,advanced,__proto__&lock=advanced,share,'),
		).toEqual({
			ok: true,
			classroom: { lesson: 'kl', page: null, preset: false, hidden: ['advanced'], locked: ['share'] },
			unknown: ['body', '__proto__', '../../etc'],
		});
	});

	it('never throws and never gives what is not known', () => {
		const piece = fc.oneof(fc.string(), fc.constantFrom('lesson=kl', 'hide=', 'lock=', 'page=', '%', '%ff', '&', ','));
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const read = readClassroom(`?${pieces.join('&')}`);
				if (!read.ok || !read.classroom) return;
				const { lesson, hidden, locked } = read.classroom;
				expect(LESSON_IDS).toContain(lesson);
				for (const target of [...hidden, ...locked]) expect(IDS).toContain(target);
			}),
		);
	});
});
