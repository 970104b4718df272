/**
 * Trains what some lessons state numbers of, and checks the numbers: they share few states of training, so that it takes
 * some seconds. Those of the whole course are in `npm run lessons:verify`.
 */
import { describe, expect, test } from 'vitest';
import { loadLessons, measureStage, stagesWithClaims } from '../../../scripts/lessonClaims';

const lessons = await loadLessons(['hybrid-action', 'encoder', 'decoder', 'generative', 'loss', 'blob']);

describe.each(stagesWithClaims(lessons))('after $stage.steps steps', (stage) => {
	test('the numbers of the texts are those that are measured', async () => {
		for (const { lesson, page, claim, measured } of (await measureStage(stage)).flat()) {
			expect(measured, `${lesson}/${page} ${claim.id}`).toBeGreaterThanOrEqual(claim.low);
			expect(measured, `${lesson}/${page} ${claim.id}`).toBeLessThanOrEqual(claim.high);
		}
	});
});
