import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClaims } from '../../../src/analysis/claims';
import { HOLE_QUANTILE } from '../../../src/analysis/holeRuler';
import { measureHoles } from '../../../src/analysis/holes';
import type { PosteriorCodes } from '../../../src/analysis/posteriorCodes';
import { MEASURED_TRANSITIONS } from '../../../src/dataset/measuredSet';
import { DEFAULT_CONFIG } from '../../../src/state/config/defaults';
import { LIMITS } from '../../../src/state/config/limits';
import type { Frame } from '../../../src/training/Frame';
import { request, TestSession } from './fakeHost';
import { KEPT } from './problems';

const SEED = 1;
const WEIGHTS = [0, 0.1, 2];

/** A session of three runs that differ in their KL weight, small enough to be trained in a second. */
async function trained(environment: string, seed: number, dataSize: number, steps: number): Promise<TestSession> {
	const runs = WEIGHTS.map((klWeight) => ({ ...KEPT, klWeight, learningRate: 5e-3 }));
	const test = await TestSession.ready(
		request(runs, { environment, seed, dataSize, width: 16, batchSize: 32, displayPoints: 100, published: false }),
	);
	test.send({ type: 'play', stopAt: steps });
	await test.host.until('playing', ({ playing }) => !playing);
	return test;
}

/** The frame after a person has set the number of points that are drawn. */
async function frameWith(test: TestSession, points: number): Promise<Frame> {
	const from = test.host.messages.length;
	test.send({ type: 'display', points });
	return (await test.host.until('frame', () => true, from)).frame;
}

function measuredOf({ runs }: Frame, run: number): PosteriorCodes {
	const { measured } = runs[run];
	if (!measured) throw new Error('a frame without measured codes');
	return measured;
}

const holes = (codes: PosteriorCodes) =>
	measureHoles({ runs: [codes], latentDim: 2, quantile: HOLE_QUANTILE, seed: SEED, grid: null })[0];

describe('what is measured does not depend on what is drawn', () => {
	const cases = ['goal', 'platform'].flatMap((environment) => [1, 2, 3].map((seed) => [environment, seed] as const));

	test.each(cases)(
		'%s, seed %i: the same codes and holes for 100 to 6,000 points',
		{ timeout: 60_000 },
		async (environment, seed) => {
			const test = await trained(environment, seed, 6_000, 400);
			const frames: Frame[] = [];
			for (const points of [100, 600, 1_200, 2_000, 6_000]) {
				frames.push(await frameWith(test, points));
				expect(frames.at(-1)?.count).toBe(points);
			}
			const shares = WEIGHTS.map((_, run) => {
				const [first, ...others] = frames.map((frame) => measuredOf(frame, run));
				expect(first.mean).toHaveLength(2 * MEASURED_TRANSITIONS);
				const { share, standardError } = holes(first);
				// To the last digits that an engine keeps when it takes other rows along.
				for (const other of others) expect(other.mean.every((mu, i) => Math.abs(mu - first.mean[i]) < 1e-5)).toBe(true);
				expect(Math.abs(holes(others[others.length - 1]).share - share)).toBeLessThanOrEqual(standardError);
				return share;
			});
			const [without, some, much] = shares;
			expect(without).toBeGreaterThan(3 * some);
			expect(some).toBeLessThan(0.03);
			expect(Math.abs(much - 0.01)).toBeLessThan(0.007);
		},
	);

	test('for any display settings, every measure is the same number', async () => {
		const test = await trained('goal', 1, 1_500, 40);
		const { host } = test;
		const { dataset } = host.of('dataset')[0];
		const measures = [
			'holes',
			'kl',
			'information',
			'mismatch',
			'spread',
			'zSpread',
			'sigma',
			'leak',
			'parameterError',
		].map((kind) => ({ kind: kind as 'holes', run: 0 as const }));
		const read = (frame: Frame) =>
			readClaims({
				measures: [
					...measures,
					{ kind: 'boxEmpty', run: 0, percent: 96 },
					{ kind: 'boxReach', run: 0, percent: 96 },
					{ kind: 'middleHoles', run: 0, path: 'straight' },
				],
				training: {
					shape: frame.shape,
					dataset,
					count: MEASURED_TRANSITIONS,
					runs: frame.runs.map(({ weights }, run) => ({ ...measuredOf(frame, run), weights })),
					seed: SEED,
				},
			});
		const usual = read(await frameWith(test, DEFAULT_CONFIG.display.points));
		const { min, max } = LIMITS.displayPoints;
		await fc.assert(
			fc.asyncProperty(fc.integer({ min, max }), async (points) => {
				const values = read(await frameWith(test, points));
				for (const [i, value] of values.entries()) expect(value).toBeCloseTo(usual[i], 3);
			}),
			{ numRuns: 6 },
		);
	});
});
