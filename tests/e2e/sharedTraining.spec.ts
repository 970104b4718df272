/** A link of a training: whoever opens it sees what its sender saw. */
import { expect, hashOf, Lab, LONG, runs, test } from './lab';

/** The shared link of the page, from the dialog. */
async function sharedLink({ page }: Lab): Promise<string> {
	await page.getByTestId('share').click();
	return page.getByRole('textbox', { name: 'Link' }).inputValue();
}

test('a link trains another page to the same codes, through a change of w @once', async ({ lab, context }) => {
	// The engine that the page takes by itself where there is no GPU.
	await lab.openSmall({ engine: 'auto' });
	await lab.expectEngine('simd');
	await lab.train(30);
	await lab.configure({ runs: runs({}, { klWeight: 0.5 }) });
	await lab.train(30);
	const link = await sharedLink(lab);

	const other = new Lab(await context.newPage(), lab.engine);
	await other.page.goto(link);
	await expect(other.page.getByTestId('linked-training')).toHaveAttribute('data-status', 'reached', LONG);
	await expect(other.page.getByTestId('linked-training')).toContainText('Trained to step 60');
	for (const run of ['A', 'B'] as const) expect(await other.codes(run)).toEqual(await lab.codes(run));
	expect(await other.config()).toEqual(await lab.config());
	await other.expectEngine('simd');
	await lab.train(3);
	await other.train(3);
	expect(await other.codes('B')).toEqual(await lab.codes('B'));
	await expect(other.page.getByTestId('linked-training')).toHaveCount(0);
	await expect(other.notices).toHaveCount(0);
});

test('an unknown engine is replaced and named; Cancel stops on the way @once', async ({ lab, page }) => {
	await lab.open(
		hashOf({ data: { size: 500 }, training: { batchSize: 512 }, trained: { step: 90_000, engine: 'abacus' } }),
	);
	const linked = page.getByTestId('linked-training');
	await expect(page.getByTestId('linked-engine')).toContainText('abacus', LONG);
	await lab.pastStep(2);
	await expect(linked.getByRole('progressbar')).toBeVisible();
	await page.getByTestId('linked-cancel').click();
	await expect(linked).toHaveAttribute('data-status', 'stopped');
	await expect.poll(async () => (await lab.state()).phase, LONG).toBe('paused');
	expect((await lab.config()).engine).toBe('auto');
});

test('a link without a training says what is shown @once', async ({ lab, page }) => {
	await lab.openSmall();
	await expect(page.getByTestId('linked-training')).toContainText('step 0');
	await lab.train(2);
	await expect(page.getByTestId('linked-training')).toHaveCount(0);
});
