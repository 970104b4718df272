/** The two maps: one ruler, linked selections, colours, a table, and which latent dims are shown. */
import { type Codes, expect, type Lab, numberOf, runs, test } from './lab';

/** A model that has spread its codes. */
async function openTrained(lab: Lab, latentDim = 2): Promise<{ a: Codes; b: Codes }> {
	await lab.openSmall({ model: { latentDim }, runs: runs({ klWeight: 0.02 }) });
	await lab.train(120);
	return { a: await lab.codes('A'), b: await lab.codes('B') };
}

/** How the share of the variance of μ in some dims is printed. */
function variancePercent({ mean }: Codes, latentDim: number, dims: readonly number[]): number {
	const variances = Array.from({ length: latentDim }, (_, dim) => {
		const column = mean.filter((_, i) => i % latentDim === dim);
		const middle = column.reduce((sum, value) => sum + value, 0) / column.length;
		return column.reduce((sum, value) => sum + (value - middle) ** 2, 0) / column.length;
	});
	const total = variances.reduce((sum, value) => sum + value, 0);
	return Math.round((100 * dims.reduce((sum, dim) => sum + variances[dim], 0)) / total);
}

test('both maps keep one ruler through zoom, drag and fit @once', async ({ lab, page }) => {
	await openTrained(lab);
	const places = async () => {
		const [a, b] = [await lab.handleAt(lab.probe), await lab.handleAt(lab.probeB)];
		const [left, right] = [await lab.placeOn(lab.mapA, 0, 0), await lab.placeOn(lab.mapB, 0, 0)];
		return { a: [a.x - left.x, a.y - left.y], b: [b.x - right.x, b.y - right.y] };
	};
	const expectOneRuler = async () => {
		const { a, b } = await places();
		for (const axis of [0, 1]) expect(Math.abs(a[axis] - b[axis])).toBeLessThan(1);
	};
	const start = await places();
	await expectOneRuler();
	await page.getByRole('button', { name: 'Zoom in' }).click();
	await expect.poll(async () => Math.abs((await places()).a[1] - 1.5 * start.a[1])).toBeLessThan(1);
	await expectOneRuler();

	// The wheel over one map moves both.
	const { x, y } = await lab.placeOn(lab.mapB, 0, 0);
	await page.mouse.move(x, y);
	await page.mouse.wheel(0, -240);
	await expect.poll(async () => Math.abs((await places()).a[1])).toBeGreaterThan(1.6 * Math.abs(start.a[1]));
	await expectOneRuler();
	await page.getByRole('button', { name: /Default view/ }).click();
	await expect.poll(async () => Math.abs((await places()).a[1] - start.a[1])).toBeLessThan(1);

	// A drag of one map's ground moves both.
	await page.mouse.move(x + 60, y + 100);
	await page.mouse.down();
	await page.mouse.move(x + 100, y + 80, { steps: 4 });
	await page.mouse.up();
	await expect.poll(async () => Math.abs((await places()).a[0] - start.a[0] - 40)).toBeLessThan(1);
	await expectOneRuler();
});

test('codes outside the view are counted at the edge, shown small, and followed with the prior in view @once', async ({
	lab,
	page,
}) => {
	const { a } = await openTrained(lab);
	const pills = page.getByRole('button', { name: /points (to the|above|below)/ });
	for (let press = 0; press < 8; press++) await page.getByRole('button', { name: 'Zoom in' }).click();
	await expect.poll(() => pills.count()).toBeGreaterThan(1);
	const counts = await lab.mapA.getByRole('button', { name: /points (to the|above|below)/ }).allTextContents();
	const outside = counts.reduce((sum, text) => sum + numberOf(text.replaceAll(/[^\d]/g, '')), 0);
	expect(outside).toBeGreaterThan(0);
	expect(outside).toBeLessThanOrEqual(a.action.length);
	// Most are out of view: the whole is shown small, and a drag in it moves the view.
	const mini = page.getByTestId('mini-map-a');
	await expect(mini).toBeVisible();
	const before = await lab.picture(lab.mapB);
	await mini.hover();
	await page.mouse.down();
	await page.mouse.move((await mini.boundingBox())?.x ?? 0, (await mini.boundingBox())?.y ?? 0, { steps: 2 });
	await page.mouse.up();
	await expect.poll(() => lab.picture(lab.mapB)).not.toBe(before);
	// Following those beyond an edge, the prior stays: its 3 σ are in view at all four sides.
	await pills.last().click();
	for (const z of [
		[3, 0],
		[-3, 0],
		[0, 3],
		[0, -3],
	]) {
		await lab.placeProbe(z);
		await expect(lab.probe).not.toHaveAttribute('data-outside');
	}
	await page.getByRole('button', { name: 'fit', exact: true }).click();
	await expect(pills).toHaveCount(0);
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(200);
});

test('a lasso on one map selects the same transitions on both @once', async ({ lab, page }) => {
	const { a } = await openTrained(lab);
	const picture = await lab.picture(lab.mapB);
	await page.getByRole('button', { name: 'Lasso' }).click();
	// Round everything right of the codes' middle.
	const across = a.mean.filter((_, i) => i % 2 === 0).sort((one, other) => one - other);
	const edge = across[100];
	const corners = [
		[edge, 3.9],
		[edge, -3.9],
		[3.9, -3.9],
		[3.9, 3.9],
	];
	const places = await Promise.all(corners.map(([x, y]) => lab.placeOn(lab.mapA, x, y)));
	await page.mouse.move(places[0].x, places[0].y);
	await page.mouse.down();
	for (const { x, y } of [...places.slice(1), places[0]]) await page.mouse.move(x, y, { steps: 4 });
	await page.mouse.up();

	const [slack] = [2 / places[0].unit];
	const inside = (margin: number) =>
		across.filter((x, row) => x > edge + margin && x < 3.9 - margin && row >= 0).length;
	const selected = page.getByRole('button', { name: /\d+ selected/ });
	const count = Number.parseInt((await selected.textContent()) ?? '', 10);
	expect(count).toBeGreaterThanOrEqual(inside(slack) - 5);
	expect(count).toBeLessThanOrEqual(inside(-slack));
	await expect.poll(() => lab.picture(lab.mapB)).not.toBe(picture);

	await page.getByRole('button', { name: 'table' }).click();
	await expect(page.getByRole('checkbox', { name: /Select transition/ })).toHaveCount(25);
	const checked = page.getByRole('checkbox', { name: /Select transition/, checked: true });
	const firstRows = Array.from({ length: 25 }, (_, row) => a.mean[2 * row] > edge).filter(Boolean).length;
	expect(Math.abs((await checked.count()) - firstRows)).toBeLessThanOrEqual(1);
	await selected.click();
	await expect(selected).toHaveCount(0);
	await expect(checked).toHaveCount(0);
});

test('a click takes a transition: its card tells what it was, and it can be pinned @once', async ({ lab, page }) => {
	const { a, b } = await openTrained(lab);
	// Not at the probe, which takes the press, nor at the counts at the edge.
	const [probeX, probeY] = await lab.z();
	const apart = Array.from(a.action, (_, i) => {
		const [x, y] = [a.mean[2 * i], a.mean[2 * i + 1]];
		return Math.max(Math.abs(x), Math.abs(y)) < 2.8 ? Math.hypot(x - probeX, y - probeY) : -1;
	});
	const row = apart.indexOf(Math.max(...apart));
	expect(apart[row]).toBeGreaterThan(0.5);
	const place = await lab.placeOn(lab.mapA, a.mean[2 * row], a.mean[2 * row + 1]);
	await page.mouse.click(place.x, place.y);
	const { transition, z, action } = (await lab.config()).probe;
	for (const dim of [0, 1]) expect(z[dim]).toBeCloseTo(a.mean[2 * transition + dim], 4);
	expect(Math.hypot(z[0] - a.mean[2 * row], z[1] - a.mean[2 * row + 1])).toBeLessThan(10 / place.unit);
	expect(action).toBe(a.action[transition]);
	const card = page.getByRole('region', { name: `Transition ${transition}`, exact: true });
	await expect(card).toContainText(`#${transition}`);
	const written = (mean: readonly number[]) =>
		[0, 1]
			.map((dim) => mean[2 * transition + dim])
			.map((value) => value.toFixed(Math.abs(value) < 0.1 ? 3 : 2).replace('-', '−'))
			.join(', ');
	await expect(card).toContainText(written(a.mean));
	await expect(card).toContainText(written(b.mean));
	await card.getByRole('button', { name: 'pin as start' }).click();
	await expect(page.getByRole('spinbutton', { name: 'Transition pinned as start' })).toHaveValue(String(transition));
	await card.getByRole('button', { name: 'Close' }).click();
	await expect(card).toHaveCount(0);
});

test('the colours say what is chosen @once', async ({ lab, page }) => {
	await openTrained(lab);
	const colour = page.getByRole('combobox', { name: 'colour' });
	const gradient = page.getByRole('img', { name: /Colour scale/ });
	await expect(gradient).toBeVisible();
	const pictures = [await lab.picture(lab.mapA)];
	for (const choice of ['action', 'reward', 'state:0', 'delta:12']) {
		await colour.selectOption(choice);
		await expect.poll(async () => pictures.includes(await lab.picture(lab.mapA))).toBe(false);
		pictures.push(await lab.picture(lab.mapA));
		await expect(gradient).toHaveCount(choice === 'action' ? 0 : 1);
		expect((await lab.config()).display.colorBy).toBe(choice);
	}
	await colour.selectOption('parameter:0');
	await expect.poll(() => lab.picture(lab.mapA)).toBe(pictures[0]);
});

test('every layer can be hidden and shown @once', async ({ lab, page }) => {
	await openTrained(lab);
	await page.getByRole('button', { name: 'layers', exact: true }).click();
	const panel = page.getByRole('dialog', { name: 'layers' });
	const all = await lab.picture(lab.mapA);
	await panel.getByRole('checkbox', { name: /^μ/ }).uncheck();
	await panel.getByRole('checkbox', { name: /ellipses/ }).uncheck();
	await expect.poll(() => lab.ink(lab.mapA)).toBe(0);
	const none = await lab.picture(lab.mapA);
	await panel.getByRole('checkbox', { name: /^z/ }).check();
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(200);
	await panel.getByRole('checkbox', { name: /^z/ }).uncheck();
	await expect.poll(() => lab.picture(lab.mapA)).toBe(none);
	await panel.getByRole('checkbox', { name: /^Prior/ }).uncheck();
	await expect(lab.mapA.getByText('1σ')).toBeHidden();
	await panel.getByRole('checkbox', { name: /^μ/ }).check();
	await panel.getByRole('checkbox', { name: /ellipses/ }).check();
	await panel.getByRole('checkbox', { name: /^Prior/ }).check();
	await expect.poll(() => lab.picture(lab.mapA)).toBe(all);
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
});

test('the table holds the same codes as numbers @once', async ({ lab, page }) => {
	const { a, b } = await openTrained(lab);
	await page.getByRole('button', { name: 'table' }).click();
	await expect(lab.mapA).toHaveCount(0);
	const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '3', exact: true }) });
	const written = (numbers: readonly number[]) => [6, 7].map((i) => numbers[i].toFixed(2).replace('-', '−')).join(', ');
	for (const numbers of [a.mean, a.std, a.z, b.mean, b.std, b.z])
		await expect(row.getByRole('cell', { name: written(numbers), exact: true }).first()).toBeVisible();

	await page.getByRole('button', { name: 'Next' }).click();
	await expect(page.getByRole('rowheader', { name: '25', exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Put the probe on the point of transition 30 in run B' }).click();
	const { z, transition } = (await lab.config()).probe;
	expect(transition).toBe(30);
	expect(z[0]).toBeCloseTo(b.mean[60], 4);
	await page.getByRole('button', { name: 'table' }).click();
	await expect(lab.mapA).toBeVisible();
	await expect.poll(() => lab.ink(lab.mapA)).toBeGreaterThan(200);
});

test('of three latent dims the two on the axes can be chosen, and their share is told @once', async ({ lab, page }) => {
	const { a, b } = await openTrained(lab, 3);
	const share = (dims: readonly number[]) => [variancePercent(a, 3, dims), variancePercent(b, 3, dims)];
	const [shareA, shareB] = share([0, 1]);
	await expect(page.getByText(/you see 2 of 3 dimensions/)).toContainText(`A ${shareA} %, B ${shareB} %`);
	await lab.configure({ probe: { z: [0.3, -0.6, 0.9] } });
	const picture = await lab.picture(lab.mapA);

	await page.getByRole('combobox', { name: 'up' }).selectOption('2');
	expect((await lab.config()).display.dims).toEqual([0, 2]);
	const [otherA, otherB] = share([0, 2]);
	await expect(page.getByText(/you see 2 of 3 dimensions/)).toContainText(`A ${otherA} %, B ${otherB} %`);
	await expect.poll(() => lab.picture(lab.mapA)).not.toBe(picture);
	await expect(lab.probe).toHaveAttribute('aria-valuetext', 'z₁ 0.30, z₃ 0.90');
	// The dim that is not shown keeps its value.
	await lab.probe.focus();
	await page.keyboard.press('ArrowUp');
	expect(await lab.z()).toEqual([0.3, -0.6, 1]);
	await lab.expectPrintsDecoded();
});

test('one latent dim is a line @once', async ({ lab, page }) => {
	await lab.openSmall({ model: { latentDim: 1 } });
	await lab.train(20);
	expect((await lab.codes('A')).mean).toHaveLength(200);
	await lab.probe.focus();
	await page.keyboard.press('ArrowRight');
	await expect(lab.probe).toHaveAttribute('aria-valuetext', 'z₁ 0.50');
	await lab.expectPrintsDecoded();
});
