import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AggregatePosterior, logPriorPeak } from '../../../src/analysis/aggregatePosterior';

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

	it('takes a point from an offset, and leaves out one component', () => {
		const all = new AggregatePosterior(Float32Array.of(0, 9, 2), Float32Array.of(1, 0.5, 1), 1);
		const some = new AggregatePosterior(Float32Array.of(0, 2), Float32Array.of(1, 1), 1);
		expect(all.logDensity([7, 0.5], 1, 1)).toBeCloseTo(some.logDensity([0.5]), 12);
		const one = new AggregatePosterior(Float32Array.of(0), Float32Array.of(1), 1);
		expect(one.logDensity([0], 0, 0)).toBe(Number.NEGATIVE_INFINITY);
	});

	it('at a resolution is the density of z + N(0, h²)', () => {
		const sharp = new AggregatePosterior(Float32Array.of(-1, 2), Float32Array.of(0.3, 0.4), 1, 0.4);
		const wide = new AggregatePosterior(Float32Array.of(-1, 2), Float32Array.of(0.5, Math.sqrt(0.32)), 1);
		for (const x of [-2, 0, 1.5]) expect(sharp.logDensity([x])).toBeCloseTo(wide.logDensity([x]), 6);
	});

	it('adds up to its density in parts, relative to a level', () => {
		const mean = Float32Array.from({ length: 14 }, (_, i) => Math.sin(3 * i));
		const posterior = new AggregatePosterior(mean, new Float32Array(14).fill(0.6), 2);
		const parts = new Float64Array(3);
		posterior.partsOfDensity([9, 0.4, -0.2], 1, -1.5, parts);
		const sum = parts[0] + parts[1] + parts[2];
		expect(Math.log(sum) - 1.5).toBeCloseTo(posterior.logDensity([0.4, -0.2]), 9);
		const own = new AggregatePosterior(
			Float32Array.from([0, 3, 6].flatMap((i) => [mean[2 * i], mean[2 * i + 1]])),
			new Float32Array(6).fill(0.6),
			2,
		);
		expect(Math.log((parts[0] * 7) / 3) - 1.5).toBeCloseTo(own.logDensity([0.4, -0.2]), 9);
	});

	it('is nowhere when it is empty', () => {
		expect(new AggregatePosterior(new Float32Array(0), new Float32Array(0), 2).logDensity([0, 0])).toBe(
			Number.NEGATIVE_INFINITY,
		);
		expect(new AggregatePosterior(one, one, 1).logDensity([Number.POSITIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
	});
});
