import { describe, expect, test } from 'vitest';
import { kernelWidth, mmdToPrior } from '../../../src/analysis/mmdToPrior';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

describe('kernel distance to the prior', () => {
	test('is 0 for the prior itself', () => {
		expect(mmdToPrior(new Float32Array(12), new Float32Array(12).fill(1), 3)).toBeLessThan(1e-14);
	});

	test('of one shifted posterior is 2·c·(1 − exp(−m²/(2(s² + 2))))', () => {
		const shift = 1.7;
		const width = kernelWidth(1);
		const expected = 2 * Math.sqrt(width / (width + 2)) * (1 - Math.exp(-(shift ** 2) / (2 * (width + 2))));
		expect(mmdToPrior([shift], [1], 1)).toBeCloseTo(expected, 12);
	});

	test('agrees with the mean of the kernel over draws', () => {
		const mean = [0.5, -1, 1.2, 0.3];
		const std = [0.4, 0.7, 0.2, 1.1];
		const draws = 1_500;
		const normal = (i: number, column: number) => normalAt(9, Stream.monteCarlo, 0, i, column);
		const q = Array.from({ length: draws }, (_, i) =>
			[0, 1].map((dim) => mean[2 * (i % 2) + dim] + std[2 * (i % 2) + dim] * normal(i, dim)),
		);
		const p = Array.from({ length: draws }, (_, i) => [normal(i, 2), normal(i, 3)]);
		const k = (a: number[], b: number[]) => Math.exp(-((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) / (2 * kernelWidth(2)));
		const average = (one: number[][], other: number[][], same: boolean) => {
			let sum = 0;
			for (const [i, a] of one.entries()) for (const [j, b] of other.entries()) if (!same || i !== j) sum += k(a, b);
			return sum / (draws * (same ? draws - 1 : draws));
		};
		const sampled = average(q, q, true) + average(p, p, true) - 2 * average(q, p, false);
		expect(Math.abs(mmdToPrior(mean, std, 2) - sampled)).toBeLessThan(0.015);
	});
});
