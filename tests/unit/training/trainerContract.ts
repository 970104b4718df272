/** What every engine must do, whatever it computes on. Called inside a describe. */
import { expect, test } from 'vitest';
import { transitionNoise } from '../../../src/analysis/transitionNoise';
import { gatherTransitions } from '../../../src/dataset/transitionRows';
import { ConditionalVae } from '../../../src/model/ConditionalVae';
import { initialWeights } from '../../../src/model/initialise';
import type { RunSettings } from '../../../src/model/settings';
import { BatchSource } from '../../../src/training/BatchSource';
import { ReferenceTrainer } from '../../../src/training/reference/ReferenceTrainer';
import type { CreateTrainer, EngineId, StepMetrics, Trainer } from '../../../src/training/Trainer';
import { curveOf, goalSetup, KEPT, meanAbsoluteDifference, REBUILT, using } from './problems';

/** How far float32 arithmetic in another order may lead after some tens of steps. */
const PARITY = { loss: 1e-3, weights: 1e-4 } as const;

export interface ContractOptions {
	readonly engine: EngineId;
	readonly create: CreateTrainer;
	/** Steps of most checks, at least 2: more where they cost little. */
	readonly few: number;
	/** Steps of the check that nothing leaks, and encodings in between. */
	readonly leakSteps: number;
	readonly encodings: number;
	/** Steps of the comparison after changes of the settings, a third each. */
	readonly configureSteps: number;
}

/** Loss terms within {@link PARITY} of the reference's. */
export function expectSameCurve(actual: StepMetrics, expected: StepMetrics, what = ''): void {
	expect([actual.firstStep, actual.count, actual.values.length]).toEqual([
		expected.firstStep,
		expected.count,
		expected.values.length,
	]);
	expected.values.forEach((value, i) => {
		const difference = Math.abs(actual.values[i] - value);
		// NaN compares false, so ask for what is right instead of what is wrong.
		if (!(difference <= PARITY.loss * Math.abs(value))) expect.fail(`${what}[${i}]: ${actual.values[i]} for ${value}`);
	});
}

/** The same steps on the reference and on this engine, then the same curves and weights. */
export async function expectParity(
	create: CreateTrainer,
	setup: Parameters<CreateTrainer>[0],
	train: (trainer: Trainer) => Promise<StepMetrics[]>,
): Promise<void> {
	await using(new ReferenceTrainer(setup), async (reference) => {
		const expected = await train(reference);
		await using(create(setup), async (trainer) => {
			const actual = await train(trainer);
			actual.forEach((metrics, part) => {
				expectSameCurve(metrics, expected[part], `part ${part}`);
			});
			for (let run = 0; run < setup.runs.length; run++) {
				const difference = meanAbsoluteDifference(await trainer.weights(run), await reference.weights(run));
				expect(difference, `weights of run ${run}`).toBeLessThanOrEqual(PARITY.weights);
			}
		});
	});
}

export function testTrainerContract(options: ContractOptions): void {
	const { engine, create, few } = options;

	test('says which engine it is and starts at step 0 from the weights of the seed', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		await using(create(setup), async (trainer) => {
			expect(trainer.engine).toBe(engine);
			expect(trainer.step).toBe(0);
			const weights = initialWeights(setup.shape, setup.seed);
			expect(await trainer.weights(0)).toEqual(weights);
			expect(await trainer.weights(1)).toEqual(weights);
			const { step, runs } = await trainer.checkpoint();
			expect(step).toBe(0);
			for (const { firstMoment, secondMoment, adamStep } of runs) {
				expect(adamStep).toBe(0);
				expect(firstMoment).toEqual(new Float32Array(weights.length));
				expect(secondMoment).toEqual(new Float32Array(weights.length));
			}
		});
	});

	test('gives the terms of each step before its update, of the batch that the seed draws', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		await using(create(setup), async (trainer) => {
			const metrics = await trainer.advance(1);
			expect(metrics).toMatchObject({ firstStep: 1, count: 1 });
			const batch = new BatchSource(setup.dataset, setup.seed, setup.batchSize, setup.shape.latentDim);
			batch.draw(1);
			const model = new ConditionalVae(setup.shape, setup.batchSize);
			const weights = initialWeights(setup.shape, setup.seed);
			const { state, parameters, kl } = model.forward(weights, batch, batch.epsilon, setup.batchSize);
			expect(metrics.values).toHaveLength(6);
			[state, parameters, kl, state, parameters, kl].forEach((term, i) => {
				expect(Math.abs(metrics.values[i] - term), `term ${i}`).toBeLessThanOrEqual(1e-5 * Math.max(1, term));
			});
		});
	});

	test('takes the same steps one by one and many at a time, and counts them', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		await using(create(setup), async (together) => {
			const whole = await together.advance(few + 1);
			expect(together.step).toBe(few + 1);
			await using(create(setup), async (apart) => {
				const first = await apart.advance(1);
				const second = await apart.advance(few);
				expect(apart.step).toBe(few + 1);
				expect([first.firstStep, first.count, second.firstStep, second.count]).toEqual([1, 1, 2, few]);
				expect([...first.values, ...second.values]).toEqual([...whole.values]);
				expect(await apart.weights(0)).toEqual(await together.weights(0));
			});
		});
	});

	test('takes no step when asked for none', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			expect(await trainer.advance(0)).toEqual({ firstStep: 1, count: 0, values: new Float32Array(0) });
			expect(trainer.step).toBe(0);
			expect((await trainer.advance(1)).firstStep).toBe(1);
		});
	});

	test('gives the same curve for the same seed to the last bit, and another for another seed', async () => {
		const curve = (seed: number) =>
			using(create(goalSetup([KEPT], { seed })), async (trainer) => [...(await trainer.advance(few)).values]);
		const first = await curve(7);
		expect(await curve(7)).toEqual(first);
		expect(await curve(8)).not.toEqual(first);
	});

	test('goes back to the initial checkpoint and takes the same way again to the last bit', async () => {
		await using(create(goalSetup([KEPT, REBUILT])), async (trainer) => {
			const initial = await trainer.checkpoint();
			const first = await trainer.advance(few);
			await trainer.restore(initial);
			expect(trainer.step).toBe(0);
			expect(await trainer.advance(few)).toEqual(first);
		});
	});

	test('goes on from a checkpoint half-way to the last bit, in this trainer and in a new one', async () => {
		const setup = goalSetup([KEPT, REBUILT]);
		await using(create(setup), async (trainer) => {
			await trainer.advance(few);
			const halfway = await trainer.checkpoint();
			expect(halfway.step).toBe(few);
			expect(halfway.runs.map(({ adamStep }) => adamStep)).toEqual([few, 1]);
			const rest = await trainer.advance(few);
			const end = await trainer.checkpoint();
			await trainer.restore(halfway);
			expect(await trainer.advance(few)).toEqual(rest);
			expect(await trainer.checkpoint()).toEqual(end);
			await using(create(setup), async (other) => {
				await other.restore(halfway);
				expect(await other.advance(few)).toEqual(rest);
				expect(await other.checkpoint()).toEqual(end);
			});
		});
	});

	test('keeps checkpoints and weights apart from what it trains on', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			await trainer.advance(2);
			const checkpoint = await trainer.checkpoint();
			const copy = structuredClone(checkpoint);
			const weights = await trainer.weights(0);
			await trainer.advance(2);
			expect(checkpoint).toEqual(copy);
			expect(weights).toEqual(copy.runs[0].weights);
			await trainer.restore(checkpoint);
			checkpoint.runs[0].weights.fill(9);
			checkpoint.runs[0].firstMoment.fill(9);
			weights.fill(9);
			(await trainer.weights(0)).fill(9);
			expect(await trainer.checkpoint()).toEqual(copy);
		});
	});

	test('trains runs with equal settings to the same weights, bit for bit', async () => {
		await using(create(goalSetup([KEPT, REBUILT, KEPT])), async (trainer) => {
			const metrics = await trainer.advance(few);
			expect(curveOf(metrics, 2)).toEqual(curveOf(metrics, 0));
			expect(curveOf(metrics, 1)).not.toEqual(curveOf(metrics, 0));
			expect(await trainer.weights(2)).toEqual(await trainer.weights(0));
		});
	});

	test('trains a run the same whatever trains beside it', async () => {
		const alone = await using(create(goalSetup([REBUILT])), async (trainer) => {
			const metrics = await trainer.advance(few);
			return { curve: curveOf(metrics, 0), weights: await trainer.weights(0) };
		});
		await using(create(goalSetup([{ ...KEPT, learningRate: 0.1, klWeight: 20 }, REBUILT])), async (trainer) => {
			const metrics = await trainer.advance(few);
			expect(curveOf(metrics, 1)).toEqual(alone.curve);
			expect(await trainer.weights(1)).toEqual(alone.weights);
		});
	});

	test('gives runs with seeds of their own the training of those seeds', async () => {
		const both = { ...goalSetup([KEPT, KEPT, REBUILT]), runSeeds: [4, 9, 4] };
		await using(create(both), async (together) => {
			const { values } = await together.advance(few + 1);
			const curve = (run: number) =>
				Array.from({ length: 3 * (few + 1) }, (_, i) => values[Math.floor(i / 3) * 9 + 3 * run + (i % 3)]);
			for (const [run, seed] of both.runSeeds.entries()) {
				await using(create(goalSetup([both.runs[run]], { seed })), async (alone) => {
					expect(curve(run)).toEqual([...(await alone.advance(few + 1)).values]);
					expect(await together.weights(run)).toEqual(await alone.weights(0));
				});
			}
			expect(curve(1)).not.toEqual(curve(0));
		});
	});

	test('takes new settings from the next step on, as the reference does', async () => {
		const changes: readonly (readonly RunSettings[])[] = [
			[
				{ ...KEPT, klWeight: 2, optimizer: 'rebuilt', learningRate: 1e-4 },
				{ ...REBUILT, optimizer: 'kept', schedule: { kind: 'step', every: 2, factor: 0.5 } },
			],
			[
				{ ...KEPT, klWeight: 0, learningRate: 3e-3, stateWeight: 3 },
				{ ...REBUILT, parameterWeight: 0.5, schedule: { kind: 'exponential', every: 5, factor: 0.3 } },
			],
		];
		const steps = options.configureSteps / 3;
		await expectParity(create, goalSetup([KEPT, REBUILT]), async (trainer) => {
			const parts = [await trainer.advance(steps)];
			for (const runs of changes) {
				runs.forEach((settings, run) => {
					trainer.configure(run, settings);
				});
				parts.push(await trainer.advance(steps));
			}
			return parts;
		});
	});

	test('follows a schedule of the KL weight, step by step, in its run alone', async () => {
		const warm: RunSettings = { ...KEPT, klWeight: 2, klSchedule: { kind: 'warmup', steps: options.configureSteps } };
		await expectParity(create, goalSetup([warm, REBUILT]), async (trainer) => [
			await trainer.advance(options.configureSteps),
		]);
		const last = async (settings: RunSettings) =>
			using(create(goalSetup([settings])), async (trainer) => {
				await trainer.advance(few + 1);
				return trainer.weights(0);
			});
		expect(await last(warm)).not.toEqual(await last({ ...warm, klSchedule: { kind: 'constant' } }));
	});

	test('lets a change of one run leave the other alone', async () => {
		await using(create(goalSetup([KEPT, KEPT])), async (trainer) => {
			trainer.configure(1, { ...KEPT, klWeight: 5 });
			const metrics = await trainer.advance(few);
			// The first step starts equal; its update does not.
			expect(curveOf(metrics, 1).slice(0, 3)).toEqual(curveOf(metrics, 0).slice(0, 3));
			expect(curveOf(metrics, 1).slice(3)).not.toEqual(curveOf(metrics, 0).slice(3));
			await using(create(goalSetup([KEPT])), async (alone) => {
				expect(curveOf(metrics, 0)).toEqual([...(await alone.advance(few)).values]);
			});
		});
	});

	test('keeps the moments over a change of the settings', async () => {
		await using(create(goalSetup([KEPT])), async (trainer) => {
			await trainer.advance(few);
			const before = await trainer.checkpoint();
			trainer.configure(0, { ...KEPT, learningRate: 1e-2, klWeight: 3 });
			expect(await trainer.checkpoint()).toEqual(before);
			await trainer.advance(1);
			expect((await trainer.checkpoint()).runs[0].adamStep).toBe(few + 1);
		});
	});

	test('lets a kept optimiser go on from the one step of a rebuilt one', async () => {
		await using(create(goalSetup([{ ...KEPT, optimizer: 'rebuilt' }])), async (trainer) => {
			await trainer.advance(2);
			const [before] = (await trainer.checkpoint()).runs;
			expect(before.adamStep).toBe(1);
			trainer.configure(0, KEPT);
			await trainer.advance(1);
			const [after] = (await trainer.checkpoint()).runs;
			expect(after.adamStep).toBe(2);
			// The update is m̂ ÷ √v̂ with the corrections of step 2.
			const largest = before.weights.reduce((at, _, i, all) => {
				const moved = (k: number) => Math.abs(after.weights[k] - all[k]);
				return moved(i) > moved(at) ? i : at;
			}, 0);
			const m = after.firstMoment[largest] / (1 - 0.9 ** 2);
			const v = after.secondMoment[largest] / (1 - 0.999 ** 2);
			const update = (-KEPT.learningRate * m) / (Math.sqrt(v) + 1e-8);
			expect((after.weights[largest] - before.weights[largest]) / update).toBeCloseTo(1, 2);
		});
	});

	test('encodes as the model does with its weights, any transitions in any order', async () => {
		const setup = goalSetup([KEPT, { ...KEPT, klWeight: 0 }], { latentDim: 3 });
		await using(create(setup), async (trainer) => {
			await trainer.advance(2);
			const lists = [
				Uint32Array.of(0),
				Uint32Array.of(499, 3, 3, 0),
				Uint32Array.from({ length: 301 }, (_, i) => (i * 37) % 500),
			];
			for (const indices of [...lists, lists[0]]) {
				for (const run of [0, 1]) {
					const { mean, std } = await trainer.encode(run, indices);
					expect([mean.length, std.length]).toEqual([3 * indices.length, 3 * indices.length]);
					const model = new ConditionalVae(setup.shape, indices.length);
					model.encode(await trainer.weights(run), gatherTransitions(setup.dataset, indices), indices.length);
					model.encoder.mean.forEach((value, i) => {
						if (!(Math.abs(mean[i] - value) <= 1e-5)) expect.fail(`μ[${i}]: ${mean[i]} for ${value}`);
					});
					model.encoder.std.forEach((value, i) => {
						if (!(Math.abs(std[i] - value) <= 1e-5 * value)) expect.fail(`σ[${i}]: ${std[i]} for ${value}`);
					});
				}
			}
		});
	});

	test('evaluates as the model does with its weights and the noise that each transition keeps', async () => {
		const setup = goalSetup([KEPT, { ...KEPT, klWeight: 0 }], { latentDim: 3 });
		await using(create(setup), async (trainer) => {
			await trainer.advance(2);
			const lists = [Uint32Array.of(7), Uint32Array.from({ length: 301 }, (_, i) => (i * 37) % 500)];
			for (const indices of lists) {
				for (const run of [0, 1]) {
					const actual = await trainer.evaluate(run, indices);
					const model = new ConditionalVae(setup.shape, indices.length);
					const epsilon = transitionNoise(setup.seed, indices, 3);
					const rows = gatherTransitions(setup.dataset, indices);
					const expected = model.forward(await trainer.weights(run), rows, epsilon, indices.length);
					for (const term of ['state', 'parameters', 'kl'] as const) {
						const difference = Math.abs(actual[term] - expected[term]);
						expect(difference, term).toBeLessThanOrEqual(1e-5 * Math.max(1, expected[term]));
					}
				}
			}
		});
	});

	test('draws batches from the training part alone', async () => {
		const setup = goalSetup([KEPT]);
		const trainingPart = Uint32Array.of(3, 14, 15, 92, 65);
		await using(create({ ...setup, trainingPart }), async (trainer) => {
			const { values } = await trainer.advance(1);
			const { dataset, seed, batchSize, shape } = setup;
			const batch = new BatchSource(dataset, seed, batchSize, shape.latentDim, trainingPart);
			batch.draw(1);
			const model = new ConditionalVae(shape, batchSize);
			const { state } = model.forward(initialWeights(shape, seed), batch, batch.epsilon, batchSize);
			expect(Math.abs(values[0] - state)).toBeLessThanOrEqual(1e-5);
		});
	});

	test('is not disturbed by being looked at', async () => {
		const setup = goalSetup([KEPT]);
		const plain = await using(create(setup), async (trainer) => [...(await trainer.advance(few)).values]);
		await using(create(setup), async (trainer) => {
			const seen: number[] = [];
			for (let step = 0; step < few; step++) {
				await trainer.encode(0, Uint32Array.of(step, 400));
				await trainer.evaluate(0, Uint32Array.of(step, 400, 7));
				await trainer.weights(0);
				await trainer.checkpoint();
				seen.push(...(await trainer.advance(1)).values);
			}
			expect(seen).toEqual(plain);
		});
	});

	test('holds no more after many steps and encodings than after the first', async () => {
		await using(create(goalSetup([KEPT, REBUILT])), async (trainer) => {
			const shown = Uint32Array.from({ length: 50 }, (_, i) => i);
			const encodeBoth = async () => {
				for (const run of [0, 1]) {
					await trainer.encode(run, shown);
					await trainer.evaluate(run, shown);
					await trainer.weights(run);
				}
				await trainer.checkpoint();
			};
			await trainer.advance(1);
			await encodeBoth();
			const before = trainer.memory();
			expect(before.tensors).toBeGreaterThan(0);
			expect(before.bytes).toBeGreaterThan(0);
			for (let number = 0; number < options.encodings; number++) {
				await trainer.advance(options.leakSteps / options.encodings);
				await encodeBoth();
			}
			await trainer.restore(await trainer.checkpoint());
			expect(trainer.memory()).toEqual(before);
		});
	});

	test('gives everything back when it is disposed of', async () => {
		const first = await create(goalSetup([KEPT]));
		first.dispose();
		const nothing = first.memory();
		const second = await create(goalSetup([KEPT, REBUILT]));
		await second.advance(2);
		await second.encode(1, Uint32Array.of(1, 2, 3));
		await second.encode(0, Uint32Array.of(4));
		second.dispose();
		expect(second.memory()).toEqual(nothing);
		second.dispose();
		expect(second.memory()).toEqual(nothing);
	});

	test('shows a fault in its terms instead of hiding it', async () => {
		await using(create(goalSetup([KEPT, KEPT])), async (trainer) => {
			const { step, runs } = await trainer.checkpoint();
			const weights = runs[1].weights.slice();
			weights[weights.length - 1] = Number.NaN;
			await trainer.restore({ step, runs: [runs[0], { ...runs[1], weights }] });
			const metrics = await trainer.advance(2);
			expect(curveOf(metrics, 0).every(Number.isFinite)).toBe(true);
			expect(curveOf(metrics, 1).every(Number.isFinite)).toBe(false);
		});
	});
}
