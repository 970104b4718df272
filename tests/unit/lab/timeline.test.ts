import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Timeline } from '../../../src/lab/Timeline';
import { BoundedSeries } from '../../../src/numerics/BoundedSeries';
import type { Frame } from '../../../src/training/Frame';
import type { Checkpoint } from '../../../src/training/Trainer';

describe('what is thinned evenly', () => {
	test('is everything while there is room', () => {
		const kept = new BoundedSeries<{ step: number }>(8);
		for (let step = 1; step <= 8; step++) kept.offer({ step });
		expect(kept.entries.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	test('never exceeds its room, keeps the first, and is spaced evenly', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3_000 }), (half, count) => {
				const capacity = 2 * half;
				const kept = new BoundedSeries<{ step: number }>(capacity);
				for (let step = 1; step <= count; step++) kept.offer({ step });
				const steps = kept.entries.map(({ step }) => step);
				expect(steps.length).toBeLessThanOrEqual(capacity);
				expect(steps[0]).toBe(1);
				const gaps = new Set(steps.slice(1).map((step, i) => step - steps[i]));
				expect(gaps.size).toBeLessThanOrEqual(1);
				// The newest is never farther away than one gap.
				const [gap] = gaps.size > 0 ? gaps : [1];
				expect(count - steps[steps.length - 1]).toBeLessThan(gap);
			}),
		);
	});

	test('takes an earlier step for another branch', () => {
		const kept = new BoundedSeries<{ step: number; branch: string }>(16);
		for (let step = 1; step <= 9; step++) kept.offer({ step, branch: 'old' });
		for (let step = 5; step <= 6; step++) kept.offer({ step, branch: 'new' });
		expect(kept.entries.map(({ step, branch }) => `${step} ${branch}`)).toEqual([
			'1 old',
			'2 old',
			'3 old',
			'4 old',
			'5 new',
			'6 new',
		]);
	});

	test('finds the latest at or before a step', () => {
		const kept = new BoundedSeries<{ step: number }>(8);
		for (const step of [10, 20, 30]) kept.offer({ step });
		expect([9, 10, 25, 99].map((step) => kept.at(step)?.step)).toEqual([undefined, 10, 20, 30]);
	});
});

const shape = { stateDim: 2, actionCount: 2, embeddingDim: 1, parameterDim: 1, latentDim: 2, width: 16 };

function frameAt(step: number, more: Partial<Frame> = {}): Frame {
	const codes = Float32Array.of(step, -step);
	const run = { mean: codes, std: codes, z: codes, measured: null, weights: Float32Array.of(step) };
	return { source: 'training', step, count: 1, shape, runs: [run, run], ...more };
}

function checkpoint(step: number): Checkpoint {
	const weights = Float32Array.of(step);
	return { step, runs: [{ weights, firstMoment: weights, secondMoment: weights, adamStep: step }] };
}

describe('the timeline', () => {
	const later: (() => void)[] = [];
	let timeline = new Timeline({ later: () => () => {} });
	const steps = () => timeline.steps.getState();

	beforeEach(() => {
		later.length = 0;
		timeline = new Timeline({
			later(act) {
				later.push(act);
				return () => {};
			},
		});
		for (let step = 0; step <= 50; step += 10) timeline.take(frameAt(step));
	});

	test('has the frames of the past exactly', () => {
		expect(timeline.frameAt(34)).toEqual({ ...frameAt(30), source: 'past' });
		expect(timeline.present).toEqual(frameAt(50));
	});

	test('is of the present again as soon as training goes on', () => {
		timeline.show(20);
		expect(steps().shown).toBe(20);
		timeline.take(frameAt(60));
		expect(steps().shown).toBeNull();
	});

	test('starts over with a new model, and with the step 0 of the same', () => {
		timeline.take(frameAt(0, { shape: { ...shape, width: 32 } }));
		expect(timeline.kept).toHaveLength(1);
		timeline.take(frameAt(10, { shape: { ...shape, width: 32 } }));
		timeline.take(frameAt(0, { shape: { ...shape, width: 32 } }));
		expect(steps().steps).toEqual([0]);
	});

	test('knows where training can go on from, and forgets what another branch replaces', () => {
		for (const step of [15, 35]) timeline.keep(checkpoint(step));
		expect(timeline.checkpointAt(14)).toBeUndefined();
		expect(timeline.checkpointAt(34)?.step).toBe(15);
		expect(timeline.newest?.step).toBe(35);
		timeline.truncate(15);
		expect(steps()).toMatchObject({ steps: [0, 10], branchSteps: [15] });
		expect(timeline.newest?.step).toBe(15);
	});

	test('back at step 0 keeps no later checkpoint, but the weights that a file brought for step 0', () => {
		timeline.keep(checkpoint(0));
		timeline.take(frameAt(0));
		expect(timeline.newest?.step).toBe(0);
		timeline.keep(checkpoint(20));
		timeline.take(frameAt(0));
		expect(timeline.newest?.step ?? 0).toBe(0);
	});

	test('tells its steps a few times a second while it grows', () => {
		timeline.take(frameAt(60));
		expect(steps().steps).toEqual([0]);
		expect(later).toHaveLength(1);
		later[0]();
		expect(steps().steps).toEqual([0, 10, 20, 30, 40, 50, 60]);
	});

	test('has no frame before the first, and none when it was cleared', () => {
		expect(timeline.frameAt(-1)).toBeNull();
		timeline.clear();
		expect([timeline.frameAt(99), timeline.present, timeline.newest]).toEqual([null, null, null]);
		expect(steps()).toEqual({ steps: [], branchSteps: [], shown: null });
	});
});
