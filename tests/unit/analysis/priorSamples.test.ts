import { describe, expect, it } from 'vitest';
import { priorSamples } from '../../../src/analysis/priorSamples';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

describe('priorSamples', () => {
	it('takes the stream of prior samples, row by row', () => {
		const z = priorSamples({ seed: 5, count: 3, latentDim: 2, scale: 1 });
		expect(z[5]).toBe(Math.fround(normalAt(5, Stream.priorSample, 0, 2, 1)));
	});

	it('goes on from a draw as one long sequence', () => {
		const all = priorSamples({ seed: 5, count: 10, latentDim: 3, scale: 1 });
		expect(priorSamples({ seed: 5, first: 7, count: 3, latentDim: 3, scale: 1 })).toEqual(all.subarray(21));
	});

	it('stretches the same draws with another scale', () => {
		const z = priorSamples({ seed: 1, count: 50, latentDim: 2, scale: 1 });
		const wide = priorSamples({ seed: 1, count: 50, latentDim: 2, scale: 2 });
		expect(Array.from(wide)).toEqual(Array.from(z, (value) => Math.fround(2 * value)));
	});

	it('has mean 0 and the scale as its standard deviation', () => {
		const z = priorSamples({ seed: 2, count: 20_000, latentDim: 2, scale: 0.5 });
		const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
		const variance = z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length;
		// Four standard errors.
		expect(Math.abs(mean)).toBeLessThan((4 * 0.5) / Math.sqrt(z.length));
		expect(Math.abs(variance - 0.25)).toBeLessThan(4 * 0.25 * Math.sqrt(2 / z.length));
	});
});
