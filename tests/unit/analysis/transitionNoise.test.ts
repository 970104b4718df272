import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstTransitions, sampledCodes, transitionNoise } from '../../../src/analysis/transitionNoise';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const zeros = (length: number) => new Float32Array(length);
const ones = (length: number) => new Float32Array(length).fill(1);
/** The ε behind so many points. */
const noise = (seed: number, count: number, latentDim: number) =>
	sampledCodes(
		zeros(count * latentDim),
		ones(count * latentDim),
		transitionNoise(seed, firstTransitions(count), latentDim),
	);

describe('the sampled codes', () => {
	test('are μ + σ·ε', () => {
		const epsilon = noise(4, 3, 2);
		const mean = Float32Array.of(1, 2, 3, 4, 5, 6);
		const std = Float32Array.of(0, 1, 2, 0.5, 0, 10);
		const z = sampledCodes(mean, std, epsilon);
		z.forEach((value, i) => {
			expect(value).toBe(Math.fround(mean[i] + std[i] * epsilon[i]));
		});
	});

	test('have an ε for each transition and dim that stays, whatever was asked before', () => {
		const sizes = fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4 }));
		fc.assert(
			fc.property(fc.array(sizes, { minLength: 1, maxLength: 8 }), (asked) => {
				for (const [seed, count, latentDim] of asked) {
					noise(seed, count, latentDim).forEach((value, i) => {
						const row = Math.floor(i / latentDim);
						const expected = normalAt(seed, Stream.evaluationEpsilon, 0, row, i % latentDim);
						expect(value).toBe(Math.fround(expected));
					});
				}
			}),
		);
	});

	test('come in arrays of their own', () => {
		const first = noise(1, 10, 2);
		const copy = first.slice();
		noise(1, 10, 2).fill(9);
		expect(noise(1, 10, 2)).toEqual(copy);
		expect(first).toEqual(copy);
	});

	test('do not repeat the noise that trains', () => {
		const shown = noise(1, 200, 1);
		const training = Float32Array.from({ length: 200 }, (_, row) => normalAt(1, Stream.epsilon, 0, row, 0));
		expect(shown.filter((value, i) => value === training[i])).toHaveLength(0);
	});

	test('of no point are none', () => {
		expect(noise(1, 0, 2)).toHaveLength(0);
	});
});
