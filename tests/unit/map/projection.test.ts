import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	DEFAULT_VIEWPORT,
	fitViewport,
	project,
	reveal,
	toPixelX,
	toPixelY,
	toUnitX,
	toUnitY,
	zoomAbout,
} from '../../../src/plane/projection';

const size = { width: 420, height: 500 };
const unit = fc.double({ min: -50, max: 50, noNaN: true });
const viewport = fc.record({ x: unit, y: unit, zoom: fc.double({ min: 0.01, max: 50, noNaN: true }) });

describe('projection', () => {
	test('opens on the origin with 50 pixels a unit on 420', () => {
		const projection = project(DEFAULT_VIEWPORT, size);
		expect([toPixelX(projection, 0), toPixelY(projection, 0)]).toEqual([210, 250]);
		expect([toPixelX(projection, 1), toPixelY(projection, 1)]).toEqual([260, 200]);
	});

	test('goes there and back', () => {
		fc.assert(
			fc.property(viewport, unit, unit, (view, x, y) => {
				const projection = project(view, size);
				expect(toUnitX(projection, toPixelX(projection, x))).toBeCloseTo(x, 6);
				expect(toUnitY(projection, toPixelY(projection, y))).toBeCloseTo(y, 6);
			}),
		);
	});

	test('keeps the place still that is zoomed about', () => {
		fc.assert(
			fc.property(viewport, unit, unit, fc.double({ min: 0.5, max: 2, noNaN: true }), (view, x, y, factor) => {
				const before = project(view, size);
				const after = project(zoomAbout(view, factor, x, y), size);
				expect(toPixelX(after, x)).toBeCloseTo(toPixelX(before, x), 5);
				expect(toPixelY(after, y)).toBeCloseTo(toPixelY(before, y), 5);
			}),
		);
	});

	test('fits an extent with room round it', () => {
		const extent = { left: -2, right: 12, bottom: -1, top: 6 };
		const projection = project(fitViewport(extent, size), size);
		expect(toPixelX(projection, -2)).toBeGreaterThan(20);
		expect(toPixelX(projection, 12)).toBeLessThan(400);
		expect(toPixelY(projection, 6)).toBeGreaterThan(0);
		expect(toPixelY(projection, -1)).toBeLessThan(500);
	});

	test('does not magnify a collapsed cloud into a large one', () => {
		const fitted = fitViewport({ left: 0, right: 1e-4, bottom: 0, top: 1e-4 }, size);
		expect(fitted.zoom).toBeLessThan(5);
	});

	test('moves the view only when a place would be out of it', () => {
		expect(reveal(DEFAULT_VIEWPORT, size, 1, 1)).toEqual(DEFAULT_VIEWPORT);
		const projection = project(reveal(DEFAULT_VIEWPORT, size, 9, -1), size);
		expect(toPixelX(projection, 9)).toBeCloseTo(size.width - 32, 6);
		expect(toPixelY(projection, 0)).toBe(250);
	});
});
