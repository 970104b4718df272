import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnFactor, scheduledKlWeight, scheduledLearningRate } from '../../../src/model/schedule';
import {
	type KlSchedule,
	type RunSettings,
	type Schedule,
	summedKlWeight,
	totalLoss,
} from '../../../src/model/settings';

const settings = (schedule: Schedule, learningRate = 1e-3): RunSettings => ({
	klWeight: 0.1,
	stateWeight: 1,
	parameterWeight: 2,
	learningRate,
	schedule,
	optimizer: 'kept',
});

const every = fc.integer({ min: 1, max: 200 });
const factor = fc.double({ min: 0.01, max: 1, noNaN: true });

/** Within rounding: repeated products differ from a power by some last bits, more where numbers run out. */
const expectSame = (actual: number, expected: number, what: string) =>
	expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(1e-12 * expected + Number.MIN_VALUE * 2 ** 60);

describe('the learning rate', () => {
	test('stays, when it is constant', () => {
		for (const step of [1, 2, 1_000_000]) {
			expect(scheduledLearningRate(settings({ kind: 'constant' }), step)).toBe(1e-3);
		}
	});

	test('falls by steps as by StepLR, stepped after each update', () => {
		fc.assert(
			fc.property(every, factor, (size, gamma) => {
				const run = settings({ kind: 'step', every: size, factor: gamma });
				let rate = run.learningRate;
				// PyTorch: after each optimiser step, epoch += 1, and where size divides it the rate is multiplied.
				for (let step = 1, epoch = 0; step <= 450; step++) {
					expectSame(scheduledLearningRate(run, step), rate, `step ${step}`);
					epoch++;
					if (epoch % size === 0) rate *= gamma;
				}
			}),
			{ numRuns: 40 },
		);
	});

	test('glides as by ExponentialLR, which steps once an epoch of so many steps', () => {
		fc.assert(
			fc.property(every, factor, (size, gamma) => {
				const run = settings({ kind: 'exponential', every: size, factor: gamma });
				let rate = run.learningRate;
				for (let epoch = 0; epoch < 8; epoch++) {
					expectSame(scheduledLearningRate(run, epoch * size + 1), rate, `epoch ${epoch}`);
					rate *= gamma;
				}
				// In between each step takes the same share: every-th root of the factor.
				const one = scheduledLearningRate(run, 4) / scheduledLearningRate(run, 3);
				expect(one ** size).toBeCloseTo(gamma, 9);
			}),
			{ numRuns: 40 },
		);
	});

	test('has these values', () => {
		const steps = settings({ kind: 'step', every: 100, factor: 0.5 });
		const at = (step: number) => scheduledLearningRate(steps, step);
		expect([1, 100, 101, 200, 201].map(at)).toEqual([1e-3, 1e-3, 5e-4, 5e-4, 2.5e-4]);
		const glide = settings({ kind: 'exponential', every: 100, factor: 0.25 });
		expect(scheduledLearningRate(glide, 1)).toBe(1e-3);
		expect(scheduledLearningRate(glide, 51)).toBeCloseTo(5e-4, 12);
		expect(scheduledLearningRate(glide, 101)).toBeCloseTo(2.5e-4, 12);
	});

	test('never rises', () => {
		fc.assert(
			fc.property(fc.constantFrom('step' as const, 'exponential' as const), every, factor, (kind, size, gamma) => {
				const run = settings({ kind, every: size, factor: gamma });
				for (let step = 1; step < 60; step++) {
					expect(scheduledLearningRate(run, step + 1)).toBeLessThanOrEqual(scheduledLearningRate(run, step));
				}
			}),
			{ numRuns: 40 },
		);
	});
});

test('the loss is the weighted sum of its terms', () => {
	const run = { ...settings({ kind: 'constant' }), stateWeight: 3, parameterWeight: 5, klWeight: 7 };
	expect(totalLoss({ state: 1, parameters: 10, kl: 100 }, run)).toBe(3 + 50 + 700);
});

test('β is the weight on the KL summed over the latent dims', () => {
	// The published 0.5 on the mean over six dims.
	expect(summedKlWeight(0.5, 6)).toBeCloseTo(0.0833, 4);
	expect(summedKlWeight(0.1, 1)).toBe(0.1);
});

describe('the KL weight', () => {
	const weightAt = (klSchedule: KlSchedule | undefined, step: number) =>
		scheduledKlWeight({ ...settings({ kind: 'constant' }), klWeight: 0.4, klSchedule }, step);

	test('stays, when nothing is said', () => {
		for (const step of [1, 2, 1_000_000]) {
			expect(weightAt(undefined, step)).toBe(0.4);
			expect(weightAt({ kind: 'constant' }, step)).toBe(0.4);
		}
	});

	test('warms up in a straight line from 0 and stays', () => {
		const warm = { kind: 'warmup', steps: 10 } as const;
		expect([1, 6, 11, 12, 1_000].map((step) => weightAt(warm, step))).toEqual([0, 0.2, 0.4, 0.4, 0.4]);
	});

	test('rises over half a cycle, stays for the other half, and begins again', () => {
		const cycle = { kind: 'cyclic', every: 8 } as const;
		const one = [0, 0.1, 0.2, 0.3, 0.4, 0.4, 0.4, 0.4];
		const steps = Array.from({ length: 16 }, (_, i) => weightAt(cycle, i + 1));
		steps.forEach((weight, i) => {
			expect(weight).toBeCloseTo(one[i % 8], 12);
		});
	});

	test('follows a drawn curve: through its points, straight in between, constant outside', () => {
		const points = [
			[10, 0.5],
			[20, 1],
			[40, 0],
		] as const;
		expect([0, 10, 15, 20, 30, 40, 99].map((done) => drawnFactor(points, done))).toEqual([
			0.5, 0.5, 0.75, 1, 0.5, 0, 0,
		]);
		expect(weightAt({ kind: 'drawn', points }, 16)).toBeCloseTo(0.3, 12);
		expect(scheduledLearningRate(settings({ kind: 'drawn', points }), 31)).toBe(5e-4);
	});

	test('is never less than 0 or more than the whole, whatever the schedule', () => {
		const schedules = fc.oneof(
			fc.record({ kind: fc.constant('warmup' as const), steps: fc.integer({ min: 1, max: 500 }) }),
			fc.record({ kind: fc.constant('cyclic' as const), every: fc.integer({ min: 1, max: 500 }) }),
		);
		fc.assert(
			fc.property(schedules, fc.integer({ min: 1, max: 2_000 }), (schedule, step) => {
				const weight = weightAt(schedule, step);
				expect(weight).toBeGreaterThanOrEqual(0);
				expect(weight).toBeLessThanOrEqual(0.4);
			}),
		);
	});
});
