import { describe, expect, test } from 'vitest';
import { measureBoxUse } from '../../../src/analysis/boxUse';
import { latentBox } from '../../../src/analysis/latentBox';
import { normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';
import goldenBox from '../../fixtures/golden/latent-box.json';

/** Codes on a ring of radius 3: its middle is farther from them than the resolution of the holes. */
const ring = Float32Array.from({ length: 1_200 }, (_, i) => {
	const angle = 2 * Math.PI * uniformAt(1, Stream.monteCarlo, 0, Math.floor(i / 2), 0);
	return 3 * (i % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
});
const sharp = new Float32Array(ring.length).fill(0.05);
const noisy = ring.map((mu, i) => mu + 0.05 * normalAt(1, Stream.monteCarlo, 1, i, 0));
const request = { runs: [{ mean: ring, std: sharp, z: noisy }], latentDim: 2, percent: 100, quantile: 0.01 } as const;

describe('use of the latent box', () => {
	test('a ring fills the rim of its box and leaves middle and corners empty', () => {
		const [{ box, empty, shade, data }] = measureBoxUse({ ...request, shade: { dims: [0, 1], cells: 20 } });
		expect(box.lower[0]).toBe(Math.min(...noisy.filter((_, i) => i % 2 === 0)));
		expect(box.upper[1]).toBe(Math.max(...noisy.filter((_, i) => i % 2 === 1)));
		expect(data).toBe(1);
		expect(shade?.[0]).toBe(1);
		expect(shade?.[10 * 20 + 10]).toBe(1);
		expect(shade?.[10 * 20 + 1]).toBe(0);
		// The rim is as wide as σ and the resolution of the holes make it: of a box of 6 × 6, about 2 all round.
		expect(empty).toBeGreaterThan(0.35);
		const cells = Array.from(shade ?? []).filter((cell) => cell === 1).length / 400;
		expect(Math.abs(cells - empty)).toBeLessThan(0.1);
	});

	test('of the prior itself nothing is empty', () => {
		const rows = 600;
		const mean = new Float32Array(2 * rows);
		const std = new Float32Array(2 * rows).fill(1);
		const z = Float32Array.from({ length: 2 * rows }, (_, i) => normalAt(3, Stream.monteCarlo, 0, i, 0));
		const wide = { ...request, runs: [{ mean, std, z }], percent: 90, shade: null };
		const [{ empty, prior }] = measureBoxUse(wide);
		expect(empty).toBe(0);
		expect(Math.abs(prior - 0.81)).toBeLessThan(0.05);
	});

	test('the box is that of the published code for every number of dims', () => {
		const cases = goldenBox;
		expect(cases.length).toBeGreaterThan(0);
		for (const { latent, n, z, range_rate, upper, lower } of cases) {
			const codes = Float32Array.from((z as (number | number[])[]).flat());
			const std = new Float32Array(codes.length).fill(1);
			const [{ box }] = measureBoxUse({
				runs: [{ mean: codes, std, z: codes }],
				latentDim: latent,
				percent: 100 - 2 * range_rate,
				quantile: 0.01,
				shade: null,
			});
			expect(box).toEqual(latentBox(codes, n, latent, range_rate));
			for (let dim = 0; dim < latent; dim++) {
				expect(box.upper[dim]).toBeCloseTo(upper[dim], 4);
				expect(box.lower[dim]).toBeCloseTo(lower[dim], 4);
			}
		}
	});
});
