import { describe, expect, test } from 'vitest';
import { AggregatePosterior } from '../../../src/analysis/aggregatePosterior';
import { holeShade, holeThreshold, measureHoles, shareInHoles } from '../../../src/analysis/holes';
import { normalCdf } from '../../../src/analysis/normalDistribution';
import { priorSamples } from '../../../src/analysis/priorSamples';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

/** n × Z codes of which every posterior is the prior. */
const rows = (count: number, latentDim: number, value: number) => new Float32Array(count * latentDim).fill(value);

describe('holes', () => {
	test('of two narrow posteriors are all but two intervals of known length', () => {
		const sigma = 0.25;
		const posterior = new AggregatePosterior(Float32Array.of(-1.5, 1.5), Float32Array.of(sigma, sigma), 1);
		// Where one of them has half of its peak: |z − μ| = σ·√(2 ln 2); the other is 12σ away.
		const threshold = Math.log(0.5) - Math.log(2 * sigma) - 0.5 * Math.log(2 * Math.PI);
		const reach = sigma * Math.sqrt(2 * Math.LN2);
		const near = 2 * (normalCdf(1.5 + reach) - normalCdf(1.5 - reach));
		const samples = priorSamples({ seed: 3, count: 40_000, latentDim: 1, scale: 1 });
		const share = shareInHoles(posterior, threshold, samples);
		const error = Math.sqrt((near * (1 - near)) / 40_000);
		expect(Math.abs(share - (1 - near))).toBeLessThan(4 * error);
	});

	test('of one posterior N(0, σ²·I) are everything outside a circle', () => {
		const sigma = 0.5;
		const posterior = new AggregatePosterior(rows(1, 2, 0), rows(1, 2, sigma), 2);
		const radius = 1.1;
		const threshold = posterior.logDensity([radius, 0]);
		const samples = priorSamples({ seed: 5, count: 40_000, latentDim: 2, scale: 1 });
		const outside = Math.exp(-(radius ** 2) / 2);
		expect(Math.abs(shareInHoles(posterior, threshold, samples) - outside)).toBeLessThan(0.01);
		const grid = { dims: [0, 1], left: -2, right: 2, bottom: -2, top: 2, columns: 80, rows: 80 } as const;
		const shade = holeShade(posterior, threshold, grid);
		const covered = shade.reduce((sum, hole) => sum + (1 - hole), 0) * (4 / 80) ** 2;
		expect(covered).toBeCloseTo(Math.PI * radius ** 2, 1);
	});

	test('are as rare as the quantile says where every posterior is the prior', () => {
		const count = 400;
		const mean = rows(count, 2, 0);
		const std = rows(count, 2, 1);
		const z = Float32Array.from({ length: 2 * count }, (_, i) => normalAt(1, Stream.monteCarlo, 0, i, 0));
		const [reading] = measureHoles({ runs: [{ mean, std, z }], latentDim: 2, quantile: 0.05, seed: 1, grid: null });
		expect(Math.abs(reading.share - 0.05)).toBeLessThan(0.03);
		expect(reading.mmd).toBeLessThan(1e-12);
		expect(reading.shade).toBeNull();
	});

	test('are nearly all of the prior where the codes are sharp and far apart', () => {
		const mean = Float32Array.from({ length: 200 }, (_, i) => 6 * normalAt(2, Stream.monteCarlo, 0, i, 0));
		const std = rows(100, 2, 0.018);
		const [{ share }] = measureHoles({
			runs: [{ mean, std, z: mean }],
			latentDim: 2,
			quantile: 0.01,
			seed: 1,
			grid: null,
		});
		expect(share).toBeGreaterThan(0.98);
	});

	test('a threshold is a density that nearly every own code exceeds', () => {
		const mean = Float32Array.from({ length: 400 }, (_, i) => normalAt(2, Stream.monteCarlo, 0, i, 0));
		const posterior = new AggregatePosterior(mean, rows(200, 2, 0.3), 2);
		const threshold = holeThreshold(posterior, mean, 0.1);
		expect(shareInHoles(posterior, threshold, mean)).toBeCloseTo(0.1, 1);
	});

	test('the shade of two of three dims is that of these two alone', () => {
		const mean = Float32Array.from({ length: 300 }, (_, i) => normalAt(4, Stream.monteCarlo, 0, i, 0));
		const std = rows(100, 3, 0.4);
		const grid = { dims: [0, 2], left: -3, right: 3, bottom: -3, top: 3, columns: 12, rows: 12 } as const;
		const of = (table: Float32Array, dims: readonly number[]) =>
			Float32Array.from({ length: 200 }, (_, i) => table[Math.floor(i / 2) * 3 + dims[i % 2]]);
		const request = { quantile: 0.02, seed: 1, grid };
		const [three] = measureHoles({ ...request, runs: [{ mean, std, z: mean }], latentDim: 3 });
		const flat = { mean: of(mean, [0, 2]), std: of(std, [0, 2]), z: of(mean, [0, 2]) };
		const [two] = measureHoles({ ...request, grid: { ...grid, dims: [0, 1] }, runs: [flat], latentDim: 2 });
		expect(three.shade).toEqual(two.shade);
	});
});
