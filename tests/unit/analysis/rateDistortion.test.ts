import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActionSource } from '../../../src/analysis/actionSources';
import { actionSources } from '../../../src/analysis/actionSources';
import {
	collapseWeight,
	inMeasuredOrder,
	type LinearGaussian,
	leastRate,
	predictedMedians,
	predictedSigma,
	rateAndDistortion,
	theoryCurves,
	typicalSigma,
} from '../../../src/analysis/rateDistortion';
import { collectTransitions } from '../../../src/dataset/collect';
import { environmentById } from '../../../src/environments/registry';

/** Uniform parameters on [−1, 1]. */
const UNIFORM = 1 / 3;

const source = (share: number, variances: readonly number[]): ActionSource => ({
	action: 0,
	share,
	variances: Float64Array.from(variances),
});

/** λ = 2 as published. */
const theory = (sources: readonly ActionSource[], latentDim = 2): LinearGaussian => ({
	sources,
	latentDim,
	parameterWeight: 2,
});

/** One action with two parameters, two with one. */
const GOAL = theory([source(1 / 3, [UNIFORM, UNIFORM]), source(1 / 3, [UNIFORM, 0]), source(1 / 3, [UNIFORM, 0])]);
const PLATFORM = theory([source(1, [UNIFORM])]);

function sourcesOf(id: string) {
	const environment = environmentById(id);
	if (!environment) throw new Error(id);
	return actionSources(collectTransitions({ environment, published: true, seed: 1, size: 6_000 }));
}

describe('the worlds as their parameters are', () => {
	test.each([
		['Goal, w = 0.02', GOAL, 0.02, 2.8, 0.0033, 0.122],
		['Goal, w = 0.1', GOAL, 0.1, 1.73, 0.0167, 0.274],
		['Platform, w = 0.1', PLATFORM, 0.1, 1.64, 0.0125, 0.194],
	])('%s', (_, world, weight, rate, distortion, sigma) => {
		expect(rateAndDistortion(world, weight).rate).toBeCloseTo(rate, 2);
		expect(rateAndDistortion(world, weight).distortion).toBeCloseTo(distortion, 4);
		expect(typicalSigma(world, weight)).toBeCloseTo(sigma, 3);
	});

	test.each([
		[0.02, 2.78, 0.0033],
		[0.1, 1.72, 0.0166],
	])('Goal’s 6,000 transitions at w = %f', (weight, rate, distortion) => {
		const point = rateAndDistortion(theory(sourcesOf('goal')), weight);
		expect(Math.abs(point.rate - rate)).toBeLessThan(0.01);
		expect(point.distortion).toBeCloseTo(distortion, 4);
	});

	// 4·Z·V ÷ P at the published λ = 2; 2 % for what 6,000 transitions leave to chance, and Catch Point’s own V is 0.32.
	test.each([
		['goal', 4 / 3],
		['hard-goal', 4 / 3],
		['platform', 8 / 3],
		['catch-point', 2.58],
		['hard-move-4', 8 / 3],
		['hard-move-10', 8 / 3],
	])('w* of %s is %f', (id, expected) => {
		expect(Math.abs(collapseWeight(theory(sourcesOf(id))) / expected - 1)).toBeLessThan(0.03);
	});
});

describe('the linear-Gaussian case', () => {
	// One parameter, uniform on [−1, 1]: V = 1/3; λ = 2.
	test.each([
		[2, 0.02, 0.0025, 2.45],
		[2, 0.5, 0.0625, 0.84],
		[2, 2, 0.25, 0.14],
		[6, 0.5, 0.0208, 1.39],
		[6, 2, 0.0833, 0.69],
	])('with Z = %i and w = %f has distortion %f and rate %f', (latentDim, weight, distortion, rate) => {
		const optimum = rateAndDistortion(theory([source(1, [UNIFORM])], latentDim), weight);
		expect(optimum.distortion).toBeCloseTo(distortion, 4);
		expect(optimum.rate).toBeCloseTo(rate, 2);
	});

	test('collapses at w* and not before', () => {
		expect(collapseWeight(PLATFORM)).toBeCloseTo(8 / 3, 12);
		expect(collapseWeight({ ...PLATFORM, latentDim: 6 })).toBeCloseTo(8, 12);
		expect(rateAndDistortion(PLATFORM, 8 / 3 + 1e-9)).toEqual({ rate: 0, distortion: UNIFORM });
		expect(rateAndDistortion(PLATFORM, 8 / 3 - 1e-3).rate).toBeGreaterThan(0);
	});

	test('an action without parameters halves what is coded and leaves w* where it is', () => {
		const half = theory([source(0.5, [UNIFORM]), source(0.5, [0])]);
		expect(collapseWeight(half)).toBeCloseTo(8 / 3, 12);
		const [whole, diluted] = [PLATFORM, half].map((world) => rateAndDistortion(world, 0.1));
		expect(diluted.rate).toBeCloseTo(whole.rate / 2, 12);
		expect(diluted.distortion).toBeCloseTo(whole.distortion / 2, 12);
		expect(typicalSigma(half, 0.1)).toBeCloseTo(typicalSigma(PLATFORM, 0.1), 12);
	});

	test('without KL weight nothing is lost and σ lies at the floor of the clamp', () => {
		expect(rateAndDistortion(GOAL, 0)).toEqual({ rate: Number.POSITIVE_INFINITY, distortion: 0 });
		expect(typicalSigma(GOAL, 0)).toBeCloseTo(Math.exp(-4), 12);
		expect([...predictedMedians(GOAL, 0)]).toEqual([Math.exp(-4), Math.exp(-4)]);
		expect(rateAndDistortion({ ...GOAL, parameterWeight: 0 }, 0.1)).toEqual({
			rate: 0,
			distortion: (4 / 3 / 2) * UNIFORM,
		});
	});

	const worlds = fc
		.array(
			fc.record({
				share: fc.double({ min: 0.05, max: 1, noNaN: true }),
				first: fc.double({ min: 1e-3, max: 1, noNaN: true }),
				ratio: fc.double({ min: 0, max: 1, noNaN: true }),
			}),
			{ minLength: 1, maxLength: 4 },
		)
		.map((actions) => {
			const all = actions.reduce((sum, { share }) => sum + share, 0);
			return actions.map(({ share, first, ratio }) => source(share / all, [first, first * ratio]));
		});

	test('costs less and errs more with every bit of weight, and costs more than the least', () => {
		fc.assert(
			fc.property(
				worlds,
				fc.integer({ min: 1, max: 8 }),
				fc.double({ min: 1e-4, max: 10, noNaN: true }),
				(sources, latentDim, weight) => {
					const world = theory(sources, latentDim);
					const less = rateAndDistortion(world, weight);
					const more = rateAndDistortion(world, 1.5 * weight);
					expect(more.rate).toBeLessThanOrEqual(less.rate);
					expect(more.distortion).toBeGreaterThanOrEqual(less.distortion);
					expect(less.rate === 0).toBe(weight >= collapseWeight(world));
					expect(leastRate(sources, less.distortion)).toBeLessThanOrEqual(less.rate + 1e-9);
				},
			),
		);
	});

	test('keeps no more directions than there are latent dims, the widest first', () => {
		const { distortion } = rateAndDistortion(theory([source(1, [0.4, 0.1])], 1), 1e-9);
		expect(distortion).toBeCloseTo(0.05, 6);
		expect([...predictedSigma(theory([source(1, [0.4, 0.1])], 3), source(1, [0.4, 0.1]), 0.4)]).toEqual([
			Math.sqrt(0.4 / 6 / 0.4),
			Math.sqrt(0.4 / 6 / 0.1),
			1,
		]);
	});
});

test('the least rate is Shannon’s lower bound: ½·ln(2πe ÷ 12) below the curve, at every small error', () => {
	const gap = 0.5 * Math.log((2 * Math.PI * Math.E) / 12);
	for (const weight of [0.01, 0.1, 0.5]) {
		const { rate, distortion } = rateAndDistortion(PLATFORM, weight);
		expect(leastRate(PLATFORM.sources, distortion)).toBeCloseTo(rate - gap, 9);
	}
	// Four in three directions have one of two parameters.
	const { rate, distortion } = rateAndDistortion(GOAL, 0.1);
	expect(leastRate(GOAL.sources, distortion)).toBeCloseTo(rate - (4 / 3) * gap, 9);
	expect(leastRate(GOAL.sources, 0.3)).toBe(0);
	const { linear, least } = theoryCurves(GOAL);
	for (const point of least.slice(0, -1)) expect(leastRate(GOAL.sources, point.distortion)).toBeCloseTo(point.rate, 6);
	expect(linear.at(-1)?.rate).toBe(0);
});

test('the medians over all transitions: kicks and shots share the first dim, the second is the kicks’ alone', () => {
	expect([...predictedMedians(GOAL, 0.1)].map((sigma) => Number(sigma.toFixed(3)))).toEqual([0.274, 1]);
});

test('predictions go to the dims in the order of their widths', () => {
	expect(inMeasuredOrder([0.9, 0.2, 0.4], [0.1, 0.3, 1])).toEqual([1, 0.1, 0.3]);
});
