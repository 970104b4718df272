import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	meanInterval,
	RunningMoments,
	studentQuantile,
	wilsonInterval,
} from '../../../src/analysis/confidenceInterval';

function momentsOf(values: readonly number[]): RunningMoments {
	const moments = new RunningMoments();
	for (const value of values) moments.add(value);
	return moments;
}

describe('RunningMoments', () => {
	test('is the two-pass mean and variance', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2 }), (values) => {
				const moments = momentsOf(values);
				const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
				const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
				expect(moments.mean).toBeCloseTo(mean, 9);
				expect(moments.variance).toBeCloseTo(squares / (values.length - 1), 6);
			}),
		);
	});

	test('loses nothing to a large offset', () => {
		expect(momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]).variance).toBeCloseTo(30, 6);
	});

	test('has no variance below two values', () => {
		expect(new RunningMoments().variance).toBeNaN();
		expect(momentsOf([3]).variance).toBeNaN();
	});
});

describe('studentQuantile', () => {
	// The usual tables, 97.5 %.
	test.each([
		[4, 2.776],
		[9, 2.262],
		[29, 2.045],
		[99, 1.984],
		[4_999, 1.9604],
	])('ν = %i: %f', (degrees, quantile) => {
		expect(Math.abs(studentQuantile(degrees) - quantile)).toBeLessThan(1e-3);
	});
});

describe('meanInterval', () => {
	test('of 1 … 10 is 5.5 ± 2.166', () => {
		const interval = meanInterval(momentsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
		expect(interval?.low).toBeCloseTo(3.334, 3);
		expect(interval?.high).toBeCloseTo(7.666, 3);
	});

	test('has no length where nothing varies, and is not told of four values', () => {
		expect(meanInterval(momentsOf([2, 2, 2, 2, 2]))).toEqual({ low: 2, high: 2 });
		expect(meanInterval(momentsOf([1, 2, 3, 4]))).toBeNull();
	});
});

describe('wilsonInterval', () => {
	// Newcombe (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])('%i of %i', (successes, count, low, high) => {
		const interval = wilsonInterval(successes, count);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	test('stays in [0, 1] around the share', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, portion) => {
				const successes = Math.round(portion * count);
				const { low, high } = wilsonInterval(successes, count);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low).toBeLessThanOrEqual(successes / count + 1e-12);
				expect(high).toBeGreaterThanOrEqual(successes / count - 1e-12);
			}),
		);
	});
});
