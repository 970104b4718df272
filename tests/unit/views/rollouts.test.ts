import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/analysis/rollout';
import { returnAxis } from '../../../src/views/Rollouts/returnAxis';
import { differenceText, meanText, shareText } from '../../../src/views/Rollouts/returnText';

function level(meanReturn: number, half: number | null): Level {
	return {
		episodes: 100,
		decisions: 100,
		meanReturn,
		returnInterval: half === null ? null : { low: meanReturn - half, high: meanReturn + half },
		returnDeviation: 1,
		success: null,
		meanLength: 1,
	};
}

describe('the axis of returns', () => {
	test('holds every mean with its interval', () => {
		const axis = returnAxis([level(-40, 3), level(9, 0.5), level(Number.NaN, null)]);
		for (const value of [-43, -37, 8.5, 9.5]) {
			expect(axis?.place(value)).toBeGreaterThanOrEqual(0);
			expect(axis?.place(value)).toBeLessThanOrEqual(1);
		}
		expect(axis?.ticks.map(({ text }) => text)).toContain('−20');
	});

	test('has room around a single value, and is not there without one', () => {
		expect(returnAxis([level(50, 0)])?.place(50)).toBeCloseTo(0.5);
		expect(returnAxis([])).toBeNull();
		expect(returnAxis([level(Number.NaN, null)])).toBeNull();
	});
});

describe('numbers in the table', () => {
	test('have as many decimals as their interval deserves', () => {
		expect(meanText(-8.1153, { low: -8.191, high: -8.039 })).toEqual({ value: '−8.115', exactness: '± 0.076' });
		expect(meanText(-39.76, { low: -40.84, high: -38.68 })).toEqual({ value: '−39.8', exactness: '± 1.1' });
		expect(meanText(2.71, null)).toEqual({ value: '2.71', exactness: '' });
	});

	test('do not pass off little as nothing', () => {
		expect(meanText(0.1366, { low: 0.13659, high: 0.13661 }).exactness).toBe('± < 0.0001');
		expect(meanText(50, { low: 50, high: 50 })).toEqual({ value: '50.00', exactness: '± 0.00' });
	});

	test('give differences with their sign, and none to what is written as nothing', () => {
		expect(differenceText(7.93, { low: 7.72, high: 8.14 })).toEqual({ value: '+7.93', exactness: '± 0.21' });
		expect(differenceText(-0.4, { low: -1.9, high: 1.1 })).toEqual({ value: '−0.4', exactness: '± 1.5' });
		expect(differenceText(-0.004, { low: -1.5, high: 1.5 })).toEqual({ value: '0.0', exactness: '± 1.5' });
		expect(differenceText(0, null)).toEqual({ value: '0.00', exactness: '' });
	});

	test('give shares in percent', () => {
		expect(shareText(0.044, { low: 0.0381, high: 0.0512 })).toEqual({ value: '4.4 %', exactness: '[3.8, 5.1]' });
	});
});
