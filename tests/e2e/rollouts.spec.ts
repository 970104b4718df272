/** Rollouts: whole episodes with several policies, in a worker of their own. */
import type { Page } from '@playwright/test';
import { axeFindings } from './axe';
import { expect, type Lab, test } from './lab';

const state = (page: Page) => page.getByTestId('rollout-state');
const playButton = (page: Page) => page.getByTestId('rollout-play');
const row = (page: Page, policy: string) => page.getByTestId(`rollout-${policy}`);
const returnOf = (page: Page, policy: string) => row(page, policy).locator('[data-column="return"]');

/** Opens the tab on a small model of an environment whose levels are known. */
async function openRollouts(lab: Lab): Promise<void> {
	await lab.openSmall({ environment: 'catch-point' });
	await lab.page.getByRole('tab', { name: 'Rollouts' }).click();
	await expect(playButton(lab.page)).toBeEnabled();
}

async function play(page: Page, episodes: number): Promise<void> {
	await page.getByTestId('rollout-episodes').fill(String(episodes));
	await page.getByTestId('rollout-episodes').press('Enter');
	await playButton(page).click();
}

async function expectDone(page: Page): Promise<void> {
	await expect(state(page)).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
}

test('policies are told apart, and the same seed gives the same numbers @once', async ({ lab, page }) => {
	await openRollouts(lab);
	// A few are the page's own; whoever presses Play has theirs in their place.
	await expect(returnOf(page, 'random')).toHaveText(/±/);
	await expect(page.getByTestId('rollouts')).toContainText('100 episodes each');
	await play(page, 300);
	await expectDone(page);
	const scripted = await returnOf(page, 'scripted').textContent();
	const random = await returnOf(page, 'random').textContent();
	expect(scripted).toMatch(/^\d\.\d+ ± \d\.\d+$/);
	expect(random).toMatch(/^−2\d\.\d ± \d\.\d$/);
	await expect(row(page, 'scripted').locator('[data-column="success"]')).toHaveText(/^9\d\.\d % \[9\d\.\d, /);
	await expect(row(page, 'latent-b').locator('[data-column="return"]')).toHaveText(/±/);
	const difference = (policy: string) => row(page, policy).locator('[data-column="difference"]');
	await expect(difference('scripted')).toHaveText(/^\+3\d\.\d+ ± \d\.\d+the interval does not contain 0$/);
	await expect(difference('random')).toHaveText('–');
	await page.getByTestId('rollout-reference').selectOption('scripted');
	await expect(difference('random')).toHaveText(/^−3\d/);
	await expect(difference('scripted')).toHaveText('–');

	await playButton(page).click();
	await expectDone(page);
	await expect(returnOf(page, 'random')).toHaveText(random ?? '');
	await page.getByTestId('rollout-seed').fill('2');
	await page.getByTestId('rollout-seed').press('Enter');
	await playButton(page).click();
	await expectDone(page);
	await expect(returnOf(page, 'random')).not.toHaveText(random ?? '');
});

test('a rollout is cancelled at once, and what was played stands @once', async ({ lab, page }) => {
	await openRollouts(lab);
	await play(page, 5_000);
	await expect(page.getByRole('progressbar', { name: 'Episodes played' })).toBeVisible();
	await expect(returnOf(page, 'nearest')).toHaveText(/±/);
	await playButton(page).click();
	await expect(state(page)).toHaveAttribute('data-phase', 'cancelled');
	await expect(returnOf(page, 'nearest')).toHaveText(/±/);
	await expect(playButton(page)).toHaveText('Play episodes');
});

test('results outlive the tab, and say when weights or probe have changed @once', async ({ lab, page }) => {
	await openRollouts(lab);
	await play(page, 50);
	await expectDone(page);
	const stale = (policy: string) => page.getByTestId(`rollout-stale-${policy}`);
	await expect(stale('latent-a')).toHaveCount(0);
	await page.getByRole('tab', { name: 'Loss' }).click();
	await lab.placeProbe([1, 0.5]);
	await page.getByRole('tab', { name: 'Rollouts' }).click();
	await expect(stale('latent-a')).toContainText('The probe has moved since.');
	await expect(stale('random')).toHaveCount(0);
	await expect(returnOf(page, 'random')).toHaveText(/±/);
	await lab.train(3);
	await expect(stale('latent-b')).toContainText('The weights have changed since.');
});

test('training goes on while episodes are played @once', async ({ lab, page }) => {
	await openRollouts(lab);
	await lab.trainButton.click();
	await lab.pastStep(0);
	await play(page, 3_000);
	const step = await lab.step();
	await lab.pastStep(step + 1);
	await expectDone(page);
	await lab.pause();
});

test('what cannot play says why, and a number outside the limits is refused @once', async ({ lab, page }) => {
	await lab.openSmall();
	await page.getByRole('tab', { name: 'Rollouts' }).click();
	await expect(row(page, 'scripted')).toContainText('none here');
	await expect(row(page, 'scripted').getByRole('checkbox')).toBeDisabled();
	await page.getByTestId('rollout-episodes').fill('5001');
	await page.getByTestId('rollout-episodes').press('Enter');
	await expect(page.getByTestId('rollouts').getByRole('alert')).toContainText('10');
	for (const policy of ['random', 'nearest', 'latent-a', 'latent-b'])
		await row(page, policy).getByRole('checkbox').uncheck();
	await expect(playButton(page)).toBeDisabled();
	await row(page, 'random').getByRole('checkbox').check();
	await expect(playButton(page)).toBeEnabled();
});

test('axe finds nothing in the rollouts @once', async ({ lab, page }) => {
	await openRollouts(lab);
	await play(page, 50);
	await expectDone(page);
	await lab.train(1);
	await expect(page.getByTestId('rollout-stale-latent-a')).toBeVisible();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await axeFindings(page, { parts: ['[data-testid="rollouts"]'], least: 'minor' })).toEqual([]);
	}
});
