import { describe, expect, test } from 'vitest';
import { loadSimd } from '../../../scripts/simdModule';
import { collectTransitions } from '../../../src/dataset/collect';
import { hardMove } from '../../../src/environments/hardMove';
import { platform } from '../../../src/environments/platform';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import type { CreateTrainer, TrainerSetup } from '../../../src/training/Trainer';
import { SimdTrainer } from '../../../src/training/wasm/SimdTrainer';
import { goalSetup, KEPT, meanAbsoluteDifference, REBUILT, using } from './problems';
import { expectParity, testTrainerContract } from './trainerContract';

const create: CreateTrainer = async (setup) => SimdTrainer.create(await loadSimd(), setup);

describe('the SIMD engine', () => {
	testTrainerContract({ engine: 'simd', create, few: 5, leakSteps: 2_000, encodings: 20, configureSteps: 30 });

	test('learns the embeddings of 1,024 actions as the reference does', async () => {
		const dataset = collectTransitions({ environment: hardMove(10), published: true, seed: 1, size: 500 });
		const shape = { stateDim: 4, actionCount: 1024, embeddingDim: 6, parameterDim: 1, latentDim: 2, width: 16 };
		const setup = { shape, dataset, seed: 1, batchSize: 64, runs: [KEPT, REBUILT] };
		await expectParity(create, setup, async (trainer) => [await trainer.advance(30)]);
	});

	test('takes the largest model and batch that a configuration may ask for', async () => {
		const setup = goalSetup([KEPT], { width: 512, batchSize: 512, latentDim: 16 });
		await expectParity(create, setup, async (trainer) => [await trainer.advance(1)]);
	});

	test('goes on after many steps without gradients as fast as before: no moment becomes subnormal', async () => {
		// Nothing to learn: every weight's gradient is 0 from the start.
		const still = { ...KEPT, klWeight: 0, stateWeight: 0, parameterWeight: 0 };
		await using(create(goalSetup([KEPT])), async (trainer) => {
			await trainer.advance(5);
			trainer.configure(0, still);
			await trainer.advance(2_000);
			const { runs } = await trainer.checkpoint();
			const smallestNormal = 2 ** -126;
			const subnormal = runs[0].firstMoment.filter((value) => value !== 0 && Math.abs(value) < smallestNormal);
			expect(subnormal).toHaveLength(0);
		});
	});

	test('is never lost, and has nothing to say once it is disposed of', async () => {
		const trainer = await create(goalSetup([KEPT]));
		const later = new Promise((resolve) => setImmediate(resolve, 'still there'));
		expect(await Promise.race([trainer.lost, later])).toBe('still there');
		trainer.dispose();
		await expect(trainer.weights(0)).rejects.toThrow();
	});
});

/**
 * How far one step from the same weights and moments may lead from the reference, whose sums are rounded once instead
 * of at every addition. Terms relative to their size (or 0.001, where they are smaller), weights as a mean over all. A
 * weight whose gradient cancels out to rounding may go either way, by the learning rate at most: left to themselves, two
 * engines that agree so well at each of 200 steps are a hundredth apart after them.
 */
const STEP_BOUND = { loss: 2e-6, weights: 1e-6 } as const;
const STEPS = 200;

interface Combination {
	readonly width: number;
	readonly latentDim: number;
	readonly parameterDim: 1 | 2;
	readonly batchSize: number;
}

function setupOf({ width, latentDim, parameterDim, batchSize }: Combination): TrainerSetup {
	const runs = [KEPT, { ...KEPT, optimizer: 'rebuilt' as const, learningRate: 1e-4 }];
	if (parameterDim === 2) return goalSetup(runs, { width, latentDim, batchSize });
	const dataset = collectTransitions({ environment: platform, published: true, seed: 1, size: 500 });
	const { stateDim } = dataset;
	const shape = { stateDim, actionCount: platform.actions.length, embeddingDim: 6, parameterDim, latentDim, width };
	return { shape, dataset, seed: 1, batchSize, runs };
}

/** Every value of every size, and each pair of Z and P, at least once. The whole grid with SIMD_GRID=1. */
const COVERING: readonly Combination[] = [
	{ width: 16, latentDim: 1, parameterDim: 1, batchSize: 17 },
	{ width: 16, latentDim: 2, parameterDim: 2, batchSize: 64 },
	{ width: 16, latentDim: 6, parameterDim: 1, batchSize: 17 },
	{ width: 64, latentDim: 1, parameterDim: 2, batchSize: 17 },
	{ width: 64, latentDim: 2, parameterDim: 1, batchSize: 17 },
	{ width: 64, latentDim: 6, parameterDim: 2, batchSize: 64 },
];

const GRID: readonly Combination[] = [16, 64, 256].flatMap((width) =>
	[1, 2, 6].flatMap((latentDim) =>
		([1, 2] as const).flatMap((parameterDim) =>
			[17, 64].map((batchSize) => ({ width, latentDim, parameterDim, batchSize })),
		),
	),
);

/** Takes steps with both engines, the reference starting each from where this engine is. */
async function expectSameSteps(combination: Combination, steps: number): Promise<void> {
	const setup = setupOf(combination);
	await using(new ReferenceTrainer(setup), async (reference) => {
		await using(create(setup), async (trainer) => {
			const furthest = { loss: 0, weights: 0 };
			for (let step = 1; step <= steps; step++) {
				await reference.restore(await trainer.checkpoint());
				const expected = await reference.advance(1);
				const actual = await trainer.advance(1);
				expect(actual.firstStep).toBe(expected.firstStep);
				expected.values.forEach((value, i) => {
					const apart = Math.abs(actual.values[i] - value) / Math.max(Math.abs(value), 1e-3);
					// Not "the larger of both": NaN must not be dropped.
					if (!(apart <= furthest.loss)) furthest.loss = apart;
				});
				for (let run = 0; run < setup.runs.length; run++) {
					const apart = meanAbsoluteDifference(await trainer.weights(run), await reference.weights(run));
					if (!(apart <= furthest.weights)) furthest.weights = apart;
				}
			}
			expect(furthest.loss).toBeLessThanOrEqual(STEP_BOUND.loss);
			expect(furthest.weights).toBeLessThanOrEqual(STEP_BOUND.weights);
		});
	});
}

describe('beside the reference, kept and re-created at every step', () => {
	const whole = process.env.SIMD_GRID === '1';
	test.each(whole ? GRID : COVERING)(
		`${STEPS} steps: width $width, Z $latentDim, P $parameterDim, batch $batchSize`,
		{
			timeout: 300_000,
		},
		(combination) => expectSameSteps(combination, STEPS),
	);

	test('width 256, as published, for as many steps as a quick test has time for', () =>
		expectSameSteps({ width: 256, latentDim: 6, parameterDim: 2, batchSize: 17 }, 10));
});
