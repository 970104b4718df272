import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTestTransition, MAX_TEST_SHARE, splitDataset } from '../../../src/dataset/testPart';

const shares = fc.double({ min: 0, max: MAX_TEST_SHARE, noNaN: true });

describe('the test split', () => {
	test('is empty at share 0', () => {
		const { training, test: kept } = splitDataset({ seed: 5, size: 700 }, 0);
		expect(kept).toHaveLength(0);
		expect(training).toEqual(Uint32Array.from({ length: 700 }, (_, i) => i));
	});

	test('and the training part have every transition once, in order', () => {
		fc.assert(
			fc.property(fc.integer(), shares, (seed, share) => {
				const { training, test: kept } = splitDataset({ seed, size: 600 }, share);
				expect([...training, ...kept].sort((a, b) => a - b)).toEqual(Array.from({ length: 600 }, (_, i) => i));
				for (const index of kept) expect(isTestTransition(seed, index, share)).toBe(true);
				for (const index of training) expect(isTestTransition(seed, index, share)).toBe(false);
			}),
			{ numRuns: 30 },
		);
	});

	test('depends on seed and index alone: a larger dataset splits its beginning alike, a larger share keeps more', () => {
		const small = splitDataset({ seed: 5, size: 500 }, 0.3).test;
		expect([...splitDataset({ seed: 5, size: 5_000 }, 0.3).test].slice(0, small.length)).toEqual([...small]);
		const more = new Set(splitDataset({ seed: 5, size: 500 }, 0.4).test);
		expect(small.every((index) => more.has(index))).toBe(true);
		expect(splitDataset({ seed: 6, size: 500 }, 0.3).test).not.toEqual(small);
	});

	test('has about the share that is asked for', () => {
		// Five standard deviations of a binomial of 50,000 at 0.2 are 447.
		const { length } = splitDataset({ seed: 1, size: 50_000 }, 0.2).test;
		expect(Math.abs(length - 10_000)).toBeLessThan(450);
	});
});
