import { describe, expect, test } from 'vitest';
import { latentBox, toLatent } from '../../../src/analysis/latentBox';
import { RELABEL_THRESHOLD_FACTOR } from '../../../src/analysis/relabel';
import { readRelabelling, storeEntries } from '../../../src/analysis/relabelReading';
import { LatentDecoder } from '../../../src/model/decode';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';
import { normalAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';
import { forwardInFloat64 } from '../model/float64Model';

const shape: ModelShape = {
	stateDim: 4,
	actionCount: 3,
	embeddingDim: 2,
	parameterDim: 1,
	latentDim: 2,
	width: 16,
};
const ROWS = 40;
const spread = (step: number, length: number) =>
	Float32Array.from({ length }, (_, i) => 2 * uniformAt(7, Stream.policy, step, i, 0) - 1);

function problem() {
	const weights = initialWeights(shape, 7);
	weights.set([1, 1, -1, 1, 0, -1]);
	const transitions = {
		state: spread(1, ROWS * 4),
		action: Uint16Array.from({ length: ROWS }, (_, row) => row % 3),
		parameters: spread(2, ROWS),
		stateDelta: spread(3, ROWS * 4),
	};
	const epsilon = Float32Array.from({ length: ROWS * 2 }, (_, i) =>
		normalAt(1, Stream.monteCarlo, 0, Math.floor(i / 2), i % 2),
	);
	const pass = forwardInFloat64(shape, weights, transitions, epsilon, ROWS);
	const box = latentBox(pass.z, ROWS, 2, 0);
	const entries = storeEntries(shape, weights, transitions, pass.z, box, 1);
	const request = {
		shape,
		weights,
		entries,
		reference: transitions,
		percent: 100,
		seed: 1,
		choice: { state: transitions.state.subarray(0, 4), action: 2, count: 5 },
	};
	return { weights, transitions, pass, box, entries, request };
}

describe('a reading of stored entries', () => {
	test('without training in between, every embedding is kept, and a corrected latent decodes to its own code', () => {
		const { pass, box, entries, request } = problem();
		const {
			embeddingKept,
			decoded,
			box: now,
			threshold,
			reconstruction,
			snapped,
		} = readRelabelling({
			...request,
			unmapped: false,
		});
		expect(embeddingKept.every((kept) => kept === 1)).toBe(true);
		expect(Array.from(snapped)).toEqual(Array.from(entries.action));
		for (let dim = 0; dim < 2; dim++) expect(now.upper[dim]).toBeCloseTo(box.upper[dim], 4);
		expect(reconstruction).toBeCloseTo(pass.terms.state, 5);
		expect(threshold).toBe(RELABEL_THRESHOLD_FACTOR * reconstruction);
		for (let row = 0; row < ROWS; row++) expect(decoded[row]).toBeCloseTo(pass.parameters[row], 4);
	});

	test('as published, the latent is decoded as it stands', () => {
		const { weights, entries, request } = problem();
		const { decoded } = readRelabelling({ ...request, unmapped: true });
		const plain = new LatentDecoder(shape).decode(
			weights,
			{ state: entries.state, action: entries.action, z: entries.latent },
			ROWS,
		);
		expect(Array.from(decoded)).toEqual(Array.from(plain.parameters));
	});

	test('with other weights, latents whose effect is wrong are replaced by new encodings', () => {
		const { request, entries } = problem();
		const weights = request.weights.slice();
		// The head of the state change, turned far away.
		for (let i = weights.length - 80; i < weights.length; i++) weights[i] *= -30;
		const read = readRelabelling({ ...request, weights, unmapped: false });
		for (let row = 0; row < ROWS; row++) {
			expect(read.latentKept[row]).toBe(read.effectError[row] < read.threshold ? 1 : 0);
			if (read.latentKept[row] === 1) expect(read.latent[2 * row]).toBeCloseTo(entries.latent[2 * row], 6);
		}
	});

	test('an embedding snaps elsewhere when another row of the table comes nearer', () => {
		const { request } = problem();
		const weights = request.weights.slice();
		// Rows 0 and 1 change places.
		weights.set([-1, 1, 1, 1, 0, -1]);
		const { embeddingKept, snapped } = readRelabelling({ ...request, weights, unmapped: false });
		for (let row = 0; row < ROWS; row++) {
			expect(embeddingKept[row]).toBe(row % 3 === 2 ? 1 : 0);
			expect(snapped[row]).toBe([1, 0, 2][row % 3]);
		}
	});

	test('the alternatives are decoded from draws of the prior', () => {
		const { weights, request } = problem();
		const { alternatives } = readRelabelling({ ...request, unmapped: false });
		const z = Float32Array.from({ length: 2 }, (_, dim) => normalAt(1, Stream.priorSample, 0, 0, dim));
		const { parameters } = new LatentDecoder(shape).decode(weights, { state: request.choice.state, action: [2], z }, 1);
		expect(alternatives).toHaveLength(5);
		expect(alternatives[0]).toBeCloseTo(parameters[0], 6);
	});

	test('stored latents are in the policy’s square and mean the same code', () => {
		const { pass, box, entries } = problem();
		for (let i = 0; i < 2 * ROWS; i++) {
			expect(Math.abs(entries.latent[i])).toBeLessThanOrEqual(1);
			expect(toLatent(box, i % 2, entries.latent[i])).toBeCloseTo(pass.z[i], 4);
		}
	});
});
