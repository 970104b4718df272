// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { openingViewport } from '../../../src/map/input/openingView';
import { columnsOf } from '../../../src/plane/columns';
import {
	DEFAULT_VIEWPORT,
	type MapSize,
	project,
	toUnitX,
	toUnitY,
	type Viewport,
} from '../../../src/plane/projection';

/** Codes evenly along a line from one place to another. */
function line(from: readonly [number, number], to: readonly [number, number], count = 101) {
	const at = (row: number) => from.map((start, axis) => start + ((to[axis] - start) * row) / (count - 1));
	return columnsOf(Float32Array.from(Array.from({ length: count }, (_, row) => at(row)).flat()), 2, [0, 1]);
}

const near = line([-2, 0], [2, 0]);
const SHAPES: readonly MapSize[] = [
	{ width: 420, height: 530 },
	{ width: 500, height: 240 },
	{ width: 171, height: 171 },
];

/** What is in view on a map, in σ. */
function inView(viewport: Viewport, size: MapSize) {
	const at = project(viewport, size);
	const [left, right] = [toUnitX(at, 0), toUnitX(at, size.width)];
	return { left, right, bottom: toUnitY(at, size.height), top: toUnitY(at, 0) };
}

it('is the view of the prior as long as it shows most codes of each run', () => {
	expect(openingViewport([near, line([0, -2], [0, 5])], 101)).toBe(DEFAULT_VIEWPORT);
	expect(openingViewport([near, near], 0)).toBe(DEFAULT_VIEWPORT);
});

it('shows the prior and the middle 80 % of both runs on maps of any shape where a run has left', () => {
	const viewport = openingViewport([near, line([-6, -12], [1, -7])], 101);
	for (const size of SHAPES) {
		const { left, right, bottom, top } = inView(viewport, size);
		expect([left, bottom]).toEqual([expect.toSatisfy((x) => x < -5.3), expect.toSatisfy((y) => y < -11.5)]);
		expect([right, top]).toEqual([expect.toSatisfy((x) => x > 3), expect.toSatisfy((y) => y > 3)]);
	}
});

it('leaves stray codes out and never makes the rings too small to read', () => {
	const strays = Float32Array.from([...Array(19).fill([0, 9]).flat(), 500, 500]);
	const viewport = openingViewport([near, columnsOf(strays, 2, [0, 1])], 20);
	for (const size of SHAPES) expect(inView(viewport, size).right).toBeLessThan(30);
	const far = openingViewport([line([40, -80], [90, 80])], 101);
	for (const size of SHAPES) {
		const { left, bottom, top } = inView(far, size);
		expect(left).toBeLessThan(-3);
		expect([bottom, top]).toEqual([expect.toSatisfy((y) => y < -3), expect.toSatisfy((y) => y > 3)]);
		// The 3 σ ring is wider than an eighth of the map's shorter side.
		expect(6 * project(far, size).scale).toBeGreaterThan(Math.min(size.width, size.height) / 8);
	}
});

it('takes codes that are not numbers for none', () => {
	const lost = columnsOf(new Float32Array(20).fill(Number.NaN), 2, [0, 1]);
	const { zoom } = openingViewport([near, lost], 10);
	expect(zoom).toBeGreaterThan(0.8);
});
