import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LatentBox } from '../../../src/analysis/latentBox';
import {
	RELABEL_THRESHOLD_FACTOR,
	type RelabelOptions,
	type ReplayEntries,
	relabel,
} from '../../../src/analysis/relabel';
import { embed, nearestAction } from '../../../src/model/embedding';
import { initialWeights } from '../../../src/model/initialise';
import type { ModelShape } from '../../../src/model/layout';
import { noRandomness, type Randomness, randomnessAt, Stream, uniformAt } from '../../../src/randomness/counterRandom';
import { forwardInFloat64 } from '../model/float64Model';

const shape: ModelShape = {
	stateDim: 4,
	actionCount: 3,
	embeddingDim: 2,
	parameterDim: 1,
	latentDim: 2,
	width: 16,
};
const ROWS = 24;

const spread = (seed: number, step: number, length: number) =>
	Float32Array.from({ length }, (_, i) => 2 * uniformAt(seed, Stream.policy, step, i, 0) - 1);

function problem(seed: number) {
	const weights = initialWeights(shape, seed);
	// Far apart, so that a query has one neighbour.
	weights.set([1, 1, -1, 1, 0, -1]);
	const entries: ReplayEntries = {
		state: spread(seed, 1, ROWS * shape.stateDim),
		action: Array.from({ length: ROWS }, (_, row) => row % 3),
		parameters: spread(seed, 2, ROWS),
		stateDelta: spread(seed, 3, ROWS * shape.stateDim),
		embedding: spread(seed, 4, ROWS * shape.embeddingDim),
		latent: spread(seed, 5, ROWS * shape.latentDim),
	};
	return { weights, entries };
}

const BOX: LatentBox = { lower: Float64Array.of(-2, 0.5), upper: Float64Array.of(1, 2.5) };
const options = (changes: Partial<RelabelOptions> = {}): RelabelOptions => ({
	box: BOX,
	threshold: 0.3,
	unmapped: true,
	random: noRandomness,
	...changes,
});

/** Normals that are given one after the other. */
function normals(...values: number[]): Randomness {
	return { uniform: () => 0.5, normal: () => values.shift() ?? 0 };
}

/** Effect of a latent on every entry, and the posterior of the entries, by the plain model. */
function plain(weights: Float32Array, entries: ReplayEntries, latent: ArrayLike<number>) {
	const batch = { ...entries, action: entries.action };
	const posterior = forwardInFloat64(shape, weights, batch, new Float32Array(ROWS * 2), ROWS);
	// z = μ + σ·ε: the ε that gives the latent.
	const epsilon = posterior.mean.map((mu, i) => (latent[i] - mu) / Math.exp(posterior.logStd[i]));
	const { stateDelta } = forwardInFloat64(shape, weights, batch, epsilon, ROWS);
	return { posterior, stateDelta };
}

describe('relabelling', () => {
	test('keeps an embedding exactly where it still snaps to the action that was carried out', () => {
		fc.assert(
			fc.property(fc.nat(1_000), (seed) => {
				const { weights, entries } = problem(seed);
				const { embedding, embeddingKept } = relabel(shape, weights, entries, options());
				for (let row = 0; row < ROWS; row++) {
					const still = nearestAction(shape, weights, entries.embedding, 2 * row) === entries.action[row];
					expect(embeddingKept[row]).toBe(still ? 1 : 0);
					const expected = [entries.embedding[2 * row], entries.embedding[2 * row + 1]];
					if (!still) embed(shape, weights, entries.action[row], expected);
					expect([...embedding.subarray(2 * row, 2 * row + 2)]).toEqual(expected.map(Math.fround));
				}
			}),
			{ numRuns: 20 },
		);
	});

	test('puts noise of 0.1 on a replaced embedding, at most 0.5, and stays within ±1', () => {
		const { weights, entries } = problem(1);
		const moved = { ...entries, embedding: new Float32Array(ROWS * 2).fill(-1), action: Array(ROWS).fill(0) };
		const { embedding, embeddingKept } = relabel(
			shape,
			weights,
			moved,
			options({ random: normals(1, -2, 30, -30, 2.5, 0), threshold: Number.POSITIVE_INFINITY }),
		);
		expect(embeddingKept.every((kept) => kept === 0)).toBe(true);
		const clean = Math.tanh(1);
		const expected = [clean + 0.1, clean - 0.2, 1, clean - 0.5, 1, clean];
		expected.forEach((value, i) => {
			expect(embedding[i]).toBeCloseTo(value, 6);
		});
	});

	test.each([true, false])('judges a latent by its effect on the state (as published, unmapped: %s)', (unmapped) => {
		const { weights, entries } = problem(2);
		const half = [1.5, 1];
		const centre = [-0.5, 1.5];
		const tested = Array.from(entries.latent, (a, i) => (unmapped ? a : a * half[i % 2] + centre[i % 2]));
		const { stateDelta } = plain(weights, entries, tested);
		const { effectError, latentKept, latent } = relabel(shape, weights, entries, options({ unmapped }));
		let kept = 0;
		for (let row = 0; row < ROWS; row++) {
			let error = 0;
			for (let i = 4 * row; i < 4 * row + 4; i++) error += (stateDelta[i] - entries.stateDelta[i]) ** 2 / 4;
			expect(effectError[row]).toBeCloseTo(error, 5);
			expect(latentKept[row]).toBe(error < 0.3 ? 1 : 0);
			if (latentKept[row]) {
				kept++;
				expect(latent.subarray(2 * row, 2 * row + 2)).toEqual(entries.latent.subarray(2 * row, 2 * row + 2));
			}
		}
		expect(kept).toBeGreaterThan(0);
		expect(kept).toBeLessThan(ROWS);
	});

	test('judges differently when the latent is mapped through the box', () => {
		const { weights, entries } = problem(2);
		const published = relabel(shape, weights, entries, options());
		const mapped = relabel(shape, weights, entries, options({ unmapped: false }));
		expect(mapped.effectError).not.toEqual(published.effectError);
		const unit: LatentBox = { lower: Float64Array.of(-1, -1), upper: Float64Array.of(1, 1) };
		expect(relabel(shape, weights, entries, options({ unmapped: false, box: unit }))).toEqual(
			relabel(shape, weights, entries, options({ box: unit })),
		);
	});

	test('replaces a latent by a new draw of its code, in the policy’s scale and within ±1', () => {
		const { weights, entries } = problem(3);
		const random = randomnessAt(5, Stream.policy, 9, 0);
		// Nothing errs by less than nothing, so all are replaced; the embeddings are kept and draw nothing.
		const snapped = new Float32Array(ROWS * 2);
		for (let row = 0; row < ROWS; row++) embed(shape, weights, entries.action[row], snapped, 2 * row);
		const { latent, latentKept, embeddingKept } = relabel(
			shape,
			weights,
			{ ...entries, embedding: snapped },
			options({ threshold: 0, random }),
		);
		expect(embeddingKept.every((kept) => kept === 1)).toBe(true);
		expect(latentKept.every((kept) => kept === 0)).toBe(true);
		const { posterior } = plain(weights, entries, entries.latent);
		const again = randomnessAt(5, Stream.policy, 9, 0);
		let clipped = 0;
		latent.forEach((value, i) => {
			const z = posterior.mean[i] + Math.exp(posterior.logStd[i]) * again.normal();
			const scaled = i % 2 === 0 ? (z + 0.5) / 1.5 : z - 1.5;
			if (Math.abs(scaled) > 1) clipped++;
			expect(value).toBeCloseTo(Math.min(1, Math.max(-1, scaled)), 4);
		});
		expect(clipped).toBeGreaterThan(0);
		expect(clipped).toBeLessThan(latent.length);
	});

	test('asks for strictly less than the threshold', () => {
		const { weights, entries } = problem(4);
		const { effectError } = relabel(shape, weights, entries, options());
		const at = (threshold: number) => relabel(shape, weights, entries, options({ threshold })).latentKept[7];
		expect(at(effectError[7])).toBe(0);
		expect(at(effectError[7] * (1 + 1e-12))).toBe(1);
	});

	test('clips what is kept, too, as published', () => {
		const { weights, entries } = problem(1);
		const wide = { ...entries, embedding: new Float32Array(ROWS * 2).fill(1.5), action: Array(ROWS).fill(0) };
		wide.latent.fill(-1.25);
		const { embedding, embeddingKept, latent, latentKept } = relabel(
			shape,
			weights,
			wide,
			options({ threshold: Number.POSITIVE_INFINITY }),
		);
		expect([...embeddingKept, ...latentKept].every((kept) => kept === 1)).toBe(true);
		expect(embedding.every((value) => value === 1)).toBe(true);
		expect(latent.every((value) => value === -1)).toBe(true);
	});

	test('changes none of the entries', () => {
		const { weights, entries } = problem(6);
		const before = structuredClone(entries);
		const weightsBefore = weights.slice();
		relabel(shape, weights, entries, options({ threshold: 0, random: randomnessAt(1, Stream.policy, 0, 0) }));
		expect(entries).toEqual(before);
		expect(weights).toEqual(weightsBefore);
	});

	test('has the published factor', () => {
		expect(RELABEL_THRESHOLD_FACTOR).toBe(5);
	});
});
