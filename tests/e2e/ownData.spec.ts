/** Transitions of one's own: from a file over the dialog to a training, and back from a link and a saved training. */
import { readFileSync } from 'node:fs';
import { axeFindings } from './axe';
import { expect, LONG, numberOf, test } from './lab';

const file = (name: string) => readFileSync(new URL(`../fixtures/data/${name}`, import.meta.url));

test('a table is opened, asked about, trained on, shared by its id, and asked for again @once', async ({
	lab,
	page,
	baseURL,
}) => {
	await page.setViewportSize({ width: 1280, height: 800 });
	await lab.openSmall();
	const simulated = await lab.manifest();

	// A value that is no number anywhere near is told with its place, in words.
	const broken = file('bom.csv')
		.toString('utf8')
		.replace(/^((?:[^\n]*\n){2})[^,]+/, '$1far');
	await lab.openFile('broken.csv', broken);
	const dialog = page.getByTestId('own-data');
	await expect(dialog).toBeVisible(LONG);
	await page.getByTestId('train-own').click();
	await expect(dialog.getByRole('alert')).toContainText('row 2 is “far”');
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	expect((await lab.config()).environment).toBe('goal');

	// Dropped on the page: what is guessed, what is asked, and names and units that a person gives.
	const content = Array.from(file('german.csv'));
	await page.evaluate((bytes) => {
		const data = new DataTransfer();
		data.items.add(new File([Uint8Array.from(bytes)], 'german.csv'));
		document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
	}, content);
	await expect(dialog.getByRole('heading', { level: 2 })).toHaveText('Transitions from german.csv', LONG);
	await expect(dialog.locator('[data-column="action"]')).toContainText('kick, dash, wait');
	await expect(dialog.locator('[data-column="action"] select')).toHaveValue('action');
	await expect(dialog.locator('[data-column="next_state_x"] select')).toHaveValue('next');
	const power = dialog.locator('[data-action="kick"] tr').first();
	await power.getByRole('textbox', { name: 'Unit of power' }).fill('m/s');
	await power.getByRole('textbox', { name: 'From of power' }).fill('0');
	await power.getByRole('textbox', { name: 'To of power' }).fill('30');
	expect(await axeFindings(page, { parts: ['[data-testid="own-data"]'] })).toEqual([]);
	await page.getByTestId('train-own').click();
	await expect(lab.notice('file')).toContainText('120 transitions of 120 rows are the data now.');
	await lab.pastStep(20);
	await lab.pause();

	// It is drawn everywhere but in the scene, and decodes in the units of the data.
	const { environment, data } = await lab.config();
	expect(environment).toMatch(/^data-[0-9a-f]{16}$/);
	expect(data.size).toBe(120);
	await expect(page.getByTestId('environment')).toHaveValue(environment);
	await expect(lab.decodedAction.getByTestId('no-simulator')).toBeVisible();
	await expect(lab.decodedAction).toContainText('kick');
	await expect(lab.parameters).toContainText('m/s');
	const [scaled] = await lab.printedParameters();
	const shown = numberOf(/(−?[\d.]+)\s*m\/s/.exec((await lab.parameters.textContent()) ?? '')?.[1] ?? null);
	expect(Math.abs(shown - 15 * (scaled + 1))).toBeLessThan(0.2);
	expect(await lab.ink(lab.mapA)).toBeGreaterThan(0);

	// The probe is moved there as anywhere.
	const z = await lab.z();
	await lab.probe.focus();
	await page.keyboard.press('ArrowRight');
	await expect.poll(async () => (await lab.z())[0]).toBeCloseTo(z[0] + 0.1, 5);
	await lab.placeProbe([...z]);

	// Taken along with what they are, and the training beside them.
	const exported = await page.evaluate(async () => Array.from(await window.latentLab.exportFile('npz:data')));
	const weights = await page.evaluate(async () => Array.from(await window.latentLab.exportFile('npz:A')));
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page
			.getByTestId('share')
			.click()
			.then(() => page.getByTestId('download-training').click()),
	]);
	const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
	const training = readFileSync(await download.path());
	const codes = await lab.codes('A');
	await page.keyboard.press('Escape');

	async function openThroughNotice(name: string, bytes: number[]): Promise<void> {
		const [chooser] = await Promise.all([
			page.waitForEvent('filechooser'),
			lab.notice('data').getByRole('button', { name: 'Open a file' }).click(),
		]);
		await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
	}

	// In another browser the link asks for the data, and goes on once they are there.
	await page.goto('about:blank');
	const protocol = await page.context().newCDPSession(page);
	const clearStorage = () =>
		protocol.send('Storage.clearDataForOrigin', {
			origin: new URL(baseURL ?? '').origin,
			storageTypes: 'indexeddb',
		});
	await clearStorage();
	await lab.open(link.slice(link.indexOf('#')));
	await expect(lab.notice('data')).toContainText(environment);
	await openThroughNotice('data.npz', exported);
	await expect(page.getByTestId('environment')).toHaveValue(environment, LONG);
	await expect.poll(async () => (await lab.config()).runs, LONG).toEqual(simulated.config.runs);
	expect((await lab.config()).data.size).toBe(120);

	// And so does the saved training, bit for bit.
	await lab.openFile('own.checkpoint', training);
	await expect(lab.notice('file')).toContainText('own.checkpoint', LONG);
	await lab.ready();
	expect((await lab.codes('A')).mean).toEqual(codes.mean);

	// Two data of one size: a person says of which the weights are, also when the browser has kept them from before.
	const chooseGerman = async () => {
		await lab.openFile('weights.npz', Buffer.from(weights));
		const choice = page.getByTestId('world-choice');
		await expect(choice.getByRole('radio')).toHaveCount(2, LONG);
		await choice.getByRole('radio', { name: 'german' }).check();
		await page.getByTestId('choose-world').click();
		await expect(page.getByTestId('environment')).toHaveValue(environment, LONG);
		await expect(lab.notice('file')).toContainText('weights.npz');
	};
	await lab.openFile('other.csv', file('bom.csv'));
	await page.getByTestId('train-own').click();
	await expect(page.getByTestId('environment')).not.toHaveValue(environment, LONG);
	await chooseGerman();
	await lab.open();
	await expect(page.getByTestId('environment')).toHaveValue('goal');
	await chooseGerman();

	// No data of their size: it is asked for, and the weights are there with the data.
	await page.goto('about:blank');
	await clearStorage();
	await lab.open();
	await lab.openFile('weights.npz', Buffer.from(weights));
	await expect(lab.notice('data')).toContainText('S = 2, K = 3 and P = 2', LONG);
	await openThroughNotice('data.npz', exported);
	await expect(lab.notice('file')).toContainText('weights.npz', LONG);
	await lab.ready();
	expect((await lab.codes('A')).mean).toEqual(codes.mean);
});
