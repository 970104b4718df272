/** The past of a training, settings taken back, and what the optimiser remembers. */
import { expect, type Lab, LONG, runs, test } from './lab';

async function openTimeTravel(lab: Lab): Promise<void> {
	await lab.page.getByRole('tab', { name: 'Instruments' }).click();
	await lab.page.getByRole('button', { name: 'Time travel' }).click();
}

test('an earlier picture is shown exactly, and the present again @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(10);
	const early = await lab.codes('A');
	await lab.train(40);
	const late = await lab.codes('A');
	await openTimeTravel(lab);
	const places = async () => [await lab.mapA.boundingBox(), await lab.mapB.boundingBox()];
	const before = await places();
	const shown = page.getByTestId('time-travel-shown');
	await expect(shown).toHaveAttribute('data-step', '50');
	const slider = page.getByTestId('time-travel-slider');
	await slider.focus();
	while (Number(await shown.getAttribute('data-step')) > 10) await page.keyboard.press('ArrowLeft');
	await expect(shown).toHaveAttribute('data-step', '10');
	expect(await lab.codes('A')).toEqual(early);
	// It decodes as it did then, and the scrubber says of when the maps are, which keep their size.
	expect(await places()).toEqual(before);
	await page.getByRole('button', { name: 'as at step 10' }).click();
	expect(await lab.codes('A')).toEqual(late);
	const { step, kept } = await page.evaluate(async () => {
		const step = await window.latentLab.showStep(10);
		return { step, kept: await window.latentLab.timeline() };
	});
	expect([step, kept.shown]).toEqual([10, 10]);
	expect(kept.steps).toContain(10);
	expect(await lab.codes('A')).toEqual(early);
});

test('the slider under the maps goes through the whole training, and plays it from its first step @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await lab.train(10);
	const early = await lab.codes('A');
	await lab.train(30);
	const late = await lab.codes('A');
	const [scrubber, shown] = [page.getByTestId('scrubber'), page.getByTestId('scrubber-step')];
	// The slider has a step a little later than the number beside it.
	const newest = () => page.evaluate(async () => (await window.latentLab.timeline()).steps.at(-1));
	await expect.poll(newest).toBe(40);
	await expect(shown).toHaveAttribute('data-step', '40');
	await scrubber.focus();
	for (let at = '40'; Number(at) > 10; at = (await shown.getAttribute('data-step')) ?? '') {
		await page.keyboard.press('ArrowLeft');
		await expect(shown).not.toHaveAttribute('data-step', at);
	}
	expect(await lab.codes('A')).toEqual(early);
	await page.keyboard.press('End');
	expect(await lab.codes('A')).toEqual(late);
	await page.getByTestId('play-past').click();
	await expect(shown).toHaveAttribute('data-step', '0');
	await expect(shown).toHaveAttribute('data-step', '40', LONG);
	expect(await lab.codes('A')).toEqual(late);
	expect((await page.evaluate(() => window.latentLab.timeline())).shown).toBeNull();
});

test('from a checkpoint the same way is taken again, and another with other settings @once', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'reference' });
	await lab.train(20);
	const branchStep = await lab.step();
	await lab.train(15);
	const first = await lab.codes('A');
	await openTimeTravel(lab);
	const slider = page.getByTestId('time-travel-slider');
	const shown = page.getByTestId('time-travel-shown');
	await slider.focus();
	while (Number(await shown.getAttribute('data-step')) > branchStep) await page.keyboard.press('ArrowLeft');
	const branch = page.getByTestId('time-travel-branch');
	await expect(branch).toHaveText(`branch from step ${branchStep}`);
	await branch.click();
	await lab.ready();
	await expect(lab.stepCount).toHaveAttribute('data-step', String(branchStep), LONG);
	await lab.train(15);
	expect(await lab.codes('A')).toEqual(first);

	await slider.focus();
	while (Number(await shown.getAttribute('data-step')) > branchStep) await page.keyboard.press('ArrowLeft');
	await branch.click();
	await lab.ready();
	await lab.configure({ runs: runs({ klWeight: 5 }) });
	await lab.train(15);
	expect((await lab.codes('A')).mean).not.toEqual(first.mean);
});

test('settings are taken back and given again, by button and by keyboard @once', async ({ lab, page }) => {
	await lab.openSmall();
	const weight = page.getByTestId('kl-weight-value');
	const before = await weight.inputValue();
	await weight.fill('0.7');
	await weight.press('Enter');
	await page.getByTestId('undo').click();
	await expect(weight).toHaveValue(before);
	await page.getByTestId('redo').click();
	await expect(weight).toHaveValue('0.7');
	await page.keyboard.press('Control+z');
	await expect(weight).toHaveValue(before);
	await page.keyboard.press('Control+Shift+z');
	await expect(weight).toHaveValue('0.7');

	// The training that a change or a reset ended comes back with it, and goes on as it would have.
	await lab.train(12);
	const codes = await lab.codes('A');
	await page.waitForTimeout(600);
	await lab.configure({ environment: 'platform' });
	await lab.ready();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0');
	await page.getByTestId('undo').click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '12', LONG);
	await lab.ready();
	expect(await lab.codes('A')).toEqual(codes);
	await page.getByTestId('reset').click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0', LONG);
	await page.getByTestId('undo').click();
	await expect(lab.stepCount).toHaveAttribute('data-step', '12', LONG);
	await lab.ready();
	expect(await lab.codes('A')).toEqual(codes);
	await expect(weight).toHaveValue('0.7');
});

test('a re-created Adam each step moves every weight by the rate, a kept one hardly any @once', async ({
	lab,
	page,
}) => {
	await lab.openSmall();
	await lab.train(30);
	await page.getByRole('tab', { name: 'Instruments' }).click();
	await page.getByRole('button', { name: 'Adam, kept or re-created' }).click();
	await page.getByTestId('adam-updates-compare').click();
	const shares = async () => {
		const cells = await page.getByTestId('adam-all').getByRole('cell').allTextContents();
		return [1, 3].map((cell) => Number.parseFloat(cells[cell]));
	};
	await expect(async () => expect((await shares())[1]).toBeGreaterThan(20)).toPass(LONG);
	expect((await shares())[0]).toBeLessThan(5);
	const [before, after] = await page.evaluate(async () => {
		const before = await window.latentLab.nextUpdate('A');
		const { config } = await window.latentLab.state();
		const [a, b] = config.runs;
		await window.latentLab.configure({ runs: [{ ...a, learningRate: a.learningRate / 2 }, b] });
		return [before, await window.latentLab.nextUpdate('A')];
	});
	expect(after.all.norm / before.all.norm).toBeCloseTo(0.5, 4);
	expect(after.momentNorms).toEqual(before.momentNorms);
});
