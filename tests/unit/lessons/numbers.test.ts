/**
 * Trains what some lessons state numbers of, and checks the numbers: they share few states of training, so that it takes
 * some seconds. Those of the whole course are in `npm run lessons:verify`.
 */
import { describe, expect, test } from 'vitest';
import { EXERCISES_PAGE } from '../../../scripts/exerciseClaims';
import { loadLessons, measureStage, stagesWithClaims } from '../../../scripts/lessonClaims';

const lessons = await loadLessons(['hybrid-action', 'encoder', 'decoder', 'generative', 'loss', 'blob']);

const stages = (await stagesWithClaims(lessons))
	.map(({ stage, stated }) => ({ stage, stated: stated.filter(({ page }) => page !== EXERCISES_PAGE) }))
	.filter(({ stated }) => stated.length > 0);

describe.each(stages)('after $stage.steps steps', (stage) => {
	test('the numbers of the texts are those that are measured', async () => {
		for (const { lesson, page, claim, measured } of (await measureStage(stage)).flat()) {
			expect(measured, `${lesson}/${page} ${claim.id}`).toBeGreaterThanOrEqual(claim.low);
			expect(measured, `${lesson}/${page} ${claim.id}`).toBeLessThanOrEqual(claim.high);
		}
	});
});
