/** The agent: it learns in a worker of its own, and the page shows what it does. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { axeFindings } from './axe';
import { expect, test } from './lab';

/** Goal with small networks: measured in Node, A of seed 6 succeeds in 0, 26, 78 and 92 % after 0, 150, 300 and 450 steps. */
const TINY = {
	seed: 6,
	randomEpisodes: 1_000,
	representationSteps: 600,
	environmentSteps: 450,
	width: 32,
	evaluateEvery: 150,
	evaluationEpisodes: 50,
	noiseEpisodes: 150,
};

test('a press of Train agent goes through the phases, and success rises @once', async ({ lab, page }) => {
	await lab.openSmall();
	await page.getByRole('tab', { name: 'Agent' }).click();
	const agent = page.getByTestId('agent');
	await expect(agent).toHaveAttribute('data-status', 'idle');
	await page.evaluate((settings) => window.latentLab.agent.configure(settings), TINY);
	await page.getByTestId('agent-train').click();
	await expect(page.getByTestId('agent-phases')).toHaveAttribute('data-phase', 'agent', { timeout: 60_000 });

	// While it learns: the landscape and the world go on, and a code is compared.
	const plane = page.getByTestId('agent-plane');
	await expect.poll(async () => Number(await plane.getAttribute('data-landscapes'))).toBeGreaterThan(2);
	await page.getByRole('slider', { name: /Your code on the plane/ }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByTestId('agent-probe-q')).toHaveText(/^−?\d/);

	await expect(agent).toHaveAttribute('data-status', 'done', { timeout: 60_000 });
	const { runs, environmentStep } = await page.evaluate(() => window.latentLab.agent.state());
	expect(environmentStep).toBe(450);
	const rates = runs[0].curve.map(({ successRate }) => successRate ?? Number.NaN);
	expect(rates).toHaveLength(4);
	expect(rates[0]).toBeLessThan(0.2);
	expect(rates[3]).toBeGreaterThan(0.5);
	await expect(page.getByTestId('agent-latest')).toContainText('%');
	await expect
		.poll(async () => Number(await page.getByTestId('agent-world').getAttribute('data-played')), { timeout: 20_000 })
		.toBeGreaterThan(0);
	const { successRate } = await page.evaluate(() => window.latentLab.agent.evaluate('A', 50));
	expect(successRate).toBe(rates[3]);

	// A step of the past as it was, and a branch from there: the former agent to the same success, the other its own way.
	const past = page.getByTestId('agent-past');
	await page.getByTestId('agent-past-slider').focus();
	await page.keyboard.press('Home');
	await expect(past).toHaveAttribute('data-shown', '0');
	// Quicker than the worker answers: every press counts.
	for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight');
	await expect(past).toHaveAttribute('data-shown', '150');
	const then = await page.evaluate(() => window.latentLab.agent.evaluate('A', 50, 150));
	expect(then.successRate).toBe(rates[1]);
	await page.getByTestId('agent-branch').click();
	const parts = ['[role=tabpanel]'];
	expect(await axeFindings(page, { parts })).toEqual([]);
	await page.getByTestId('agent-branch-updatesPerStep').fill('2');
	await page.getByTestId('agent-branch-updatesPerStep').press('Enter');
	await page.getByTestId('agent-branch-start').click();
	await expect(past).toContainText('A branch from step 150 of agent A');
	await expect(agent).toHaveAttribute('data-status', 'done', { timeout: 60_000 });
	const [former, changed] = (await page.evaluate(() => window.latentLab.agent.state())).runs;
	expect(former.curve).toEqual(runs[0].curve);
	expect(changed.iterations - former.iterations).toBe(300);
	await page.getByTestId('agent-former').click();
	await expect(past).not.toContainText('A branch');

	expect(await axeFindings(page, { parts })).toEqual([]);
	await page.getByTestId('agent-part-course').click();
	expect(await axeFindings(page, { parts })).toEqual([]);
	await page.getByTestId('agent-part-settings').click();
	expect(await axeFindings(page, { parts })).toEqual([]);

	// Saved, forgotten and opened again: the same agents, to the last evaluation.
	const saving = page.waitForEvent('download');
	await page.getByTestId('agent-save').click();
	const path = await (await saving).path();
	await page.getByTestId('agent-reset').click();
	await expect(agent).toHaveAttribute('data-status', 'idle');
	await page.getByRole('tab', { name: 'Environment' }).click();
	await page.getByTestId('share').click();
	await page.getByTestId('manifest-file').setInputFiles(path);
	await expect(agent).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
	expect((await page.evaluate(() => window.latentLab.agent.state())).runs.map(({ curve }) => curve)).toEqual(
		runs.map(({ curve }) => curve),
	);
	expect((await page.evaluate(() => window.latentLab.agent.evaluate('A', 50))).successRate).toBe(rates[3]);
	await page.getByTestId('agent-reset').click();
	await expect(agent).toHaveAttribute('data-status', 'idle');

	// The browser has kept them: after a reload they are offered, and go on.
	await page.reload();
	await page.getByRole('tab', { name: 'Agent' }).click();
	await expect(lab.notice('keptAgents')).toContainText('Agents are kept: Goal');
	await lab.notice('keptAgents').getByRole('button', { name: 'Continue' }).click();
	await expect(agent).toHaveAttribute('data-status', 'done', { timeout: 20_000 });
	const { runs: again } = await page.evaluate(() => window.latentLab.agent.state());
	expect(again.map(({ curve }) => curve)).toEqual(runs.map(({ curve }) => curve));

	// The link of the agents leads another page to the same ones.
	await page.getByTestId('share').click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('settings of the agents');
	const link = await dialog.getByRole('textbox').inputValue();
	await page.goto('about:blank');
	await page.goto(link);
	await expect(agent).toBeVisible();
	await expect(agent).toContainText('trained them to step 450');
	const { settings } = await page.evaluate(() => window.latentLab.agent.state());
	expect(settings).toMatchObject(TINY);
});

test('the three files of the official code open together as a policy with its critics @once', async ({ lab, page }) => {
	const path = (name: string) => fileURLToPath(new URL(`../fixtures/pytorch/${name}`, import.meta.url));
	await lab.openSmall();
	await page.getByTestId('share').click();
	// The representation comes last: the networks wait for it.
	const files = ['goal_critic.pth', 'goal_actor.pth', 'goal_vae.pth'];
	await page.getByTestId('manifest-file').setInputFiles(files.map(path));
	await expect(lab.notice('nets')).toContainText('The policy goal_critic.pth, goal_actor.pth', { timeout: 20_000 });
	const agent = page.getByTestId('agent');
	await expect(agent).toHaveAttribute('data-status', 'paused');
	await expect(agent).toContainText('This policy comes from files.');
	await expect(page.getByTestId('agent-swarm')).toContainText('%');
	await expect(page.getByTestId('agent-policy-q')).toHaveText(/^−?\d/);
	const plane = page.getByTestId('agent-plane');
	await expect.poll(async () => Number(await plane.getAttribute('data-landscapes'))).toBeGreaterThan(0);
	expect(await axeFindings(page, { parts: ['[role=tabpanel]'] })).toEqual([]);

	// Out again under the official names, and in from a script: the same policy.
	const saving = page.waitForEvent('download');
	await page.getByTestId('agent-networks').click();
	const saved = await saving;
	expect(saved.suggestedFilename()).toBe('latent-lab-goal-agent-A-step-0.safetensors');
	const bytes = Array.from(await readFile(await saved.path()));
	const opened = await page.evaluate((given) => window.latentLab.open(Uint8Array.from(given), 'agent'), bytes);
	expect(opened).toMatchObject({ kind: 'policy', environment: 'goal', hasCritic: true, stateDim: 17, width: 16 });
});

test('networks that are opened in a lesson, by the tab itself, end it and come after the learner’s own agents @once', async ({
	lab,
	page,
}) => {
	const path = (name: string) => fileURLToPath(new URL(`../fixtures/pytorch/${name}`, import.meta.url));
	await lab.openSmall();
	await page.evaluate((settings) => window.latentLab.agent.configure(settings), {
		...TINY,
		randomEpisodes: 60,
		representationSteps: 20,
		evaluationEpisodes: 5,
	});
	await page.evaluate(() => window.latentLab.agent.train(20));
	await page.getByTestId('course').click();
	await page.getByTestId('lesson-menu').click();
	await page.getByTestId('lesson-list').getByRole('button', { name: 'From a latent to a policy' }).click();
	const agent = page.getByTestId('agent');
	await expect(agent).toHaveAttribute('data-status', 'idle');
	await page.getByTestId('agent-file').setInputFiles(['goal_actor.pth', 'goal_vae.pth', 'goal_critic.pth'].map(path));
	await expect(lab.notice('nets')).toContainText('The files carry no settings', { timeout: 20_000 });
	await expect(agent).toHaveAttribute('data-status', 'paused');
	await expect(page.getByTestId('lesson')).toHaveCount(0);
	expect((await page.evaluate(() => window.latentLab.agent.state())).settings).toMatchObject({ width: 16 });
	// The learner's own agents are the former training.
	await page.getByTestId('agent-former').click();
	await expect(agent).toHaveAttribute('data-step', '20');
	expect((await page.evaluate(() => window.latentLab.agent.state())).settings).toMatchObject({
		seed: TINY.seed,
		width: 32,
	});
});
