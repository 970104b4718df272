import { describe, expect, test } from 'vitest';
import { tellStories } from '../../../src/instruments/story/generativeStory';
import { LatentDecoder } from '../../../src/model/decode';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';

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
