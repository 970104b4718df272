import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregatePosterior, logPriorPeak, lowerQuantile } from '../../../src/analysis/aggregatePosterior';

const one = Float32Array.of(1);

describe('AggregatePosterior', () => {
	it('is the normal density for one standard component', () => {
		const posterior = new AggregatePosterior(new Float32Array(3), new Float32Array(3).fill(1), 3);
		expect(posterior.logDensity([0, 0, 0])).toBeCloseTo(logPriorPeak(3), 12);
		expect(posterior.logDensity([1, -2, 0.5])).toBeCloseTo(logPriorPeak(3) - (1 + 4 + 0.25) / 2, 12);
	});

	it('is the mean of its components', () => {
		const posterior = new AggregatePosterior(Float32Array.of(0, 2), Float32Array.of(1, 0.5), 1);
		const normal = (x: number, mean: number, std: number) =>
			Math.exp(-0.5 * ((x - mean) / std) ** 2) / (std * Math.sqrt(2 * Math.PI));
		for (const x of [-1, 0, 1.2, 2, 3])
			expect(Math.exp(posterior.logDensity([x]))).toBeCloseTo((normal(x, 0, 1) + normal(x, 2, 0.5)) / 2, 12);
	});

	it('integrates to 1 over the plane', () => {
		const posterior = new AggregatePosterior(
			Float32Array.of(0, 0, 1, -1, -2, 0.5),
			Float32Array.of(0.5, 0.4, 0.3, 1, 0.8, 0.6),
			2,
		);
		const step = 0.05;
		let sum = 0;
		for (let x = -8; x <= 8; x += step)
			for (let y = -8; y <= 8; y += step) sum += Math.exp(posterior.logDensity([x, y])) * step * step;
		expect(sum).toBeCloseTo(1, 6);
	});

	it('stays a number in nats where the density itself underflows', () => {
		const floor = Math.fround(Math.exp(-4));
		const posterior = new AggregatePosterior(Float32Array.of(0, 5), Float32Array.of(floor, floor), 1);
		const expected = -0.5 * (2 / floor) ** 2 - Math.log(floor) - 0.5 * Math.log(2 * Math.PI) - Math.log(2);
		expect(posterior.logDensity([-2])).toBeCloseTo(expected, 6);
	});

	it('does not depend on the order of its components', () => {
		const value = fc.float({ min: -3, max: 3, noNaN: true });
		fc.assert(
			fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), value, (means, at) => {
				const std = new Float32Array(means.length).fill(0.05);
				const forth = new AggregatePosterior(Float32Array.from(means), std, 1);
				const back = new AggregatePosterior(Float32Array.from(means).reverse(), std, 1);
				expect(forth.logDensity([at])).toBeCloseTo(back.logDensity([at]), 8);
			}),
		);
	});

	it('takes every n-th row with a stride, and a point from an offset', () => {
		const all = new AggregatePosterior(Float32Array.of(0, 9, 1, 9, 2), Float32Array.of(1, 1, 1, 1, 1), 1, 2);
		const some = new AggregatePosterior(Float32Array.of(0, 1, 2), Float32Array.of(1, 1, 1), 1);
		expect(all.size).toBe(3);
		expect(all.logDensity([7, 0.5], 1)).toBe(some.logDensity([0.5]));
	});

	it('is nowhere when it is empty', () => {
		expect(new AggregatePosterior(new Float32Array(0), new Float32Array(0), 2).logDensity([0, 0])).toBe(
			Number.NEGATIVE_INFINITY,
		);
		expect(new AggregatePosterior(one, one, 1).logDensity([Number.POSITIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
	});
});

describe('lowerQuantile', () => {
	it('has the given share at or below it', () => {
		const values = Float64Array.from({ length: 400 }, (_, i) => (i * 173) % 400);
		expect(lowerQuantile(values.slice(), 0.01)).toBe(3);
		expect(lowerQuantile(values.slice(), 0)).toBe(0);
		expect(lowerQuantile(values.slice(), 1)).toBe(399);
	});
});
