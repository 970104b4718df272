import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedSeries } from '../../../src/numerics/BoundedSeries';

const steps = (series: BoundedSeries<{ step: number }>) => series.entries.map(({ step }) => step);

describe('offers', () => {
	it('keeps one of every so many, evenly, from the first on', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 600 }), (capacity, count) => {
				const series = new BoundedSeries(capacity);
				for (let step = 0; step < count; step++) series.offer({ step });
				expect(series.length).toBeLessThanOrEqual(capacity);
				expect(steps(series)).toEqual(Array.from({ length: series.length }, (_, index) => index * series.stride));
				expect(series.withNewest.at(-1)).toEqual({ step: count - 1 });
				expect((series.length + 1) * series.stride).toBeGreaterThan(count - 1);
			}),
		);
	});

	it('finds the latest entry at or before a step', () => {
		const series = new BoundedSeries(8, [{ step: 10 }, { step: 20 }]);
		expect([5, 10, 19, 20, 99].map((step) => series.at(step)?.step)).toEqual([undefined, 10, 10, 20, 20]);
	});

	it('forgets what lies after a step that is offered again, and goes on from there', () => {
		const series = new BoundedSeries<{ step: number; text: string }>(8);
		for (const step of [1, 2, 3, 4]) series.offer({ step, text: 'first' });
		series.offer({ step: 3, text: 'second' });
		expect(series.entries.map(({ step, text }) => `${step} ${text}`)).toEqual(['1 first', '2 first', '3 second']);
	});

	it('goes on with entries and the stride that a file had', () => {
		const series = new BoundedSeries(4, [{ step: 0 }, { step: 4 }, { step: 8 }], 4);
		for (let step = 9; step <= 16; step++) series.offer({ step });
		// 9 and 13 are the first of four offers each; with 13 it is full.
		expect(steps(series)).toEqual([0, 8, 13]);
		expect(series.stride).toBe(8);
	});

	it('hands out another array when something changed, and the same one else', () => {
		const series = new BoundedSeries(8);
		series.offer({ step: 1 });
		const before = series.entries;
		expect(series.entries).toBe(before);
		series.offer({ step: 2 });
		expect(series.entries).not.toBe(before);
		expect(before).toHaveLength(1);
	});

	it('forgets the newest with what is cut away, and everything when it is cleared', () => {
		const series = new BoundedSeries(2);
		for (let step = 0; step < 8; step++) series.offer({ step });
		series.truncate(5);
		expect(series.withNewest.at(-1)?.step).toBeLessThanOrEqual(5);
		series.clear();
		expect([series.length, series.stride, series.withNewest]).toEqual([0, 1, []]);
	});
});

describe('joined entries', () => {
	const sum = (first: { step: number; sum: number }, second: { step: number; sum: number }) => ({
		step: second.step,
		sum: first.sum + second.sum,
	});

	it('lose nothing: each stands for all of its steps', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 300 }), (half, count) => {
				const capacity = 2 * half + 1;
				const series = new BoundedSeries(capacity, [], 1, sum);
				let [step, taken] = [0, 0];
				while (taken < count) {
					step += series.stride;
					series.append({ step, sum: series.stride });
					taken++;
				}
				expect(series.length).toBeLessThanOrEqual(capacity);
				for (let i = 0; i < series.length; i++) {
					expect(series.entry(i)).toEqual({ step: (i + 1) * series.stride, sum: series.stride });
				}
				expect(series.length * series.stride).toBe(step);
			}),
		);
	});

	it('hands back the last where it has no neighbour', () => {
		const three = [1, 2, 3].map((step) => ({ step, sum: 1 }));
		const series = new BoundedSeries(5, three, 1, sum);
		expect(series.halve()).toEqual({ step: 3, sum: 1 });
		expect(series.entries).toEqual([{ step: 2, sum: 2 }]);
		expect(series.stride).toBe(2);
		expect(series.halve()).toEqual({ step: 2, sum: 2 });
		expect(series.length).toBe(0);
	});
});
