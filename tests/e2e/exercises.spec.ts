/** Exercises: solved on the page by the keyboard, measured with the tool, printed as sheets. */
import { drawOf, seedOf } from '../../src/lessons/exercises/draw';
import { loadExercises } from '../../src/lessons/registry';
import { axeFindings } from './axe';
import { expect, LONG, test } from './lab';

test('a lesson’s exercises are reached from its end, checked, and are each student’s own @once', async ({
	lab,
	page,
}) => {
	await lab.open('?lesson=loss&page=question');
	await page.getByTestId('lesson-next').click();
	await expect(page.getByTestId('lesson-title')).toHaveText('Exercises');
	const exercises = page.getByTestId('exercises');
	await exercises.getByTestId('exercise-student').fill('Ada');
	await expect(exercises).toHaveAttribute('data-seed', String(seedOf('ada')));

	const [first] = await loadExercises('loss');
	if (first.kind !== 'compute') throw new Error('the first exercise is to be computed');
	const task = first.task(drawOf(seedOf('Ada'), `loss/${first.id}`));
	const item = exercises.getByRole('listitem').first();
	const field = item.getByRole('textbox');
	const verdict = item.getByRole('status');
	// By the keyboard alone: typed and sent with Enter.
	await field.focus();
	await page.keyboard.type(String(task.slips[0].value));
	await page.keyboard.press('Enter');
	await expect(verdict).toContainText(task.slips[0].says.en);
	await field.fill(task.answer.toFixed(3).replace('.', ','));
	await field.press('Enter');
	await expect(verdict).toContainText('Right.');
	expect(await axeFindings(page)).toEqual([]);

	// Another name gives other numbers, and nothing is checked yet.
	await exercises.getByTestId('exercise-student').fill('Grace');
	await expect(exercises.getByRole('listitem').first().getByRole('status')).toBeEmpty();
});

test('a prediction is locked before the model is trained and measured @once', async ({ lab, page }) => {
	await lab.open('?lesson=hybrid-action&page=exercises');
	const item = page.getByTestId('exercises').locator('[data-kind="measure"]').first();
	await item.getByRole('textbox').fill('0.2');
	await expect(item).not.toContainText('Theory');
	await item.getByRole('button').click();
	await expect(item.getByRole('status')).toContainText('Theory', LONG);
	await expect(item.getByRole('textbox')).not.toBeEditable();
});

test('the student sheet has room where the solution sheet has answers, in both languages @once', async ({
	lab,
	page,
}) => {
	await lab.open('?lesson=kl');
	await page.getByTestId('teacher-tools').click();
	await page.getByTestId('teacher-sheets').click();
	const sheet = page.getByTestId('exercise-sheet');
	await page.getByTestId('exercise-sheets').getByTestId('exercise-student').fill('7');
	await expect(sheet).toHaveAttribute('data-seed', '7');
	for (const language of ['en', 'zh-CN']) {
		await page.getByTestId(`sheet-language-${language}`).check();
		await page.getByTestId('sheet-side-student').check();
		await expect(sheet.locator('[data-answer]')).toHaveCount(0);
		await page.getByTestId('sheet-side-solution').check();
		await expect(sheet.locator('[data-answer]')).not.toHaveCount(0);
		await expect(sheet).toHaveAttribute('lang', language);
		await expect(sheet.locator('.katex-error')).toHaveCount(0);
		await expect(sheet).not.toContainText(/undefined|NaN|\{\{|\[\[/);
	}
	expect(await axeFindings(page)).toEqual([]);
	await page.getByTestId('sheet-close').click();
	await expect(page.getByTestId('exercise-sheets')).toHaveCount(0);
});
