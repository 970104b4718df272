import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoderNoise, klWeightOfNoise } from '../../../src/model/decoderNoise';
import { totalLoss } from '../../../src/model/settings';
import { KEPT } from '../training/problems';

const GOAL = { stateDim: 17, parameterDim: 2, latentDim: 2 };
const PLATFORM = { stateDim: 9, parameterDim: 1, latentDim: 6 };

describe('the noise that the loss assumes', () => {
	test.each([
		['Goal as in the lessons', GOAL, 0.1, 0.16, 0.65],
		['Goal as published', { ...GOAL, latentDim: 6 }, 0.5, 0.2, 0.84],
		['Platform as published', PLATFORM, 0.5, 0.14, 0.61],
	])('%s', (_, shape, klWeight, parameters, state) => {
		const noise = decoderNoise({ ...KEPT, klWeight }, shape);
		expect(noise.parameters).toBeCloseTo(parameters, 2);
		expect(noise.state).toBeCloseTo(state, 2);
	});

	test('no KL weight is no noise, and a term without weight any noise', () => {
		expect(decoderNoise({ ...KEPT, klWeight: 0 }, GOAL)).toEqual({ parameters: 0, state: 0 });
		expect(decoderNoise({ ...KEPT, stateWeight: 0 }, GOAL).state).toBe(Number.POSITIVE_INFINITY);
	});

	const positive = fc.double({ min: 1e-3, max: 50, noNaN: true });
	const count = fc.integer({ min: 1, max: 20 });

	test('weight and noise convert into each other', () => {
		fc.assert(
			fc.property(positive, positive, count, count, (noise, parameterWeight, parameterDim, latentDim) => {
				const shape = { stateDim: 3, parameterDim, latentDim };
				const klWeight = klWeightOfNoise(noise, parameterWeight, shape);
				const back = decoderNoise({ stateWeight: 1, parameterWeight, klWeight }, shape);
				expect(back.parameters).toBeCloseTo(noise, 9);
			}),
		);
		expect(klWeightOfNoise(0, 2, GOAL)).toBe(0);
	});

	test('the loss is the negative ELBO of that decoder, but for a factor and a constant', () => {
		const error = fc.double({ min: 0, max: 4, noNaN: true });
		fc.assert(
			fc.property(
				positive,
				positive,
				positive,
				fc.tuple(error, error, error),
				fc.tuple(count, count, count),
				(...drawn) => {
					const [klWeight, stateWeight, parameterWeight, [state, parameters, kl], sizes] = drawn;
					const settings = { ...KEPT, klWeight, stateWeight, parameterWeight };
					const [stateDim, parameterDim, latentDim] = sizes;
					const noise = decoderNoise(settings, { stateDim, parameterDim, latentDim });
					// −E log p without its constants: half the squared error over the variance, summed over the features.
					const negative =
						(stateDim * state) / (2 * noise.state ** 2) +
						(parameterDim * parameters) / (2 * noise.parameters ** 2) +
						latentDim * kl;
					const loss = totalLoss({ state, parameters, kl }, settings);
					expect(Math.abs((negative * klWeight) / latentDim - loss)).toBeLessThan(1e-9 * (1 + loss));
				},
			),
		);
	});
});
