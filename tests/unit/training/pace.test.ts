import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace, StepRate } from '../../../src/training/Pace';

/** Bursts at a steady speed. @returns their sizes */
function bursts(pace: Pace, millisecondsPerStep: number, count: number): number[] {
	return Array.from({ length: count }, () => {
		const { burst } = pace;
		pace.tookBurst(burst, burst * millisecondsPerStep);
		return burst;
	});
}

describe('the pace of bursts', () => {
	test('starts with one step and doubles at most, up to what fits in 14 ms', () => {
		expect(bursts(new Pace(), 1, 7)).toEqual([1, 2, 4, 8, 14, 14, 14]);
		expect(bursts(new Pace(), 5, 4)).toEqual([1, 2, 2, 2]);
	});

	test('is never below a step nor above 128', () => {
		expect(bursts(new Pace(), 500, 3)).toEqual([1, 1, 1]);
		expect(bursts(new Pace(), 0.001, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 128, 128]);
		// A clock too coarse to see a burst says 0.
		expect(bursts(new Pace(), 0, 9)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 128]);
	});

	test('is a whole number of steps for any times', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), { maxLength: 50 }), (times) => {
				const pace = new Pace();
				for (const time of times) {
					pace.tookBurst(pace.burst, time);
					expect(Number.isInteger(pace.burst)).toBe(true);
					expect(pace.burst).toBeGreaterThanOrEqual(1);
					expect(pace.burst).toBeLessThanOrEqual(128);
				}
			}),
		);
	});

	test('gets over a slow first step and follows a lasting change', () => {
		const pace = new Pace();
		pace.tookBurst(1, 800);
		expect(pace.burst).toBe(1);
		expect(bursts(pace, 1, 60).at(-1)).toBe(13);
		expect(bursts(pace, 7, 30).at(-1)).toBe(2);
	});
});

describe('the pace of frames', () => {
	/** Milliseconds from the start of one frame's work to when the next is due. */
	function interval(milliseconds: number): number {
		const pace = new Pace();
		pace.tookFrame(1_000 + milliseconds, milliseconds);
		let now = 1_000;
		while (!pace.frameDue(now)) now += 0.01;
		return now - 1_000;
	}

	test('is 24 a second where frames cost little', () => {
		expect(interval(0)).toBeCloseTo(1000 / 24, 1);
		expect(interval(10)).toBeCloseTo(1000 / 24, 1);
	});

	test('is rarer where they cost more, but never under 17 a second', () => {
		expect(interval(17)).toBeCloseTo(51, 1);
		expect(interval(40)).toBeCloseTo(1000 / 17, 1);
		expect(interval(500)).toBeCloseTo(1000 / 17, 1);
	});

	test('lets the first come at once', () => {
		expect(new Pace().frameDue(0)).toBe(true);
	});
});

describe('steps a second', () => {
	test('are none before the second sample and none without steps', () => {
		const rate = new StepRate();
		expect(rate.perSecond(5)).toBe(0);
		rate.start(0, 10);
		expect(rate.perSecond(500)).toBe(0);
		rate.add(500, 10);
		expect(rate.perSecond(500)).toBe(0);
	});

	test('are those of a steady training', () => {
		const rate = new StepRate();
		rate.start(0, 0);
		for (let time = 10; time <= 5_000; time += 10) rate.add(time, time / 2);
		expect(rate.perSecond(5_000)).toBeCloseTo(500, 6);
	});

	test('forget what is longer ago than a second', () => {
		const rate = new StepRate();
		rate.start(0, 0);
		for (let time = 10; time <= 1_000; time += 10) rate.add(time, 10 * time);
		for (let time = 1_010; time <= 2_100; time += 10) rate.add(time, 10_000 + (time - 1_000) / 10);
		expect(rate.perSecond(2_100)).toBeCloseTo(100, 6);
	});

	test('count a burst longer than a second', () => {
		const rate = new StepRate();
		rate.start(0, 0);
		rate.add(4_000, 8);
		rate.add(8_000, 16);
		expect(rate.perSecond(8_000)).toBeCloseTo(2, 6);
	});

	test('fall while nothing comes', () => {
		const rate = new StepRate();
		rate.start(0, 0);
		rate.add(1_000, 100);
		expect(rate.perSecond(2_000)).toBeCloseTo(50, 6);
	});

	test('start over', () => {
		const rate = new StepRate();
		rate.start(0, 0);
		rate.add(100, 1_000);
		rate.start(9_000, 1_000);
		rate.add(9_500, 1_005);
		expect(rate.perSecond(9_500)).toBeCloseTo(10, 6);
	});

	test('are finite where the clock stands still', () => {
		const rate = new StepRate();
		rate.start(5, 0);
		rate.add(5, 3);
		expect(rate.perSecond(5)).toBe(3_000);
	});
});
