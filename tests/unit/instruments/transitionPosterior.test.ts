/** The true posterior under a real decoder, against sums that are written out. */
import { describe, expect, test } from 'vitest';
import { gatherTransitions } from '../../../src/dataset/transitionRows';
import { readTransitionPosteriors } from '../../../src/instruments/truePosterior/transitionPosterior';
import { LatentDecoder } from '../../../src/model/decode';
import { decoderNoise } from '../../../src/model/decoderNoise';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';
import { goalDataset } from '../training/problems';

const SHAPE: ModelShape = { stateDim: 17, actionCount: 3, embeddingDim: 3, parameterDim: 2, latentDim: 2, width: 8 };
const TERMS = { stateWeight: 1, parameterWeight: 2, klWeight: 0.1 };
const transition = gatherTransitions(goalDataset(20), [7]);

/** Untrained, with heads that answer to z. */
const weights = initialWeights(SHAPE, 3).map((value) => 2.5 * value);

const read = (terms: typeof TERMS, shape = SHAPE) =>
	readTransitionPosteriors({
		shape,
		runs: [{ weights: shape === SHAPE ? weights : initialWeights(shape, 3), terms }],
		transition,
		draws: 500,
		seed: 1,
	})[0];

/** log p(x, Δs | s, k) by a plain sum over −6 … 6, and E_q[log likelihood] by one over q, both of 240² points. */
function plainSums(terms: typeof TERMS, mean: ArrayLike<number>, std: ArrayLike<number>) {
	const side = 240;
	const noise = decoderNoise(terms, SHAPE);
	const state = new Float32Array(side * 17);
	for (let row = 0; row < side; row++) state.set(transition.state, row * 17);
	const action = new Array<number>(side).fill(transition.action[0]);
	const decoder = new LatentDecoder(SHAPE);
	const normal = (value: number, middle: number, sigma: number) =>
		-0.5 * ((value - middle) / sigma) ** 2 - Math.log(sigma) - 0.5 * Math.log(2 * Math.PI);
	const along = (middle: number, reach: number) =>
		Array.from({ length: side }, (_, i) => middle + reach * ((2 * (i + 0.5)) / side - 1));
	const sums = (across: number[], up: number[], each: (z: readonly number[], logLikelihood: number) => void) => {
		for (const one of across) {
			const z = Float32Array.from(up.flatMap((other) => [one, other]));
			const { parameters, stateDelta } = decoder.decode(weights, { state, action, z }, side);
			for (let row = 0; row < side; row++) {
				let log = 0;
				for (let i = 0; i < 2; i++) log += normal(transition.parameters[i], parameters[2 * row + i], noise.parameters);
				for (let i = 0; i < 17; i++) log += normal(transition.stateDelta[i], stateDelta[17 * row + i], noise.state);
				each([one, up[row]], log);
			}
		}
	};
	let evidence = 0;
	sums(along(0, 6), along(0, 6), ([one, other], log) => {
		evidence += (12 / side) ** 2 * Math.exp(log + normal(one, 0, 1) + normal(other, 0, 1));
	});
	let [reconstruction, covered] = [0, 0];
	sums(along(mean[0], 6 * std[0]), along(mean[1], 6 * std[1]), ([one, other], log) => {
		const q = Math.exp(normal(one, mean[0], std[0]) + normal(other, mean[1], std[1]));
		reconstruction += q * log;
		covered += q;
	});
	return { logEvidence: Math.log(evidence), reconstruction: reconstruction / covered };
}

describe('one transition under one decoder', () => {
	test('log p and the ELBO are those of plain sums, and the gap is the divergence', () => {
		const { mean, std, reading } = read(TERMS);
		const plain = plainSums(TERMS, mean, std);
		expect(reading?.grid?.logEvidence).toBeCloseTo(plain.logEvidence, 3);
		expect(reading?.reconstruction).toBeCloseTo(plain.reconstruction, 2);
		const gap = plain.logEvidence - (reading?.elbo ?? Number.NaN);
		expect(reading?.grid?.divergence).toBeCloseTo(gap, 2);
		expect(gap).toBeGreaterThan(0);
	});

	test('without KL weight there is no density, and the noise is 0', () => {
		const { reading, noise, std } = read({ ...TERMS, klWeight: 0 });
		expect(reading).toBeNull();
		expect(noise).toEqual({ parameters: 0, state: 0 });
		expect(std.every((sigma) => sigma > 0)).toBe(true);
	});

	test('terms without weight say nothing: with none left the posterior is the prior and log p is 0', () => {
		const { reading } = read({ ...TERMS, stateWeight: 0, parameterWeight: 0 });
		expect(reading?.reconstruction).toBe(0);
		expect(reading?.grid?.logEvidence).toBeCloseTo(0, 4);
		expect(reading?.grid?.mean[0]).toBeCloseTo(0, 4);
		expect(reading?.grid?.covariance[3]).toBeCloseTo(1, 3);
		expect(reading?.grid?.divergence).toBeCloseTo(reading?.kl ?? Number.NaN, 2);
	});

	test('a line and more than two dimensions', () => {
		expect(read(TERMS, { ...SHAPE, latentDim: 1 }).reading?.grid?.covariance).toHaveLength(1);
		const many = read(TERMS, { ...SHAPE, latentDim: 4 }).reading;
		expect(many?.grid).toBeNull();
		expect(many?.elboError).toBeGreaterThan(0);
		expect(Number.isFinite(many?.importance.logEvidence)).toBe(true);
	});
});
