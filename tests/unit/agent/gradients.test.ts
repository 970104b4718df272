import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipNorm, invertGradients, softUpdate } from '../../../src/agent/gradients';

const numbers = (min: number, max: number) =>
	fc.array(fc.double({ min, max, noNaN: true }), { minLength: 1, maxLength: 20 });

test('an inverted gradient keeps its direction and leaves nothing to an action at the edge', () => {
	fc.assert(
		fc.property(numbers(-5, 5), (values) => {
			for (const edge of [-1, 1]) {
				const gradient = Float64Array.from(values);
				invertGradients(gradient, new Float64Array(values.length).fill(edge), values.length);
				gradient.forEach((value, i) => {
					const isOutward = Math.sign(values[i]) === edge;
					expect(Math.abs(value)).toBeCloseTo(isOutward ? 0 : Math.abs(values[i]), 12);
					if (!isOutward) expect(Math.sign(value) + 0).toBe(Math.sign(values[i]) + 0);
				});
			}
		}),
	);
	const centre = Float64Array.of(2, -2);
	invertGradients(centre, new Float64Array(2), 2);
	expect([...centre]).toEqual([1, -1]);
});

test('a norm is clipped to its bound and else left alone', () => {
	fc.assert(
		fc.property(numbers(-100, 100), (values) => {
			const gradients = Float64Array.from(values);
			const norm = Math.hypot(...values);
			expect(clipNorm(gradients, 10)).toBeCloseTo(norm, 6);
			expect(Math.hypot(...gradients)).toBeLessThanOrEqual(Math.min(norm, 10) + 1e-9);
			if (norm < 9.99) expect([...gradients]).toEqual(values);
		}),
	);
});

test('a target moves by τ of the way', () => {
	const target = Float64Array.of(0, 4);
	softUpdate(target, Float64Array.of(10, 0), 0.25);
	expect([...target]).toEqual([2.5, 3]);
});
