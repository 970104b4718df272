import { expect, test } from 'vitest';
import { summariseCodes } from '../../../src/analysis/codeSummary';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

test('two dims with known σ and codes', () => {
	const mean = Float32Array.of(3, 0, -3, 0, 3, 0);
	const std = Float32Array.of(0.1, 1, 0.2, 1, 0.4, 1);
	const { sigma, spread } = summariseCodes(mean, std, 3, 2);
	expect(sigma).toBeCloseTo(Math.sqrt(0.2), 6);
	expect(spread).toBeCloseTo(Math.sqrt(27 / 6), 6);
});

test('codes that fill the prior spread by 1, those that say nothing by 0', () => {
	const count = 20_000;
	const prior = Float32Array.from({ length: 2 * count }, (_, i) => normalAt(1, Stream.monteCarlo, 0, i, 0));
	const ones = new Float32Array(2 * count).fill(1);
	expect(summariseCodes(prior, ones, count, 2).spread).toBeCloseTo(1, 1);
	expect(summariseCodes(new Float32Array(2 * count), ones, count, 2)).toEqual({ sigma: 1, spread: 0 });
});
