import { expect, test } from 'vitest';
import { replacedShare } from '../../../src/analysis/staleEntries';
import { initialWeights } from '../../../src/model/initialise';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const SHAPE: ModelShape = { stateDim: 2, actionCount: 2, parameterDim: 1, latentDim: 2, embeddingDim: 2, width: 4 };
const ROWS = 100;

const noise = (columns: number, stream: number) =>
	Float32Array.from({ length: ROWS * columns }, (_, i) => 0.3 * normalAt(1, Stream.monteCarlo, stream, i, 0));

const weights = initialWeights(SHAPE, 1);
const request = {
	shape: SHAPE,
	before: weights,
	now: weights,
	transitions: {
		state: noise(2, 1),
		action: Uint16Array.from({ length: ROWS }, (_, row) => row % 2),
		parameters: noise(1, 2),
		stateDelta: noise(2, 3),
	},
	epsilon: noise(2, 4),
	percent: 96,
	unmapped: false,
	seed: 1,
};

test('where all errors are about as large as the model’s own, nothing is five times as bad', () => {
	const even = { ...request.transitions, stateDelta: new Float32Array(2 * ROWS).fill(0.5) };
	expect(replacedShare({ ...request, transitions: even })).toBe(0);
});

test('a decoder that ignores z judges all entries by their own state change alone, in either test', () => {
	// It predicts 0. One in ten changed by 1, the others by nothing: their errors are 1 and 0, the mean 0.1.
	const stateDelta = Float32Array.from({ length: 2 * ROWS }, (_, i) => (Math.floor(i / 2) % 10 === 0 ? 1 : 0));
	const none = new Float32Array(parameterLayout(SHAPE).length);
	const deaf = { ...request, before: none, now: none, transitions: { ...request.transitions, stateDelta } };
	expect(replacedShare(deaf)).toBeCloseTo(0.1, 9);
	expect(replacedShare({ ...deaf, unmapped: true })).toBeCloseTo(0.1, 9);
});
