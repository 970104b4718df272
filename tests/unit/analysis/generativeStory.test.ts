import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assumedNoise, tellStories } from '../../../src/analysis/generativeStory';
import { LatentDecoder } from '../../../src/model/decode';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';

const positive = fc.double({ min: 0.01, max: 5, noNaN: true });
const size = fc.integer({ min: 1, max: 20 });

describe('the noise that a loss assumes', () => {
	test('is that of the lessons and of HyAR in Goal and Platform', () => {
		const published = { klWeight: 0.5, stateWeight: 1, parameterWeight: 2 };
		const goal = assumedNoise(published, { stateDim: 17, parameterDim: 2, latentDim: 6 });
		expect(goal.parameters).toBeCloseTo(0.204, 3);
		expect(goal.state).toBeCloseTo(0.842, 3);
		const platform = assumedNoise(published, { stateDim: 9, parameterDim: 1, latentDim: 6 });
		expect(platform.parameters).toBeCloseTo(0.144, 3);
		expect(platform.state).toBeCloseTo(0.612, 3);
		const lessons = assumedNoise({ ...published, klWeight: 0.1 }, { stateDim: 17, parameterDim: 2, latentDim: 2 });
		expect(lessons.parameters).toBeCloseTo(0.158, 3);
		expect(lessons.state).toBeCloseTo(0.652, 3);
	});

	test('makes the loss a multiple of the negative ELBO, whatever the errors are', () => {
		fc.assert(
			fc.property(
				fc.record({ klWeight: positive, stateWeight: positive, parameterWeight: positive }),
				fc.record({ stateDim: size, parameterDim: size, latentDim: size }),
				fc.record({ state: positive, parameters: positive, kl: positive }),
				(settings, shape, sums) => {
					const noise = assumedNoise(settings, shape);
					// Sums of squares and of nats, as in the ELBO; the constants of the densities left out.
					const elbo = -sums.state / (2 * noise.state ** 2) - sums.parameters / (2 * noise.parameters ** 2) - sums.kl;
					const loss =
						(settings.stateWeight * sums.state) / shape.stateDim +
						(settings.parameterWeight * sums.parameters) / shape.parameterDim +
						(settings.klWeight * sums.kl) / shape.latentDim;
					expect(loss / -elbo).toBeCloseTo(settings.klWeight / shape.latentDim, 6);
				},
			),
		);
	});

	test('is none without a KL', () => {
		const none = assumedNoise(
			{ klWeight: 0, stateWeight: 1, parameterWeight: 2 },
			{ stateDim: 17, parameterDim: 2, latentDim: 2 },
		);
		expect(none).toEqual({ parameters: 0, state: 0 });
	});
});

describe('a story of how data could have arisen', () => {
	const shape: ModelShape = { stateDim: 3, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 3, width: 8 };
	const weights = initialWeights(shape, 1).map((value) => 3 * value);
	const state = Float32Array.of(0.2, -0.4, 0.9);
	const tell = (first: number, count: number, tau = 0.3) =>
		tellStories({ shape, weights, state, action: 1, noise: { parameters: tau, state: 1 }, seed: 9, first, count });

	test('has its own number: told alone or among others it is the same', () => {
		expect(tell(5, 1)[0]).toEqual(tell(3, 4)[2]);
		expect(tell(5, 1)[0].z).not.toEqual(tell(6, 1)[0].z);
	});

	test('decodes its z under the state and the action that are given', () => {
		const [{ z, decoded }] = tell(2, 1);
		const { parameters } = new LatentDecoder(shape).decode(weights, { state, action: [1], z }, 1);
		expect(decoded).toEqual(parameters);
	});

	test('z is N(0, I), and the noise has its τ', () => {
		const stories = tell(0, 4_000);
		const moment = (values: number[], power: number) =>
			values.reduce((sum, value) => sum + value ** power, 0) / values.length;
		const z = stories.flatMap((story) => [...story.z]);
		expect(moment(z, 1)).toBeCloseTo(0, 1);
		expect(moment(z, 2)).toBeCloseTo(1, 1);
		const errors = stories.flatMap(({ decoded, observed }) => Array.from(observed, (value, i) => value - decoded[i]));
		expect(Math.sqrt(moment(errors, 2))).toBeCloseTo(0.3, 2);
		expect(tell(0, 1, 0)[0].observed).toEqual(tell(0, 1, 0)[0].decoded);
	});
});
