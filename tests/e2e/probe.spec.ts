/** The probe: held with mouse and keyboard, and what it decodes to is what the model says. */
import { expect, type Lab, statesOf, test } from './lab';

/** Everything that the panel says of the probe's place. */
async function readOut(lab: Lab): Promise<string> {
	return `${await lab.discrete.locator('..').textContent()} | ${await lab.parameters.textContent()}`;
}

test('dragging the probe decodes what is under it @once', async ({ lab }) => {
	await lab.openSmall();
	// Places of the latent space then decode differently enough to be read.
	await lab.train(60);
	await lab.expectPrintsDecoded();
	const before = await lab.parameters.textContent();

	const { x, y, unit } = await lab.placeOn(lab.mapA, 2, 1.5);
	await lab.dragProbe(lab.probe, x, y);
	const z = await lab.z();
	expect(Math.abs(z[0] - 2)).toBeLessThan(2 / unit);
	expect(Math.abs(z[1] - 1.5)).toBeLessThan(2 / unit);
	const handle = await lab.handleAt(lab.probe);
	expect(Math.hypot(handle.x - x, handle.y - y)).toBeLessThan(2);
	await expect(lab.parameters).not.toHaveText(before ?? '');
	await lab.expectPrintsDecoded();
	await expect(lab.decodedAction).toContainText(/z = \((2\.0|1\.9)\d, 1\.[45]\d\)/);

	// The other map holds the same place of the same axes; its decoder is another.
	const [a, b] = [await readOut(lab), await lab.placeOn(lab.mapB, -1, 0.5)];
	await lab.dragProbe(lab.probeB, b.x, b.y);
	expect(Math.abs((await lab.z())[0] + 1)).toBeLessThan(2 / unit);
	await lab.expectPrintsDecoded('B');
	expect(await readOut(lab)).not.toBe(a);
	await expect(lab.decodedAction).toContainText('run B');
});

test('arrow keys move the probe by 0.1, with Shift by 1, Home to the origin @once', async ({ lab, page }) => {
	await lab.openSmall({ probe: { z: [0.4, -1.2] } });
	await lab.train(60);
	await lab.probe.focus();
	await page.keyboard.press('ArrowRight');
	expect(await lab.z()).toEqual([0.5, -1.2]);
	await page.keyboard.press('ArrowDown');
	expect(await lab.z()).toEqual([0.5, -1.3]);
	await page.keyboard.press('Shift+ArrowLeft');
	expect(await lab.z()).toEqual([-0.5, -1.3]);
	await page.keyboard.press('Shift+ArrowUp');
	expect(await lab.z()).toEqual([-0.5, -0.3]);
	await lab.expectPrintsDecoded();
	await expect(lab.probe).toHaveAttribute('aria-valuetext', 'z₁ −0.50, z₂ −0.30');
	await page.keyboard.press('Home');
	expect(await lab.z()).toEqual([0, 0]);
	await lab.expectPrintsDecoded();
});

test('the same place decodes to the same action, by mouse and by keyboard @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	const { x, y } = await lab.placeOn(lab.mapA, -1.2, 0.7);
	await lab.dragProbe(lab.probe, x, y);
	await lab.expectPrintsDecoded();
	const [z, byMouse] = [await lab.z(), await readOut(lab)];
	const [first, second] = ['Shift+ArrowRight', 'ArrowUp'];
	await lab.probe.focus();
	await page.keyboard.press(first);
	await page.keyboard.press(second);
	await expect.poll(() => readOut(lab)).not.toBe(byMouse);
	await page.keyboard.press('Shift+ArrowLeft');
	await page.keyboard.press('ArrowDown');
	expect(await lab.z()).toEqual(z);
	await expect.poll(() => readOut(lab)).toBe(byMouse);
});

test('the probe can be dragged while the training runs', async ({ lab }) => {
	await lab.openSmall();
	await lab.trainButton.click();
	await lab.pastStep(0);
	const step = await lab.step();
	const { x, y, unit } = await lab.placeOn(lab.mapA, 1, -2);
	await lab.dragProbe(lab.probe, x, y);
	expect(Math.abs((await lab.z())[1] + 2)).toBeLessThan(2 / unit);
	await expect(lab.decodedAction).toContainText(/z = \((1\.0|0\.9)\d, −(2\.0|1\.9)\d\)/);
	await lab.pastStep(step);
	expect((await lab.state()).phase).toBe('training');
	await lab.pause();
	await lab.expectEngine(lab.engine);
	await lab.expectPrintsDecoded();
});

test('another discrete action decodes the same code otherwise @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	await expect(lab.discrete).toHaveText('Kick to');
	const kick = await lab.printedParameters();
	await page.getByRole('radio', { name: 'Shoot left' }).check({ force: true });
	await expect(lab.discrete).toHaveText('Shoot left');
	expect((await lab.config()).probe.action).toBe(1);
	await lab.expectPrintsDecoded();
	expect(await lab.printedParameters()).not.toEqual(kick);
	// A shot has one parameter; what the model puts out beside it is said to be padding.
	await expect(lab.parameters).toContainText('padding');
});

test('the decoded action follows the state that it is decoded for @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	await lab.expectPrintsDecoded();
	const fromData = await readOut(lab);
	const predicted = await page.getByTestId('predicted-delta').textContent();

	await page.getByRole('button', { name: 'Edit the state' }).click();
	const feature = page.getByRole('slider', { name: 'player x' });
	await feature.focus();
	await page.keyboard.press('End');
	await expect.poll(() => readOut(lab)).not.toBe(fromData);
	await expect(page.getByTestId('predicted-delta')).not.toHaveText(predicted ?? '');
	await expect(lab.decodedAction).toContainText('State edited by hand');
	await page.getByRole('button', { name: 'Back to the data' }).click();
	await expect.poll(() => readOut(lab)).toBe(fromData);

	const transition = page.getByRole('spinbutton', { name: 'State from transition' });
	await transition.fill('7');
	expect((await lab.config()).probe.transition).toBe(7);
	await lab.expectPrintsDecoded('A', statesOf(8)[7]);
});

test('Enter takes the nearest code, with its action and its state @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	await lab.probe.focus();
	await page.keyboard.press('Enter');
	const { action, transition, z } = (await lab.config()).probe;
	const codes = await lab.codes('A');
	const distances = Array.from({ length: codes.action.length }, (_, row) =>
		Math.hypot(codes.mean[2 * row] - 0.4, codes.mean[2 * row + 1] + 1.2),
	);
	expect(transition).toBe(distances.indexOf(Math.min(...distances)));
	expect(action).toBe(codes.action[transition]);
	for (const dim of [0, 1]) expect(z[dim]).toBeCloseTo(codes.mean[2 * transition + dim], 4);
	await lab.expectPrintsDecoded('A', statesOf(transition + 1)[transition]);
	await expect(page.getByRole('region', { name: `Transition ${transition}` })).toBeVisible();
});

test('the decoders of both runs can be asked @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(60);
	await lab.expectPrintsDecoded('A');
	const a = await lab.printedParameters();
	await page.getByRole('radio', { name: 'Run B' }).check({ force: true });
	await lab.expectPrintsDecoded('B');
	expect(await lab.printedParameters()).not.toEqual(a);
});
