import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelLayout, ribbonPath, UPRIGHT_BELOW } from '../../../src/views/Model/modelLayout';
import { gradientThickness, RIBBONS } from '../../../src/views/Model/ribbons';
import { barValue, MOST_BARS, unitsPerBar } from '../../../src/views/Model/Strip';

describe('the layout of the model', () => {
	test('keeps every block inside, and none over another, at any size', () => {
		fc.assert(
			fc.property(fc.integer({ min: 300, max: 2_400 }), fc.integer({ min: 100, max: 900 }), (width, height) => {
				const layout = modelLayout(width, height);
				const rects = Object.values(layout.blocks);
				for (const { x, y, width: w, height: h } of rects) {
					expect(x).toBeGreaterThanOrEqual(0);
					expect(y).toBeGreaterThanOrEqual(0);
					expect(x + w).toBeLessThanOrEqual(layout.width + 0.5);
					expect(y + h).toBeLessThanOrEqual(layout.height + 0.5);
				}
				for (const [index, a] of rects.entries()) {
					for (const b of rects.slice(index + 1)) {
						const apart =
							a.x + a.width <= b.x + 0.01 ||
							b.x + b.width <= a.x + 0.01 ||
							a.y + a.height <= b.y + 0.01 ||
							b.y + b.height <= a.y + 0.01;
						expect(apart).toBe(true);
					}
				}
			}),
		);
	});

	test('fits the dock of a 1,280 pixel page without scrolling, and stands upright on a phone', () => {
		expect(modelLayout(876, 210).width).toBe(876);
		expect(modelLayout(876, 210).upright).toBe(false);
		const phone = modelLayout(360, 400);
		expect(phone).toMatchObject({ upright: true, width: 360 });
		expect(phone.blocks.u.y).toBeGreaterThan(phone.blocks.state.y + 500);
		expect(modelLayout(UPRIGHT_BELOW, 300).upright).toBe(false);
	});

	test('every ribbon goes from one block to a later one', () => {
		for (const width of [360, 900, 1_600]) {
			const layout = modelLayout(width, 260);
			for (const { from, to, out, into } of RIBBONS) {
				const [a, b] = [layout.blocks[from], layout.blocks[to]];
				if (layout.upright) expect(b.y).toBeGreaterThanOrEqual(a.y + a.height);
				else expect(b.x).toBeGreaterThanOrEqual(a.x + a.width);
				expect(ribbonPath(layout, from, to, out, into)).not.toMatch(/NaN|undefined/);
			}
		}
	});
});

describe('a strip', () => {
	test('has a bar a unit as long as there is room, then the largest of each group', () => {
		expect(unitsPerBar(MOST_BARS)).toBe(1);
		expect(unitsPerBar(512)).toBe(8);
		const values = Float32Array.from({ length: 128 }, (_, unit) => (unit === 5 ? -3 : 1));
		expect(unitsPerBar(128)).toBe(2);
		expect(barValue(values, 2, 2)).toBe(-3);
		expect(barValue(values, 3, 2)).toBe(1);
	});
});

describe('the thickness of a ribbon', () => {
	test('is none without a gradient, largest with the largest, and always seen between', () => {
		expect(gradientThickness(0, 1)).toBe(0);
		expect(gradientThickness(Number.NaN, 1)).toBe(0);
		expect(gradientThickness(1, 1)).toBe(15);
		expect(gradientThickness(0.25, 1)).toBe(7.5);
		expect(gradientThickness(1e-9, 1)).toBe(0.75);
	});
});
