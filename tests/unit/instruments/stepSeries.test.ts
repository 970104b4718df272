import { describe, expect, test } from 'vitest';
import { StepSeries } from '../../../src/instruments/shared/StepSeries';

/** A frame of the training at a step. */
const at = (step: number) => ({ step, source: 'training' }) as const;

describe('a series over the steps', () => {
	test('keeps what was added, and brings a step up to date', () => {
		const series = new StepSeries();
		series.add(at(1), [0.5]);
		series.add(at(2), [0.6]);
		series.add(at(2), [0.7]);
		expect(series.steps).toEqual([1, 2]);
		expect(series.rows).toEqual([[0.5], [0.7]]);
	});

	test('thins evenly when it is full, from the first to nearly the last', () => {
		const series = new StepSeries(16);
		for (let step = 0; step < 1_000; step++) series.add(at(step), [step]);
		expect(series.steps.length).toBeLessThanOrEqual(16);
		const gaps = new Set(series.steps.slice(1).map((step, i) => step - series.steps[i]));
		expect(gaps.size).toBe(1);
		expect(series.steps[0]).toBe(0);
		expect(series.rows.map(([value]) => value)).toEqual(series.steps);
	});

	test('starts over after a reset, and with another number of columns', () => {
		const series = new StepSeries();
		series.add(at(10), [1]);
		series.add(at(0), [2]);
		expect(series.steps).toEqual([0]);
		series.add(at(1), [3, 4]);
		expect(series.rows).toEqual([[3, 4]]);
	});

	test('an earlier frame adds nothing, and other settings start over', () => {
		const series = new StepSeries();
		series.add(at(10), [1], 'a');
		series.add({ step: 4, source: 'past' }, [9], 'a');
		expect(series.rows).toEqual([[1]]);
		series.add(at(10), [2], 'b');
		expect(series.rows).toEqual([[2]]);
		series.add(at(11), [3], 'b');
		expect(series.steps).toEqual([10, 11]);
	});
});
