import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LESSON_IDS, loadCourse } from '../../../src/lessons/registry';
import { TARGET_IDS } from '../../../src/ui/targets';

const text = readFileSync('docs/lessons.md', 'utf8');

it('docs/lessons.md names pages that there are, and every lesson', async () => {
	const lessons = await loadCourse();
	const pages = new Set(lessons.flatMap(({ id, pages }) => pages.map((page) => `${id}/${page.id}`)));
	const named = Array.from(text.matchAll(/`([a-z-]+\/[a-z0-9-]+)`/g), ([, name]) => name);
	expect(named.filter((name) => !pages.has(name))).toEqual([]);
	expect(new Set(named.map((name) => name.split('/')[0]))).toEqual(new Set(LESSON_IDS));
	for (const { id, title } of lessons) expect(text).toContain(`| \`${id}\` | ${title.en.replaceAll('’', "'")} |`);
});

it('docs/lessons.md says where each subject and each misconception is taught', () => {
	const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
	const [, taught = ''] = text.split('## Where each thing is taught');
	const untaught = rows.filter((row) => taught.includes(row) && !/`[a-z-]+\/[a-z0-9-]+` \|$/.test(row));
	expect(untaught).toEqual([]);
});

it('docs/lessons.md hides and locks what can be hidden and locked', () => {
	for (const [, list] of text.matchAll(/`(?:hide|lock)=([^`]+)`/g))
		for (const name of list.split(',')) expect(TARGET_IDS).toContain(name);
});

it('docs/decisions/0008-the-course.md names the pages that stand on the model, and no other', async () => {
	const decision = readFileSync('docs/decisions/0008-the-course.md', 'utf8');
	const [, paragraph = ''] = decision.split('**The model is the stage');
	const [listed = ''] = paragraph.split('Other pages');
	const lessons = await loadCourse();
	const standing = lessons.flatMap(({ id, pages }) =>
		pages.filter(({ view }) => view?.tab === 'model').map((page) => `${id}/${page.id}`),
	);
	const named = Array.from(listed.matchAll(/`([a-z-]+\/[a-z0-9-]+)`/g), ([, name]) => name);
	expect(named.toSorted()).toEqual(standing.toSorted());
});
