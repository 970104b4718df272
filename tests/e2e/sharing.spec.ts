/** Links and manifests: what they carry over, and what a broken or hostile one does: nothing but a notice. */
import { readFile } from 'node:fs/promises';
import { expect, hashOf, hashOfText, Lab, LONG, type Patch, runs, test } from './lab';

/** Far from the default in every part. */
const CHANGED: Patch = {
	environment: 'platform',
	published: false,
	data: { size: 700, seed: 5, actions: [0, 2], testShare: 0.25 },
	model: { width: 24, latentDim: 3, embeddingDim: 4 },
	training: { seed: 9, batchSize: 12, stopAt: 77 },
	engine: 'reference',
	runs: runs(
		{ klWeight: 0.25, schedule: { kind: 'step', every: 100, factor: 0.5 } },
		{ learningRate: 0.003, optimizer: 'rebuilt', parameterWeight: 4 },
	),
	display: {
		points: 300,
		colorBy: 'delta:2',
		dims: [0, 2],
		layers: { ellipses: false, samples: true },
		ellipseEvery: 4,
		boxPercent: 80,
		loss: 'raw',
	},
	probe: { action: 2, transition: 11, z: [0.5, -1.25, 2] },
};

test('a link carries every setting to another page @once', async ({ lab, page, context, baseURL }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL });
	await lab.openSmall();
	await lab.configure(CHANGED);
	await lab.ready();
	await page.getByTestId('share').click();
	const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
	await expect(page.getByText('Copied', { exact: true })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
	expect(link.length).toBeLessThan(1_200);

	const other = new Lab(await context.newPage(), lab.engine);
	await other.page.goto(link);
	await other.ready();
	const manifest = await lab.manifest();
	expect(await other.manifest()).toEqual(manifest);
	expect(manifest.config).toMatchObject(CHANGED);
	await lab.train(5);
	await other.train(5);
	expect(await other.codes('A')).toEqual(await lab.codes('A'));
	await expect(other.page.getByTestId('environment')).toHaveValue('platform');
	await expect(other.notices).toHaveCount(0);
});

test('the address follows the settings, and survives a reload @once', async ({ lab, page }) => {
	await lab.openSmall();
	const before = page.url();
	await lab.placeProbe([1.5, 0.5]);
	await expect.poll(() => page.url()).not.toBe(before);
	const manifest = await lab.manifest();
	await page.reload();
	await lab.ready();
	expect(await lab.manifest()).toEqual(manifest);
});

test('a link pasted over the address is taken in place @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(3);
	await page.evaluate((hash) => {
		location.hash = hash;
	}, hashOf(CHANGED));
	await expect(page.getByTestId('environment')).toHaveValue('platform');
	await lab.ready();
	expect((await lab.manifest()).config).toMatchObject(CHANGED);
});

const whole = hashOf({ model: { width: 32 } });

/** Links that give no configuration, with what the notice says of each. */
const HOSTILE: readonly (readonly [name: string, hash: string, says: RegExp])[] = [
	['cut off', whole.slice(0, -6), /cut off|damaged/],
	['with a width out of range', hashOf({ model: { width: 100_000 } }), /model\.width = 100000/],
	['that inflates to megabytes', hashOfText(`{"environment":"${'goal'.repeat(500_000)}"}`), /longer than any/],
	['with a mistyped letter', `${whole.slice(0, 12)}!${whole.slice(13)}`, /cut off|damaged/],
	['of no JSON', hashOfText('{"model":'), /cut off|damaged/],
	['of a later version', whole.replace('v1.', 'v2.'), /later version/],
	['with a number beyond all', hashOfText('{"model":{"latentDim":1e999}}'), /model\.latentDim = Infinity/],
	['with a setting that there is not', hashOf({ model: { height: 3 } }), /height/],
	['with words for numbers', hashOf({ training: { batchSize: '<b>64</b>' } }), /training\.batchSize/],
	['that reaches for a prototype', hashOfText('{"__proto__":{"polluted":1}}'), /__proto__/],
	['that reaches for a constructor', hashOf({ model: { constructor: { prototype: 1 } } }), /constructor/],
	['that is endless', `#v1.${'A'.repeat(20_000)}`, /longer than any/],
	['of bytes that are no text', hashOfText(Buffer.from([0xff, 0xfe, 0])), /damaged|cut off/],
];

/** The notice of a link, said once and as text. */
async function expectRefused(lab: Lab, says: RegExp): Promise<void> {
	await expect(lab.notice('link').getByRole('alert')).toContainText(says);
	await expect(lab.notices).toHaveCount(1);
	await expect(lab.notice('link').locator('b')).toHaveCount(0);
	expect(await lab.page.evaluate(() => 'polluted' in {})).toBe(false);
}

test('a broken or hostile link opens the default and says what is wrong @once', async ({ lab }) => {
	for (const [name, hash, says] of HOSTILE.slice(0, 3)) {
		await test.step(`a link ${name}`, async () => {
			await lab.open(hash);
			await expectRefused(lab, says);
			const config = await lab.config();
			expect(config.environment).toBe('goal');
			expect(config.model).toEqual({ width: 64, latentDim: 2, embeddingDim: 6 });
			expect(config.training.batchSize).toBe(64);
		});
	}
	// The page is alive all the same.
	await lab.notice('link').getByRole('button', { name: 'Dismiss' }).click();
	await expect(lab.notices).toHaveCount(0);
	await lab.pastStep(0);
});

test('a broken or hostile link that is pasted changes nothing @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(3);
	const [manifest, codes] = [await lab.manifest(), await lab.codes('A')];
	for (const [name, hash, says] of HOSTILE) {
		await test.step(`a link ${name}`, async () => {
			await page.evaluate((pasted) => {
				location.hash = pasted;
			}, hash);
			await expectRefused(lab, says);
			expect(await lab.manifest()).toEqual(manifest);
			await lab.notice('link').getByRole('button', { name: 'Dismiss' }).click();
			await expect(lab.notices).toHaveCount(0);
		});
	}
	expect(await lab.codes('A')).toEqual(codes);
});

test('a manifest is saved as a file and opened again @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.configure(CHANGED);
	await lab.ready();
	const manifest = await lab.manifest();
	await page.getByTestId('share').click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Manifest' }).click(),
	]);
	expect(download.suggestedFilename()).toBe('latent-lab-platform.json');
	const saved = await readFile(await download.path(), 'utf8');
	expect(JSON.parse(saved)).toEqual(manifest);
	await page.keyboard.press('Escape');

	await lab.openSmall();
	expect(await lab.manifest()).not.toEqual(manifest);
	// Judged by its content: an editor saved it as UTF-16 under a name of its own.
	await lab.openFile('course.JSON.txt', Buffer.from(`\uFEFF${saved}`, 'utf16le'));
	await expect(lab.notice('file')).toContainText('course.JSON.txt');
	await lab.ready();
	expect(await lab.manifest()).toEqual(manifest);
});

test('a training is saved as a file and goes on from it to the last bit @once', async ({ lab, page }) => {
	await lab.openSmall({ engine: 'reference' });
	await lab.train(12);
	await page.getByTestId('share').click();
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('download-training').click()]);
	expect(download.suggestedFilename()).toBe('latent-lab-goal.checkpoint');
	const saved = await readFile(await download.path());
	await page.keyboard.press('Escape');
	await lab.train(8);
	const further = await lab.codes('A');

	await lab.openSmall();
	await lab.openFile('twelve.checkpoint', saved);
	await expect(lab.notice('file')).toContainText('twelve.checkpoint');
	await lab.ready();
	await expect(lab.stepCount).toHaveAttribute('data-step', '12', LONG);
	await lab.train(8);
	expect(await lab.codes('A')).toEqual(further);

	// Half of it, and one with a weight that is no number.
	const manifest = await lab.manifest();
	await lab.openFile('half.checkpoint', saved.subarray(0, saved.length / 2));
	await expect(lab.notice('file')).toContainText('not a complete checkpoint');
	const broken = Buffer.from(saved);
	broken.fill(0xff, 4 + broken.readUInt32LE(0), 8 + broken.readUInt32LE(0));
	await lab.openFile('broken.checkpoint', broken);
	await expect(lab.notice('file')).toContainText('NaN or infinite');
	const refusal = await page.evaluate(
		(bytes) => window.latentLab.open(Uint8Array.from(bytes), 'x').catch(String),
		Array.from(broken),
	);
	expect(refusal).toMatch(/^RangeError: x: it holds weights or moments that are NaN/);
	expect(await lab.manifest()).toEqual(manifest);
	expect((await lab.codes('A')).step).toBe(20);

	// Put beside the page, it opens by a link, and lies nowhere else.
	await page.route('**/first.checkpoint', (route) => route.fulfill({ body: saved }));
	await lab.open('?open=first.checkpoint');
	await expect(lab.stepCount).toHaveAttribute('data-step', '12', LONG);
	await lab.ready();
	expect(await page.evaluate(() => window.latentLab.timeline())).toMatchObject({ branchSteps: [12] });
	await lab.train(8);
	expect(await lab.codes('A')).toEqual(further);
	await lab.open('?open=https%3A%2F%2Felsewhere.example%2Ffirst.checkpoint');
	await expect(lab.notice('file')).toContainText('next to the page');
});

test('weights of the official PyTorch code open, answer as PyTorch does, and train on @once', async ({ lab, page }) => {
	const fixture = (name: string) => readFile(new URL(`../fixtures/pytorch/${name}`, import.meta.url));
	const answers = JSON.parse(String(await fixture('goal_vae.json')));
	await lab.openSmall({ environment: 'platform', engine: 'reference' });
	await lab.openFile('anything.txt', await fixture('goal_vae.pth'));
	await expect(lab.notice('file')).toContainText('anything.txt');
	await expect(lab.notice('file')).toContainText('Goal, width 32, d₁ = 6, Z = 2');
	await lab.ready();
	const given = await page.evaluate(async ({ state, action, parameters, z }) => {
		const { latentLab } = window;
		const row = { state: state[0], action: action[0] };
		const decoded = await latentLab.decode('B', { ...row, z: z[0] });
		const encoded = await latentLab.encode('A', { ...row, parameters: parameters[0] });
		const { config, step } = await latentLab.state();
		const numbers = [decoded.parameters, decoded.stateDelta, encoded.mean, encoded.std].flatMap((all) =>
			Array.from(all),
		);
		return { environment: config.environment, step, numbers };
	}, answers);
	expect([given.environment, given.step]).toEqual(['goal', 0]);
	// What is exported has the same numbers, bit for bit, in the same order.
	const exported = Buffer.from(
		await page.evaluate(async () => Array.from(await window.latentLab.exportFile('safetensors:B'))),
	);
	const numbersOf = (file: Buffer) => file.subarray(8 + file.readUInt32LE(0));
	expect(numbersOf(exported).equals(numbersOf(await fixture('goal_vae.safetensors')))).toBe(true);
	const codes = await page.evaluate(async () => (await window.latentLab.exportFile('csv:codes')).length);
	expect(codes).toBeGreaterThan(1000);
	const wanted = ['decoded_parameters', 'decoded_state_delta', 'mean', 'std'].flatMap((name) => answers[name][0]);
	expect(given.numbers).toHaveLength(wanted.length);
	for (const [i, number] of given.numbers.entries()) expect(Math.abs(number - wanted[i])).toBeLessThan(1e-5);

	// A reload does not lose them, though nothing was trained.
	const opened = await lab.codes('A');
	await page.reload();
	await lab.notice('kept').getByRole('button', { name: 'Show' }).click();
	await expect.poll(() => lab.codes('A'), LONG).toEqual(opened);
	await lab.train(5);
	expect((await lab.codes('A')).step).toBe(5);
	const before = await lab.manifest();
	await lab.openFile('evil.pth', await fixture('calls_a_function.pth'));
	await expect(lab.notice('file')).toContainText('asks for posix.system');
	expect(await lab.manifest()).toEqual(before);
	expect((await lab.codes('A')).step).toBe(5);
});

const FILES: readonly (readonly [name: string, content: string | Buffer, says: RegExp])[] = [
	['no JSON', 'once upon a time', /neither a manifest nor a checkpoint/],
	['JSON of something else', '{"format":"other"}', /not a manifest/],
	['an array', '[]', /not a manifest/],
	['far too much', Buffer.alloc(100_000, 32), /larger than/],
];

test('a file that is no manifest changes nothing and is said so @once', async ({ lab }) => {
	await lab.openSmall();
	await lab.train(3);
	const manifest = await lab.manifest();
	for (const [, content, says] of FILES) {
		await lab.openFile('wrong.json', content);
		await expect(lab.notice('file')).toContainText(says);
		await expect(lab.notice('file')).toContainText('wrong.json');
	}
	const outOfRange = structuredClone(manifest) as { config: { model: { width: number } } };
	outOfRange.config.model.width = 7;
	await lab.openFile('wrong.json', JSON.stringify(outOfRange));
	await expect(lab.notice('file')).toContainText(/model\.width = 7/);
	expect(await lab.manifest()).toEqual(manifest);
	expect((await lab.codes('A')).step).toBe(3);
});
