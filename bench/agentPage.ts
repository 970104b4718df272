/** The agent in the built page: what a class waits for, and whether the page stays quick meanwhile. */
import type { Browser, Page } from '@playwright/test';
import { openPage, withBuiltPage } from './builtPage';
import { type Figure, median } from './statistics';
import { watchTasks } from './taskTimes';

/** Seeds whose first goal is waited for; the first one learns to the end. */
const SEEDS = [1, 2, 3, 4, 5] as const;

/** Environment steps of the teaching preset of Goal. */
const STEPS = 4_000;

export function benchAgentPage(): Promise<Figure[]> {
	return withBuiltPage(async (browser, address) => {
		const page = await openAgent(browser, address);
		const firstGoals: number[] = [];
		for (const seed of SEEDS.slice(1)) firstGoals.push(await firstGoal(page, seed));
		const whole = await learn(page);
		firstGoals.unshift(whole.firstGoal);
		await page.close();
		const longest = whole.longTasks.length > 0 ? `(longest ${Math.max(...whole.longTasks).toFixed(0)} ms)` : '';
		return [
			{
				what: `Goal, teaching preset: press → first goal of A or B, seeds ${SEEDS.join(', ')} (median)`,
				value: (median(firstGoals) / 1_000).toFixed(1),
				unit: `s (longest ${(Math.max(...firstGoals) / 1_000).toFixed(1)})`,
				budget: '≤ 8 s',
			},
			{
				what: `press → A and B at ${STEPS.toLocaleString('en')} environment steps, plane and world shown`,
				value: (whole.learned / 1_000).toFixed(1),
				unit: 's',
				budget: '≤ 40 s',
			},
			{ what: 'landscapes meanwhile', value: whole.landscapeRate.toFixed(1), unit: '/s', budget: '≥ 10 /s' },
			{ what: 'long tasks > 50 ms meanwhile', value: String(whole.longTasks.length), unit: longest, budget: '0' },
			{
				what: 'longest task meanwhile, processor time',
				value: Math.max(...whole.taskTimes).toFixed(0),
				unit: 'ms',
				budget: '≤ 50 ms',
			},
		];
	});
}

/** The page at rest, with the tab open. */
async function openAgent(browser: Browser, address: string): Promise<Page> {
	const page = await openPage(browser, address);
	await page.evaluate(async () => {
		await window.latentLab.engines();
		await window.latentLab.pause();
		await window.latentLab.everything(true);
	});
	await page.getByRole('tab', { name: 'Agent' }).click();
	await page.getByTestId('agent-train').waitFor();
	return page;
}

/** Starts over with a seed by a press of Train. @returns milliseconds until an exploring episode has scored */
async function firstGoal(page: Page, seed: number): Promise<number> {
	await page.evaluate(async (chosen) => {
		await window.latentLab.agent.reset();
		await window.latentLab.agent.configure({ seed: chosen });
	}, seed);
	const start = performance.now();
	await page.getByTestId('agent-train').click();
	await page.waitForFunction(() =>
		Array.from(document.querySelectorAll('[data-testid=agent-first-success] td')).some(
			({ textContent }) => textContent !== '–',
		),
	);
	return performance.now() - start;
}

/** Learns with the first seed to the end. */
async function learn(page: Page) {
	// What the seed before leaves behind is not of this one.
	await page.evaluate(() => window.latentLab.agent.reset());
	await page.waitForTimeout(1_000);
	const tasks = await watchTasks(page);
	await page.evaluate(() => window.probes.reset());
	const start = performance.now();
	const goal = await firstGoal(page, SEEDS[0]);
	const landscapes = () =>
		page
			.getByTestId('agent-plane')
			.getAttribute('data-landscapes')
			.then((count) => [Number(count), performance.now()] as const);
	const [first, from] = await landscapes();
	await page.waitForFunction(
		(steps) => Number(document.querySelector('[data-testid=agent]')?.getAttribute('data-step')) >= steps,
		STEPS,
	);
	const learned = performance.now() - start;
	const [last, until] = await landscapes();
	const { longTasks } = await page.evaluate(() => window.probes.read());
	return {
		firstGoal: goal,
		learned,
		longTasks,
		taskTimes: await tasks(),
		landscapeRate: (1_000 * (last - first)) / (until - from),
	};
}
