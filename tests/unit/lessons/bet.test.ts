/** What a page that asks for a bet stands on before and after it. */
import { expect, test } from 'vitest';
import { loadCourse } from '../../../src/lessons/registry';
import { openingOf, stageOf } from '../../../src/lessons/stage';

const lessons = await loadCourse();

test('only a page that asks for a bet is entered before the steps of its stage are taken', () => {
	let bets = 0;
	for (const lesson of lessons)
		for (const [index, { act, view }] of lesson.pages.entries()) {
			// Of agents the maps show what the page stands on.
			if (act.kind !== 'predict' || view?.agents) {
				expect(openingOf(lesson, index)).toEqual(stageOf(lesson, index));
				continue;
			}
			bets++;
			expect(openingOf(lesson, index)).toEqual({ ...stageOf(lesson, index), steps: act.from ?? 0 });
		}
	expect(bets).toBeGreaterThan(0);
});
