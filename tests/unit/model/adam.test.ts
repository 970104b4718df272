import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adamUpdate } from '../../../src/model/adam';
import type { OptimizerMode } from '../../../src/model/settings';

/** One weight under Adam, to look at from outside. */
function scalar(mode: OptimizerMode, weight = 0) {
	const weights = Float32Array.of(weight);
	const first = new Float32Array(1);
	const second = new Float32Array(1);
	let step = 0;
	return {
		weights,
		first,
		second,
		update(gradient: number, rate: number) {
			adamUpdate(mode, rate, ++step, weights, Float32Array.of(gradient), first, second);
		},
	};
}

describe('Adam that is kept', () => {
	test('takes the three steps that the formulas give', () => {
		const rate = 0.01;
		const [g1, g2, g3] = [0.5, -0.25, 2];
		const adam = scalar('kept', 1);

		// m₁ = 0.1·g₁ and v₁ = 0.001·g₁², corrected back to g₁ and g₁²: a full step against the sign.
		adam.update(g1, rate);
		const w1 = 1 - (rate * g1) / (Math.abs(g1) + 1e-8);
		expect(adam.weights[0]).toBeCloseTo(w1, 7);
		expect(adam.first[0]).toBeCloseTo(0.05, 8);
		expect(adam.second[0]).toBeCloseTo(0.00025, 10);

		adam.update(g2, rate);
		const m2 = 0.09 * g1 + 0.1 * g2;
		const v2 = 0.000999 * g1 ** 2 + 0.001 * g2 ** 2;
		const w2 = w1 - (rate * (m2 / 0.19)) / (Math.sqrt(v2 / 0.001999) + 1e-8);
		expect(adam.first[0]).toBeCloseTo(m2, 8);
		expect(adam.second[0]).toBeCloseTo(v2, 10);
		expect(adam.weights[0]).toBeCloseTo(w2, 7);

		adam.update(g3, rate);
		const m3 = 0.081 * g1 + 0.09 * g2 + 0.1 * g3;
		const v3 = 0.999 ** 2 * 0.001 * g1 ** 2 + 0.999 * 0.001 * g2 ** 2 + 0.001 * g3 ** 2;
		const w3 = w2 - (rate * (m3 / (1 - 0.9 ** 3))) / (Math.sqrt(v3 / (1 - 0.999 ** 3)) + 1e-8);
		expect(adam.weights[0]).toBeCloseTo(w3, 7);
	});

	test('keeps its moments when the rate changes', () => {
		const steady = scalar('kept');
		const changed = scalar('kept');
		for (let i = 0; i < 5; i++) {
			steady.update(1 + i, 1e-3);
			changed.update(1 + i, 1e-3);
		}
		steady.update(-2, 1e-3);
		changed.update(-2, 1e-1);
		expect(changed.first).toEqual(steady.first);
		expect(changed.second).toEqual(steady.second);
	});

	test('takes a hundred times the step at a hundred times the rate', () => {
		const slow = scalar('kept');
		const fast = scalar('kept');
		for (const gradient of [0.3, -1, 4]) {
			slow.update(gradient, 1e-4);
			fast.update(gradient, 1e-2);
		}
		expect(fast.weights[0] / slow.weights[0]).toBeCloseTo(100, 4);
	});

	test('goes on past a gradient of 0, on its momentum', () => {
		const adam = scalar('kept');
		adam.update(1, 0.1);
		const before = adam.weights[0];
		adam.update(0, 0.1);
		expect(adam.weights[0]).toBeLessThan(before);
	});
});

describe('Adam that is rebuilt', () => {
	test('moves by rate · g / (|g| + 10⁻⁸), whatever the size of g and whatever came before', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -12, max: 12 }),
				fc.double({ min: 1, max: 9.99, noNaN: true }),
				fc.boolean(),
				fc.double({ min: -100, max: 100, noNaN: true }),
				(exponent, digits, negative, before) => {
					const gradient = Math.fround((negative ? -1 : 1) * digits * 10 ** exponent);
					const rate = 2 ** -10;
					const adam = scalar('rebuilt');
					adam.update(before, rate);
					adam.weights[0] = 0;
					adam.update(gradient, rate);
					const expected = (-rate * gradient) / (Math.abs(gradient) + 1e-8);
					expect(Math.abs(adam.weights[0] - expected)).toBeLessThanOrEqual(2e-7 * Math.abs(expected));
				},
			),
			{ numRuns: 300 },
		);
	});

	test('stays where the gradient is 0', () => {
		const adam = scalar('rebuilt', 0.25);
		adam.update(5, 0.5);
		const before = adam.weights[0];
		adam.update(0, 0.5);
		expect(adam.weights[0]).toBe(before);
	});

	test('leaves the moments of its one step, from which a kept Adam goes on', () => {
		const adam = scalar('rebuilt');
		adam.update(3, 0.1);
		adam.update(-2, 0.1);
		expect(adam.first[0]).toBeCloseTo(-0.2, 7);
		expect(adam.second[0]).toBeCloseTo(0.004, 8);
	});

	test('does what a kept one does at its first step', () => {
		const gradients = Float32Array.of(0.7, -1e-5, 0, 12);
		const run = (mode: OptimizerMode, step: number) => {
			const weights = Float32Array.of(1, 2, 3, 4);
			adamUpdate(mode, 1e-3, step, weights, gradients, new Float32Array(4), new Float32Array(4));
			return weights;
		};
		expect(run('rebuilt', 1)).toEqual(run('kept', 1));
		expect(run('rebuilt', 99)).toEqual(run('kept', 1));
	});
});

test('every weight is updated on its own', () => {
	const gradients = Float32Array.of(1, -2, 0.5, 0, 3);
	const together = Float32Array.of(5, 4, 3, 2, 1);
	adamUpdate('kept', 1e-2, 1, together, gradients, new Float32Array(5), new Float32Array(5));
	const alone = [5, 4, 3, 2, 1].map((weight, i) => {
		const adam = scalar('kept', weight);
		adam.update(gradients[i], 1e-2);
		return adam.weights[0];
	});
	expect([...together]).toEqual(alone);
});

test('a gradient that is not a number shows in its weight and in no other', () => {
	const weights = Float32Array.of(1, 1);
	adamUpdate('kept', 1e-2, 1, weights, Float32Array.of(Number.NaN, 1), new Float32Array(2), new Float32Array(2));
	expect(weights[0]).toBeNaN();
	expect(weights[1]).toBeCloseTo(0.99, 6);
});
