/** A class bets on where the codes will lie: learners paint, the training scores, the teacher collects. */
import type { Page } from '@playwright/test';
import { readBetCode, writeBetCode } from '../../src/classBet/betCode';
import { noSquares, overlapOf, regionOf, sharesOf, squareAt } from '../../src/classBet/squares';
import { expect, hashOf, type Lab, LONG, test } from './lab';

const SMALL = hashOf({
	model: { width: 16 },
	data: { size: 500 },
	training: { batchSize: 16 },
	engine: 'simd',
});

// No part of the page that a bet has folds.
test.use({ calm: true });

/** Draws with the mouse from one place of the map to another, in σ of the prior. */
async function paint(page: Page, ...[first, ...others]: (readonly [z1: number, z2: number])[]): Promise<void> {
	const box = await page.getByTestId('bet-map').locator('canvas').boundingBox();
	if (!box) throw new Error('no map');
	const at = ([z1, z2]: readonly [number, number]) =>
		[box.x + ((z1 + 12) / 24) * box.width, box.y + ((12 - z2) / 24) * box.height] as const;
	await page.mouse.move(...at(first));
	await page.mouse.down();
	for (const place of others) await page.mouse.move(...at(place), { steps: 3 });
	await page.mouse.up();
}

/** Locks the bet; its code, checked against the codes of the training. */
async function bet(page: Page, lab: Lab): Promise<string> {
	await page.getByTestId('bet-lock').click();
	const code = (await page.getByTestId('bet-code').textContent(LONG)) ?? '';
	const said = readBetCode(code);
	if (!said) throw new Error(`no code: ${code}`);
	const { step, mean, std, z } = await lab.codes('A');
	expect(step).toBe(200);
	const [means, stds, zs] = [mean, std, z].map((values) => Float32Array.from(values));
	const region = regionOf(sharesOf({ mean: means, std: stds, z: zs }, 2));
	expect(said.score).toBe(overlapOf(said.painted, region).score);
	await expect(page.getByTestId('bet-score')).toHaveText(`${said.score} %`);
	return code;
}

test('two learners paint differently, and the teacher takes both, each once @once', async ({ lab, page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const open = `/?bet=class&steps=200${SMALL}`;
	await page.goto(open);
	const link = await page.getByTestId('bet-link').inputValue();
	await expect(page.getByTestId('bet-count')).toHaveAttribute('data-count', '0');

	await page.goto(link.replace('steps=200', 'steps=300'));
	await expect(page.getByText('The link is incomplete or damaged')).toBeVisible();
	await page.goto(link);
	await expect(page.getByTestId('bet-what')).toContainText('KL weight 0.1 · 200 steps');
	await expect(page.getByTestId('bet-lock')).toBeDisabled();
	await paint(page, [-1.5, 0.5], [1.5, 0.5], [0, -1.5]);
	// One more square from the keyboard.
	await page.getByRole('button', { name: /Brush at z₁ 0\.5, z₂ 0\.5, painted/ }).focus();
	for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: /Brush at z₁ 0\.5, z₂ 8\.5, painted/ })).toBeVisible();
	const painted = (await page.getByTestId('bet-painted').textContent()) ?? '';
	// A reload before the bet keeps the squares.
	await page.reload();
	await expect(page.getByTestId('bet-painted')).toHaveText(painted);
	const first = await bet(page, lab);
	expect(readBetCode(first)?.painted[squareAt(0.5, 8.5)]).toBe(1);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
	await page.reload();
	await expect(page.getByTestId('bet-code')).toHaveText(first);
	await expect(page.getByTestId('qr')).toBeVisible(LONG);

	await page.getByTestId('bet-another').click();
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await paint(page, [-8, 8], [-3, 8]);
	const second = await bet(page, lab);
	expect(readBetCode(first)?.score).toBeGreaterThan(readBetCode(second)?.score ?? 100);

	await page.goto(open);
	const other = writeBetCode({ bet: 1, learner: 1, score: 50, painted: noSquares().fill(1, 0, 9) });
	await page.getByTestId('bet-codes').fill(`Ann: ${first}\nBob: ${second.toLowerCase()}\n${first}\n${other}\nhello`);
	await page.getByTestId('bet-take').click();
	const answer = page.getByTestId('bet-answer');
	await expect(answer).toContainText('2 codes taken.');
	for (const why of ['taken already', 'a code of another bet', 'no code of a bet'])
		await expect(answer).toContainText(why);
	const scores = [first, second].map((code) => readBetCode(code)?.score ?? 0);
	const bins = scores.map((score) => Math.min(9, Math.floor(score / 10)));
	const counts = Array.from({ length: 10 }, (_, bin) => bins.filter((other) => other === bin).length);
	await expect(page.getByRole('img', { name: `100 %: ${counts.join(', ')}` })).toBeVisible();
	await expect(page.getByRole('img', { name: 'how many of 2 learners' })).toBeVisible();
	// This browser has no camera.
	await page.getByTestId('bet-scan').click();
	await expect(page.getByText('Type or paste the codes.')).toBeVisible(LONG);

	await page.reload();
	await expect(page.getByTestId('bet-count')).toHaveAttribute('data-count', '2');
	await page.getByTestId('bet-reveal').click();
	await expect(page.getByText('where the codes lie', { exact: true })).toBeVisible(LONG);
	await page.getByTestId('language').click();
	await expect(page.getByRole('heading', { name: '课堂竞猜' })).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
	await page.getByTestId('bet-drop-all').click();
	await expect(page.getByTestId('bet-count')).toHaveAttribute('data-count', '0');
	await page.getByRole('button', { name: '撤销' }).click();
	await expect(page.getByTestId('bet-count')).toHaveAttribute('data-count', '2');
	expect(lab.faults).toEqual([]);
});
