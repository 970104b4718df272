import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AggregatePosterior } from '../../../src/analysis/aggregatePosterior';
import { holeLevel, holeResolution, shareInHoles } from '../../../src/analysis/holeRuler';
import { codesAtResolution, holeShade, holesShare, measureHoles } from '../../../src/analysis/holes';
import { normalCdf } from '../../../src/analysis/normalDistribution';
import type { PosteriorCodes } from '../../../src/analysis/posteriorCodes';
import { priorSamples } from '../../../src/analysis/priorSamples';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const filled = (length: number, value: number) => new Float32Array(length).fill(value);

/** n codes with μ ~ N(centre, spread²·I), all of one σ, and a z of each. */
function codes(n: number, latentDim: number, spread: number, sigma: number, centre = 0, seed = 2): PosteriorCodes {
	const noise = (step: number, i: number) =>
		normalAt(seed, Stream.monteCarlo, step, Math.floor(i / latentDim), i % latentDim);
	const mean = Float32Array.from(
		{ length: n * latentDim },
		(_, i) => (i % latentDim === 0 ? centre : 0) + spread * noise(0, i),
	);
	return { mean, std: filled(mean.length, sigma), z: mean.map((mu, i) => mu + sigma * noise(1, i)) };
}

const measure = (run: PosteriorCodes, latentDim: number, quantile = 0.01) =>
	measureHoles({ runs: [run], latentDim, quantile, seed: 1, grid: null })[0];

/** Where q = N(0, s²·I) at resolution h has the level: |z|² of the circle, in 2 dims. */
function squaresAtLevel(s: number, level: number): number {
	const variance = s * s + holeResolution(2) ** 2;
	return -2 * variance * (level + Math.log(2 * Math.PI * variance));
}

describe('the ruler of holes', () => {
	test('is 1 % of holes for a run whose posteriors are all the prior, in any number of dims', () => {
		for (const latentDim of [1, 2, 3, 6, 16]) {
			const posterior = codesAtResolution(codes(1, latentDim, 0, 1), latentDim);
			const samples = priorSamples({ seed: 3, count: 40_000, latentDim, scale: 1 });
			const share = shareInHoles(posterior, holeLevel(latentDim), samples);
			expect(Math.abs(share - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / 40_000));
		}
	});

	test('is about 1 % for needles that lie as the prior does, and for everything between', () => {
		for (const sigma of [0.018, 0.3, 0.8]) {
			const { share, standardError, own } = measure(codes(1_000, 2, Math.sqrt(1 - sigma ** 2), sigma), 2);
			expect(Math.abs(share - 0.01)).toBeLessThan(Math.max(0.005, 3 * standardError));
			expect(Math.abs(own - 0.01)).toBeLessThan(0.012);
		}
	});

	test('has the share that a circle leaves outside where q = N(0, s²·I)', () => {
		const level = holeLevel(2);
		for (const s of [0.2, 0.5, 2, 4]) {
			// P(|z|² > r²) = e^(−r²/2) for z ~ N(0, I).
			const expected = Math.exp(-squaresAtLevel(s, level) / 2);
			const { share, standardError } = measure(codes(1_000, 2, 0, s), 2);
			expect(Math.abs(share - expected)).toBeLessThan(4 * Math.max(standardError, 1e-3));
		}
		// Codes that are spread so thin that even their densest place is below the level.
		expect(squaresAtLevel(12, level)).toBeLessThan(0);
		expect(measure(codes(1_000, 2, 0, 12), 2).share).toBe(1);
	});

	test('has the share of two intervals where q lies on one side', () => {
		const centre = 2.5;
		const sigma = 0.3;
		const level = holeLevel(1);
		const variance = sigma ** 2 + holeResolution(1) ** 2;
		const reach = Math.sqrt(-variance * (2 * level + Math.log(2 * Math.PI * variance)));
		const expected = 1 - (normalCdf(centre + reach) - normalCdf(centre - reach));
		const { share, standardError } = measure(codes(1_000, 1, 0, sigma, centre), 1);
		expect(Math.abs(share - expected)).toBeLessThan(4 * standardError);
	});

	test('hardly depends on how many transitions are taken, and its standard error says how much', () => {
		const all = codes(4_000, 2, 1, 0.018, 2);
		const limit = measure(all, 2).share;
		expect(limit).toBeGreaterThan(0.05);
		for (const [from, n] of [
			[0, 500],
			[500, 500],
			[1_000, 1_000],
			[2_000, 2_000],
		]) {
			const part = (table: Float32Array) => table.subarray(2 * from, 2 * (from + n));
			const some = measure({ mean: part(all.mean), std: part(all.std), z: part(all.z) }, 2);
			expect(Math.abs(some.share - limit)).toBeLessThan(4 * some.standardError);
		}
	});

	test('takes another share of the ideal as covered', () => {
		const collapsed = codes(500, 2, 0, 1);
		for (const quantile of [0.001, 0.05, 0.1]) {
			const { share, standardError } = measure(collapsed, 2, quantile);
			expect(Math.abs(share - quantile)).toBeLessThan(4 * Math.max(standardError, 1e-3));
		}
	});

	test('is the same for every run', () => {
		const runs = [codes(300, 2, 0, 1), codes(300, 2, 4, 0.018)];
		const [a, b] = measureHoles({ runs, latentDim: 2, quantile: 0.01, seed: 1, grid: null });
		expect(a.threshold).toBe(b.threshold);
		expect(a.threshold).toBe(holeLevel(2));
		expect(a.transitions).toBe(300);
	});

	test('finds the same whatever the order of the transitions', () => {
		const run = codes(200, 2, 2, 0.1);
		const { share, own } = measure(run, 2);
		fc.assert(
			fc.property(fc.shuffledSubarray([...Array(200).keys()], { minLength: 200 }), (order) => {
				const table = (from: Float32Array) =>
					Float32Array.from(order.flatMap((row) => [from[2 * row], from[2 * row + 1]]));
				const mixed = measure({ mean: table(run.mean), std: table(run.std), z: table(run.z) }, 2);
				expect(mixed.share).toBe(share);
				expect(mixed.own).toBe(own);
			}),
			{ numRuns: 5 },
		);
	});
});

describe('holes', () => {
	test('of two narrow posteriors are all but two intervals of known length', () => {
		const sigma = 0.25;
		const posterior = new AggregatePosterior(Float32Array.of(-1.5, 1.5), Float32Array.of(sigma, sigma), 1);
		// Where one of them has half of its peak: |z − μ| = σ·√(2 ln 2); the other is 12σ away.
		const level = Math.log(0.5) - Math.log(2 * sigma) - 0.5 * Math.log(2 * Math.PI);
		const reach = sigma * Math.sqrt(2 * Math.LN2);
		const near = 2 * (normalCdf(1.5 + reach) - normalCdf(1.5 - reach));
		const samples = priorSamples({ seed: 3, count: 40_000, latentDim: 1, scale: 1 });
		const error = Math.sqrt((near * (1 - near)) / 40_000);
		expect(Math.abs(shareInHoles(posterior, level, samples) - (1 - near))).toBeLessThan(4 * error);
	});

	test('of one posterior N(0, σ²·I) are everything outside a circle, on a grid too', () => {
		const posterior = new AggregatePosterior(filled(2, 0), filled(2, 0.5), 2);
		const radius = 1.1;
		const level = posterior.logDensity([radius, 0]);
		const grid = { dims: [0, 1], left: -2, right: 2, bottom: -2, top: 2, columns: 80, rows: 80 } as const;
		const shade = holeShade(posterior, level, grid);
		const covered = shade.reduce((sum, hole) => sum + (1 - hole), 0) * (4 / 80) ** 2;
		expect(covered).toBeCloseTo(Math.PI * radius ** 2, 1);
	});

	test('are nearly all of the prior where the codes lie elsewhere', () => {
		expect(measure(codes(500, 2, 1, 0.018, 8), 2).share).toBeGreaterThan(0.98);
	});

	test('are the same share for all who name it', () => {
		const run = codes(400, 2, 3, 0.05);
		expect(holesShare(run, 2, 0.01, 1)).toBe(measure(run, 2).share);
	});

	test('come with a distance of 0 where every posterior is the prior', () => {
		const { mmd, moments, shade } = measure(codes(400, 2, 0, 1), 2);
		expect(mmd).toBeLessThan(1e-12);
		expect(Array.from(moments.std)).toEqual([1, 1]);
		expect(shade).toBeNull();
	});

	test('the shade of two of three dims is that of these two alone', () => {
		const run = codes(100, 3, 1, 0.4);
		const grid = { dims: [0, 2], left: -3, right: 3, bottom: -3, top: 3, columns: 12, rows: 12 } as const;
		const of = (table: Float32Array) =>
			Float32Array.from({ length: 200 }, (_, i) => table[Math.floor(i / 2) * 3 + [0, 2][i % 2]]);
		const request = { quantile: 0.02, seed: 1 };
		const [three] = measureHoles({ ...request, grid, runs: [run], latentDim: 3 });
		const flat = { mean: of(run.mean), std: of(run.std), z: of(run.z) };
		const [two] = measureHoles({ ...request, grid: { ...grid, dims: [0, 1] }, runs: [flat], latentDim: 2 });
		expect(three.shade).toEqual(two.shade);
		expect(three.shade?.some((cell) => cell === 1)).toBe(true);
		expect(three.shade?.some((cell) => cell === 0)).toBe(true);
	});
});
