import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { EvenlyThinned } from '../../../src/state/EvenlyThinned';
import { type Frame, latestFrame, publishFrame } from '../../../src/state/frames';
import {
	checkpointAt,
	clearTimeline,
	followTimeline,
	keepCheckpoint,
	keptFrames,
	showPast,
	showPresent,
	truncateTimeline,
	useTimeline,
} from '../../../src/state/timeline';
import type { Checkpoint } from '../../../src/training/Trainer';

describe('what is thinned evenly', () => {
	test('is everything while there is room', () => {
		const kept = new EvenlyThinned<{ step: number }>(8);
		for (let step = 1; step <= 8; step++) kept.offer({ step });
		expect(kept.entries.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	test('never exceeds its room, keeps the first, and is spaced evenly', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3_000 }), (half, count) => {
				const capacity = 2 * half;
				const kept = new EvenlyThinned<{ step: number }>(capacity);
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
		const kept = new EvenlyThinned<{ step: number; branch: string }>(16);
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
		const kept = new EvenlyThinned<{ step: number }>(8);
		for (const step of [10, 20, 30]) kept.offer({ step });
		expect([9, 10, 25, 99].map((step) => kept.at(step)?.step)).toEqual([undefined, 10, 20, 30]);
	});
});

const shape = { stateDim: 2, actionCount: 2, embeddingDim: 1, parameterDim: 1, latentDim: 2, width: 16 };

function frameAt(step: number, more: Partial<Frame> = {}): Frame {
	const codes = Float32Array.of(step, -step);
	const run = { mean: codes, std: codes, z: codes, measured: null, weights: Float32Array.of(step) };
	return { source: 'training', decodable: true, step, count: 1, shape, runs: [run, run], ...more };
}

function checkpoint(step: number): Checkpoint {
	const weights = Float32Array.of(step);
	return { step, runs: [{ weights, firstMoment: weights, secondMoment: weights, adamStep: step }] };
}

describe('the timeline', () => {
	let end = () => {};
	beforeEach(() => {
		end();
		clearTimeline();
		end = followTimeline();
		for (let step = 0; step <= 50; step += 10) publishFrame(frameAt(step));
	});

	test('shows a picture of the past exactly, then the present again', () => {
		expect(showPast(34)).toBe(30);
		expect(latestFrame()).toEqual({ ...frameAt(30), source: 'past' });
		expect(useTimeline.getState().shown).toBe(30);
		showPresent();
		expect(latestFrame()).toEqual(frameAt(50));
		expect(useTimeline.getState().shown).toBeNull();
	});

	test('does not take what it shows for news', () => {
		showPast(20);
		showPast(10);
		expect(keptFrames().map(({ step }) => step)).toEqual([0, 10, 20, 30, 40, 50]);
	});

	test('is of the present again as soon as training goes on', () => {
		showPast(20);
		publishFrame(frameAt(60));
		expect(useTimeline.getState().shown).toBeNull();
		expect(latestFrame()?.step).toBe(60);
	});

	test('begins anew with a new model, and with the step 0 of the same', () => {
		publishFrame(frameAt(0, { shape: { ...shape, width: 32 } }));
		expect(keptFrames()).toHaveLength(1);
		publishFrame(frameAt(10, { shape: { ...shape, width: 32 } }));
		publishFrame(frameAt(0, { shape: { ...shape, width: 32 } }));
		expect(useTimeline.getState().steps).toEqual([0]);
	});

	test('knows where training can go on from, and forgets what another branch replaces', () => {
		for (const step of [15, 35]) keepCheckpoint(checkpoint(step));
		expect(checkpointAt(14)).toBeUndefined();
		expect(checkpointAt(34)?.step).toBe(15);
		truncateTimeline(15);
		expect(useTimeline.getState()).toMatchObject({ steps: [0, 10], branchSteps: [15] });
	});

	test('has no picture before the first', () => {
		expect(showPast(-1)).toBeNull();
		expect(latestFrame()?.step).toBe(50);
	});
});
