import { describe, expect, test } from 'vitest';
import { replacedShare, type StaleRequest } from '../../../src/analysis/staleEntries';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';

const SHAPE: ModelShape = { stateDim: 2, actionCount: 2, embeddingDim: 2, parameterDim: 1, latentDim: 2, width: 4 };
const COUNT = 100;

/** A model that predicts no change at all, whatever the code. */
const none = new Float32Array(parameterLayout(SHAPE).length);

/** One transition in `every` changed its state by 1, the others by nothing. */
function requestWith(every: number): StaleRequest {
	const moved = (i: number) => (Math.floor(i / SHAPE.stateDim) % every === 0 ? 1 : 0);
	return {
		shape: SHAPE,
		before: none,
		now: none,
		transitions: {
			state: new Float32Array(COUNT * SHAPE.stateDim),
			action: new Uint16Array(COUNT),
			parameters: new Float32Array(COUNT),
			stateDelta: Float32Array.from({ length: COUNT * SHAPE.stateDim }, (_, i) => moved(i)),
		},
		epsilon: Float32Array.from({ length: COUNT * SHAPE.latentDim }, (_, i) => Math.sin(i)),
		percent: 96,
		unmapped: false,
		seed: 1,
	};
}

describe('replaced are the entries whose prediction errs by more than five times the mean', () => {
	test('one in ten: an error of 1 where the mean is 0.1', () => {
		expect(replacedShare(requestWith(10))).toBeCloseTo(0.1, 6);
	});

	test('none in three: an error of 1 where the mean is above a third', () => {
		expect(replacedShare(requestWith(3))).toBe(0);
	});
});
