/** Another world in the same lab. */
import { environmentById } from '../../src/environments/registry';
import { expect, Lab, statesOf, test } from './lab';

test('Platform is entered, trained, decoded and shared @once', async ({ lab, page, context }) => {
	await lab.openSmall();
	await lab.train(10);
	await page.getByTestId('environment').selectOption('platform');
	await lab.ready();
	await expect(lab.stepCount).toHaveAttribute('data-step', '0');
	const { engine, step } = await lab.train(60);
	expect([engine, step]).toEqual([lab.engine, 60]);
	await expect(lab.discrete).toHaveText('Run');
	const platform = environmentById('platform');
	if (!platform) throw new Error('there is no Platform');
	await lab.expectPrintsDecoded('A', statesOf(1, platform)[0]);
	const scene = page.getByRole('img', { name: 'The decoded action in Platform' });
	await expect(scene.locator('[data-layer=background] rect')).toHaveCount(3);
	await expect(page.getByRole('radio', { name: 'Leap' })).toBeAttached();
	await expect(page.getByRole('combobox', { name: 'colour' })).toHaveValue('parameter:0');

	await expect.poll(() => page.url()).toContain('#v1.');
	const other = new Lab(await context.newPage(), lab.engine);
	const manifest = await lab.manifest();
	expect(manifest.config.environment).toBe('platform');
	await page.getByTestId('share').click();
	await other.page.goto(await page.getByRole('textbox', { name: 'Link' }).inputValue());
	await other.ready();
	expect(await other.manifest()).toEqual(manifest);
	await other.page.close();

	await page.keyboard.press('Escape');
	await page.getByTestId('environment').selectOption('goal');
	await lab.ready();
	await lab.train(5);
	await expect(lab.discrete).toHaveText('Kick to');
	await lab.expectPrintsDecoded();
});
