import { describe, expect, test } from 'vitest';
import { readClaims, readMeasure } from '../../../src/analysis/claims';
import type { MeasuredTraining, MeasureSpec } from '../../../src/analysis/measureSpec';
import { splitDataset } from '../../../src/dataset/testPart';
import { LatentDecoder } from '../../../src/model/decode';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';

const SHAPE: ModelShape = {
	stateDim: 3,
	actionCount: 2,
	parameterDim: 2,
	latentDim: 2,
	embeddingDim: 2,
	width: 4,
};
const COUNT = 200;

/** Codes with μ in {−m, m} by turns and one σ a dim; weights 0, so that everything decodes to 0. */
function codesOf(m: readonly [number, number], sigma: readonly [number, number]) {
	const mean = new Float32Array(2 * COUNT);
	const std = new Float32Array(2 * COUNT);
	const z = new Float32Array(2 * COUNT);
	for (let i = 0; i < 2 * COUNT; i++) {
		const dim = i % 2;
		const row = (i - dim) / 2;
		mean[i] = (row % 2 === 0 ? 1 : -1) * m[dim];
		std[i] = sigma[dim];
		z[i] = mean[i] + std[i] * normalAt(1, Stream.monteCarlo, 0, row, dim);
	}
	return { mean, std, z, weights: new Float32Array(parameterLayout(SHAPE).length) };
}

/** Actions by turns as well, so that where the codes lie apart they give the action away. */
const DATASET = {
	state: new Float32Array(3 * COUNT),
	action: Uint16Array.from({ length: COUNT }, (_, row) => row % 2),
	// The first ±0.5, as often with either action; the second 0.5.
	parameters: Float32Array.from({ length: 2 * COUNT }, (_, i) => (i % 2 === 0 && i % 8 >= 4 ? -0.5 : 0.5)),
	stateDelta: new Float32Array(3 * COUNT).fill(-0.2),
};

/** A: one dim as sharp as e⁻¹ at ±2, one dead. B: both on the prior. */
const TRAINING: MeasuredTraining = {
	shape: SHAPE,
	dataset: DATASET,
	count: COUNT,
	runs: [codesOf([2, 0], [Math.exp(-1), 1]), codesOf([0, 0], [1, 1])],
	seed: 1,
};

const read = (spec: MeasureSpec) => readMeasure(spec, TRAINING);

/** ½(σ² + μ² − 1 − log σ²) of A's first dim. */
const KL = 0.5 * (Math.exp(-2) + 4 - 1 + 2);

describe('what a text can state', () => {
	test('σ: geometric mean over dims, narrowest, widest', () => {
		expect(read({ kind: 'sigma', run: 0 })).toBeCloseTo(Math.exp(-0.5), 5);
		expect(read({ kind: 'sigma', run: 0, dim: 'narrowest' })).toBeCloseTo(Math.exp(-1), 5);
		expect(read({ kind: 'sigma', run: 0, dim: 'widest' })).toBe(1);
	});

	test('spread: root mean square of z, 1 where the posteriors are the prior', () => {
		expect(read({ kind: 'zSpread', run: 0 })).toBeCloseTo(Math.sqrt((4 + Math.exp(-2) + 1) / 2), 5);
		expect(read({ kind: 'zSpread', run: 1 })).toBe(1);
	});

	test('the parts of the KL: two places tell ln 2, one place nothing', () => {
		const information = read({ kind: 'information', run: 0 });
		expect(information).toBeCloseTo(Math.LN2, 2);
		expect(information + read({ kind: 'mismatch', run: 0 })).toBeCloseTo(KL, 5);
		expect(read({ kind: 'information', run: 1 })).toBe(0);
		expect(read({ kind: 'mismatch', run: 1 })).toBeCloseTo(0, 6);
	});

	test('spread: root mean square of μ', () => {
		expect(read({ kind: 'spread', run: 0 })).toBeCloseTo(Math.SQRT2, 5);
		expect(read({ kind: 'spread', run: 1 })).toBe(0);
	});

	test('KL: by the closed form, and the dims that are live by it', () => {
		expect(read({ kind: 'kl', run: 0 })).toBeCloseTo(KL, 5);
		expect(read({ kind: 'kl', run: 0, dim: 'most' })).toBeCloseTo(KL, 5);
		expect(read({ kind: 'kl', run: 0, dim: 'least' })).toBeCloseTo(0, 6);
		expect(read({ kind: 'liveDims', run: 0 })).toBe(1);
		expect(read({ kind: 'liveDims', run: 1 })).toBe(0);
	});

	test('errors and loss of a decoder that answers 0', () => {
		expect(read({ kind: 'parameterError', run: 0 })).toBeCloseTo(0.25, 6);
		expect(read({ kind: 'stateError', run: 0 })).toBeCloseTo(0.04, 6);
		// The KL of the loss is a mean over dims.
		const loss = read({ kind: 'loss', run: 0, weights: [1, 2, 0.5] });
		expect(loss).toBeCloseTo(0.04 + 2 * 0.25 + (0.5 * KL) / 2, 5);
	});

	test('errors are those of the model’s own decoder', () => {
		const weights = Float32Array.from({ length: parameterLayout(SHAPE).length }, (_, i) => 0.3 * Math.sin(i));
		const training = { ...TRAINING, runs: [{ ...TRAINING.runs[0], weights }] };
		const { z } = training.runs[0];
		const decoded = new LatentDecoder(SHAPE).decode(
			weights,
			{ state: DATASET.state, action: DATASET.action, z },
			COUNT,
		);
		const squares = decoded.parameters.reduce((sum, value, i) => sum + (value - DATASET.parameters[i]) ** 2, 0);
		expect(readMeasure({ kind: 'parameterError', run: 0 }, training)).toBeCloseTo(squares / (2 * COUNT), 6);
	});

	test('the error of a split is that of its own transitions, and both together are all', () => {
		const split = { seed: 3, share: 0.4 };
		const weights = Float32Array.from({ length: parameterLayout(SHAPE).length }, (_, i) => 0.3 * Math.sin(i));
		const training = { ...TRAINING, split, runs: [{ ...TRAINING.runs[0], weights }] };
		const { test: held } = splitDataset({ seed: split.seed, size: COUNT }, split.share);
		const errorOf = (part?: 'training' | 'test') =>
			readMeasure({ kind: 'parameterError', run: 0, ...(part && { split: part }) }, training);
		const whole = (held.length * errorOf('test') + (COUNT - held.length) * errorOf('training')) / COUNT;
		expect(whole).toBeCloseTo(errorOf(), 6);
		expect(errorOf('test')).not.toBeCloseTo(errorOf('training'), 6);
		expect(readMeasure({ kind: 'parameterError', run: 0, split: 'test' }, TRAINING)).toBeNaN();
	});

	test('holes: few where the posteriors are the prior, many where they are sharp and apart', () => {
		expect(read({ kind: 'holes', run: 1 })).toBeCloseTo(0.01, 2);
		// Two bands at ±2 of width e⁻¹ leave the strip between them bare.
		expect(read({ kind: 'holes', run: 0 })).toBeGreaterThan(0.3);
	});

	test('leak: certain where the actions lie apart, chance where they lie together', () => {
		expect(read({ kind: 'leak', run: 0 })).toBe(1);
		expect(Math.abs(read({ kind: 'leak', run: 1 }) - 0.5)).toBeLessThan(0.15);
		expect(read({ kind: 'leakChance', run: 1 })).toBe(0.5);
	});

	test('the box: of N(0, I) it holds percent ^ Z', () => {
		expect(read({ kind: 'boxPrior', run: 1, percent: 96 })).toBeCloseTo(0.96 ** 2, 1);
		expect(read({ kind: 'boxData', run: 1, percent: 96 })).toBeCloseTo(0.96 ** 2, 1);
	});

	test('the box: 2.05 from its middle to its sides where z is N(0, I)', () => {
		expect(Math.abs(read({ kind: 'boxReach', run: 1, percent: 96 }) - 2.05)).toBeLessThan(0.4);
	});

	test('what the data are like: changes, variance within an action, spread of the first parameter', () => {
		expect(read({ kind: 'stateSquare', run: 0 })).toBeCloseTo(0.04, 6);
		expect(read({ kind: 'parameterVariance', run: 0 })).toBeCloseTo(0.25 / 2, 6);
		expect(read({ kind: 'dataSpread', run: 0 })).toBeCloseTo(0.5, 6);
		// 2·λ·Z·V ÷ P with λ = 2, V = 0.25, unbiased of 100 rows an action.
		expect(read({ kind: 'collapseWeight', run: 0 })).toBeCloseTo(100 / 99, 6);
	});

	test('samples that all decode to 0: no spread, and on the side of half of the data', () => {
		expect(read({ kind: 'sampleSpread', run: 0, scale: 1 })).toBe(0);
		expect(read({ kind: 'sampleGap', run: 0 })).toBeCloseTo(0.5, 6);
	});

	test('ways between codes that are one another’s like lead through no hole', () => {
		expect(read({ kind: 'middleHoles', run: 1, path: 'straight' })).toBe(0);
	});

	test('no entry is replaced where every prediction errs alike', () => {
		expect(read({ kind: 'replaced', run: 0, stored: 'now', test: 'corrected' })).toBe(0);
		expect(read({ kind: 'replaced', run: 0, stored: 'initially', test: 'published' })).toBe(0);
	});

	test('a re-created Adam moves what has a gradient: here the biases of Δŝ and of the parameter that errs one way', () => {
		const weights = parameterLayout(SHAPE).length;
		expect(read({ kind: 'wholeRate', run: 0 })).toBeCloseTo((SHAPE.stateDim + 1) / weights, 6);
	});

	test('one over another, and NaN where there is no such run', () => {
		const spread: MeasureSpec = { kind: 'spread', run: 0 };
		expect(read({ kind: 'ratio', of: spread, to: spread })).toBe(1);
		expect(readMeasure({ kind: 'spread', run: 1 }, { ...TRAINING, runs: TRAINING.runs.slice(0, 1) })).toBeNaN();
	});

	test('many at once, in the order asked', () => {
		const measures: MeasureSpec[] = [
			{ kind: 'liveDims', run: 1 },
			{ kind: 'liveDims', run: 0 },
		];
		expect(readClaims({ measures, training: TRAINING })).toEqual([0, 1]);
	});
});
