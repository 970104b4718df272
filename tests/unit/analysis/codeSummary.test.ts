import { expect, test } from 'vitest';
import { summariseCodes } from '../../../src/analysis/codeSummary';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

test('two dims with known σ and codes', () => {
	const mean = Float32Array.of(3, 0, -3, 0, 3, 0);
	const std = Float32Array.of(0.1, 1, 0.2, 1, 0.4, 1);
	const { sigma, spread, zSpread } = summariseCodes(mean, std, 3, 2);
	expect(sigma).toBeCloseTo(Math.sqrt(0.2), 6);
	expect(spread).toBeCloseTo(Math.sqrt(27 / 6), 6);
	expect(zSpread).toBeCloseTo(Math.sqrt((27 + 0.01 + 0.04 + 0.16 + 3) / 6), 6);
});

test('z of a match with the prior spreads by 1, however it is divided between μ and σ', () => {
	const count = 20_000;
	const prior = Float32Array.from({ length: 2 * count }, (_, i) => normalAt(1, Stream.monteCarlo, 0, i, 0));
	const ones = new Float32Array(2 * count).fill(1);
	const half = ones.map((one) => one * Math.SQRT1_2);
	const needles = new Float32Array(2 * count).fill(0.0183);
	expect(summariseCodes(prior, needles, count, 2).zSpread).toBeCloseTo(1, 1);
	const match = summariseCodes(
		prior.map((mu) => mu * Math.SQRT1_2),
		half,
		count,
		2,
	);
	expect(match.zSpread).toBeCloseTo(1, 1);
	expect(match.spread).toBeCloseTo(Math.SQRT1_2, 1);
	expect(summariseCodes(new Float32Array(2 * count), ones, count, 2)).toEqual({ sigma: 1, spread: 0, zSpread: 1 });
});
