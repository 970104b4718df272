/** Another world: on no frame of the display do names of the one stand over values of the other. */
import { environmentById } from '../../src/environments/registry';
import { expect, hashOf, type Lab, LONG, test } from './lab';

/** What one frame of the display shows. */
interface Shown {
	readonly header: string;
	readonly action: string;
	readonly choices: string;
	readonly legend: string;
	/** Worlds of the codes on the two maps; '' for none. */
	readonly maps: readonly string[];
	/** Points in run A's map. */
	readonly inked: boolean;
}

/** Notes what every frame of the display shows from now on. */
async function record({ page }: Lab): Promise<void> {
	await page.evaluate(() => {
		const shown: Shown[] = [];
		Object.assign(window, { shown });
		const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
		const note = () => {
			const canvases = ['a', 'b'].map((run) =>
				document.querySelector<HTMLCanvasElement>(`[data-testid=latent-map-${run}] canvas[data-environment]`),
			);
			const [canvas] = canvases;
			const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
			shown.push({
				header: document.querySelector<HTMLSelectElement>('[data-testid=environment]')?.value ?? '',
				action: text('[data-testid=decoded-discrete]'),
				choices: text('[data-testid=decoded-action] [role=radiogroup], [data-testid=decoded-action] fieldset'),
				legend: text('[aria-label="Shapes of the discrete actions"]'),
				maps: canvases.map((map) => map?.dataset.environment ?? ''),
				inked: pixels.some((value) => value > 0),
			});
			requestAnimationFrame(note);
		};
		requestAnimationFrame(note);
	});
}

const taken = ({ page }: Lab) => page.evaluate(() => (window as unknown as { shown: Shown[] }).shown.splice(0));

const namesOf = (id: string) => environmentById(id)?.actions.map(({ name }) => name.en) ?? [];

/** Every frame belongs to one world, and the change was seen. */
function expectOneWorld(frames: readonly Shown[], from: string, to: string): void {
	const headers = new Set(frames.map(({ header }) => header));
	expect([...headers]).toEqual([from, to]);
	for (const { header, action, choices, legend, maps, inked } of frames) {
		const other = namesOf(header === from ? to : from);
		for (const name of other) expect([action, choices, legend].join(' | ')).not.toContain(name);
		// '': the panel is being laid out again.
		expect([...namesOf(header), 'Waiting for a model', '']).toContain(action);
		for (const map of maps) expect(['', header]).toContain(map);
		if (maps[0] === '') expect(inked).toBe(false);
	}
	// The names of the new world were there before its codes.
	expect(frames.some(({ header, maps }) => header === to && maps[0] === '')).toBe(true);
	expect(frames.at(-1)).toMatchObject({ header: to, maps: [to, to] });
}

test('names, map and legend are always of one world, whatever leads there @once', async ({ lab, page }) => {
	await lab.openSmall();
	await lab.train(30);
	await record(lab);
	const arrived = async (id: string) => {
		await expect(page.locator(`[data-testid=latent-map-b] canvas[data-environment="${id}"]`)).toBeAttached(LONG);
		await expect(page.locator('[data-testid="lesson-stage"]:not([data-ready])')).toHaveCount(0, LONG);
		await lab.expectEngine(/./);
	};
	const ways: readonly (readonly [from: string, to: string, go: () => Promise<unknown>])[] = [
		['goal', 'platform', () => page.getByTestId('environment').selectOption('platform')],
		// A lesson puts the page's training aside and stands on one of its own; leaving it takes it up again.
		['platform', 'goal', () => page.getByTestId('course').click()],
		['goal', 'platform', () => page.getByTestId('lesson-leave').click()],
		['platform', 'goal', () => page.keyboard.press('Control+z')],
		['goal', 'platform', () => lab.configure({ environment: 'platform', probe: { action: 1 } })],
		[
			'platform',
			'catch-point',
			() =>
				page.evaluate(
					(hash) => {
						location.hash = hash;
					},
					hashOf({ environment: 'catch-point', engine: lab.engine, data: { size: 500 }, display: { points: 200 } }),
				),
		],
	];
	for (const [from, to, go] of ways) {
		await taken(lab);
		await page.evaluate(() => new Promise(requestAnimationFrame));
		await go();
		await arrived(to);
		expectOneWorld(await taken(lab), from, to);
	}
});
