import { expect, test } from 'vitest';
import { partsBeside } from '../../../src/coursePages/Lesson/Teacher/partsBeside';
import { partsOf } from '../../../src/lessons/acts';
import { loadCourse } from '../../../src/lessons/registry';

const lessons = await loadCourse();
const pages = lessons.flatMap(({ id, pages: all }) => all.map((page) => ({ name: `${id}/${page.id}`, page })));

test.each(pages)('$name keeps what it points at and what its act needs', ({ page }) => {
	const needed = partsBeside(page);
	if (['lossChart', 'klMeter', 'dock', 'instrument', 'model', 'world'].includes(page.watch.target))
		expect(needed).toContain('dock');
	if (['decoded', 'parameters', 'predictedDelta', 'samples', 'path'].includes(page.watch.target))
		expect(needed).toContain('decoded');
	// Agents are trained, and seen, in their tab alone.
	if (page.watch.target.startsWith('agent') || partsOf(page.act).some(({ kind }) => kind === 'agents'))
		expect(needed).toContain('dock');
	// A control that is to be used is never away.
	for (const act of partsOf(page.act)) {
		if (['sample', 'state', 'action', 'path', 'run'].includes(act.kind) && page.view?.decoded !== false)
			expect(needed).toContain('decoded');
		if (act.kind === 'display' || act.kind === 'box') expect(needed).toContain('layers');
	}
});

test('outside the pages of a lesson nothing is hidden, and some page has the maps alone', () => {
	expect(partsBeside(undefined)).toEqual(new Set(['decoded', 'dock', 'layers']));
	expect(pages.some(({ page }) => partsBeside(page).size === 0)).toBe(true);
});
