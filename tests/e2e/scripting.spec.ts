/** `window.latentLab`, as a notebook or a console uses it. */
import { expect, LONG, runs, test } from './lab';

test('what a script asks for right after a change is of the changed model @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(3);
	const { latentDim, step, rows } = await page.evaluate(async () => {
		await window.latentLab.configure({ model: { latentDim: 3 } });
		const snapshot = await window.latentLab.snapshot('A');
		const { action, mean } = snapshot;
		return { latentDim: snapshot.latentDim, step: snapshot.step, rows: mean.length / action.length };
	});
	expect({ latentDim, step, rows }).toEqual({ latentDim: 3, step: 0, rows: 3 });
});

test('a fresh page answers every call @once', async ({ lab, page }) => {
	await lab.open();
	expect(await page.evaluate(() => window.latentLab.version)).toMatch(/^\d+\.\d+\.\d+/);
	await lab.configure({ model: { width: 16 }, data: { size: 500 }, display: { points: 100 }, engine: 'reference' });
	const { step, engine, metrics } = await lab.train(7);
	expect([step, engine, metrics.length]).toEqual([7, 'reference', 2]);
	const codes = await lab.codes('B');
	const encoded = await page.evaluate(async () => {
		const { mean, std } = await window.latentLab.encode('B', [4, 0, 99]);
		return { mean: Array.from(mean), std: Array.from(std) };
	});
	const rowsOf = (values: readonly number[]) => [4, 0, 99].flatMap((row) => [values[2 * row], values[2 * row + 1]]);
	expect(encoded.mean).toEqual(rowsOf(codes.mean));
	expect(encoded.std).toEqual(rowsOf(codes.std));
	await page.evaluate(() => window.latentLab.reset());
	await expect.poll(async () => (await lab.codes('A')).step).toBe(0);
});

test('a call that makes no sense is refused with the reason @once', async ({ lab, page }) => {
	await lab.openSmall();
	const refusals = await page.evaluate(async () => {
		const { latentLab } = window;
		const calls = [
			latentLab.train(0),
			latentLab.snapshot('C' as 'A'),
			latentLab.configure({ model: { width: 3 } }),
			latentLab.decode('A', { state: [1], action: 0, z: [0, 0] }),
			latentLab.encode('A', [500]),
			latentLab.latentBox('A', 20),
			latentLab.load('{}'),
		];
		const settled = await Promise.allSettled(calls);
		return settled.map((result) => (result.status === 'rejected' ? String(result.reason) : 'accepted'));
	});
	for (const [i, reason] of [/steps/, /run/, /model\.width/, /state/, /transitions/, /percent/, /manifest/].entries())
		expect(refusals[i]).toMatch(reason);
	await expect(lab.notices).toHaveCount(0);
});

test('a script that names an engine that is not here is not kept waiting @once', async ({ lab, page }) => {
	await lab.openSmall();
	const outcome = await page.evaluate(async () => {
		const { latentLab } = window;
		await latentLab.configure({ engine: 'tfjs-webgpu' });
		const trained = latentLab.train(2).then(
			({ engine }) => `trained with ${engine}`,
			(error) => String(error),
		);
		const patience = new Promise<string>((resolve) => setTimeout(() => resolve('kept waiting'), 20_000));
		return Promise.race([trained, patience]);
	});
	expect(outcome).toMatch(/no adapter|trained with (simd|reference)/);
});

test('a manifest is loaded back @once', async ({ lab, page }) => {
	await lab.openSmall({ runs: runs({ klWeight: 0.7 }) });
	const manifest = await lab.manifest();
	await lab.configure({ runs: runs(), model: { width: 20 } });
	await page.evaluate((text) => window.latentLab.load(text), JSON.stringify(manifest));
	expect(await lab.manifest()).toEqual(manifest);
	await lab.ready();
});

test('steps that are asked for while it pauses are taken @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.trainButton.click();
	await lab.pastStep(0);
	const [reached, wanted] = await page.evaluate(async () => {
		void window.latentLab.pause();
		const { step } = await window.latentLab.state();
		return [(await window.latentLab.train(3)).step, step + 3];
	});
	expect(reached).toBeGreaterThanOrEqual(wanted);
	await expect(lab.trainButton).toBeVisible(LONG);
});
