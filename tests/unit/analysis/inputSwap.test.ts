import { describe, expect, test } from 'vitest';
import { type EncoderInput, measureSwap, swapShift } from '../../../src/analysis/inputSwap';
import { initialWeights } from '../../../src/model/initialise';
import { type ModelShape, parameterLayout } from '../../../src/model/layout';
import { normalAt, Stream } from '../../../src/randomness/counterRandom';
import { forwardInFloat64 } from '../model/float64Model';

const shape: ModelShape = { stateDim: 3, actionCount: 2, embeddingDim: 2, parameterDim: 2, latentDim: 2, width: 8 };
const COUNT = 400;

const normals = (count: number, column: number) =>
	Float32Array.from({ length: count }, (_, i) => normalAt(5, Stream.monteCarlo, column, i, 0));

/** Unrelated numbers in every column. */
const transitions = {
	state: normals(COUNT * 3, 0),
	action: Int32Array.from(normals(COUNT, 1), (value) => (value > 0 ? 1 : 0)),
	parameters: normals(COUNT * 2, 2),
};

/** A model whose outputs react to its inputs, as one that has learnt a little. */
const weights = initialWeights(shape, 3).map((value) => 3 * value);

/** The same model with the part of a first layer put to 0 that reads an input. */
function blindTo(input: EncoderInput): Float32Array {
	const { e0_0, e0_1 } = parameterLayout(shape).layers;
	const blind = weights.slice();
	const clear = (layer: typeof e0_0, from: number, to: number) => {
		for (let output = 0; output < layer.outputs; output++)
			blind.fill(0, layer.weight + output * layer.inputs + from, layer.weight + output * layer.inputs + to);
	};
	if (input === 'parameters') clear(e0_1, 0, e0_1.inputs);
	else if (input === 'state') clear(e0_0, 0, shape.stateDim);
	else clear(e0_0, shape.stateDim, e0_0.inputs);
	return blind;
}

/** Columns of two of them. */
const pairOf = (row: number, donor: number) => {
	const cut = (column: Float32Array, width: number) =>
		Float32Array.from([row, donor].flatMap((at) => Array.from(column.slice(at * width, (at + 1) * width))));
	return {
		state: cut(transitions.state, 3),
		action: Int32Array.of(transitions.action[row], transitions.action[donor]),
		parameters: cut(transitions.parameters, 2),
	};
};

const shiftOf = (input: EncoderInput, of: Float32Array) => swapShift(shape, of, transitions, input);

describe('swapping an input of the encoder', () => {
	test.each(['state', 'action', 'parameters'] as const)(
		'does not move μ where the model is blind to the %s',
		(input) => {
			expect(shiftOf(input, blindTo(input))).toBeCloseTo(0, 6);
			expect(shiftOf(input, weights)).toBeGreaterThan(0.05);
		},
	);

	test('moves μ by √2 of its spread where it depends on that input alone', () => {
		// Blind to state and action, and to the condition's part in the product.
		const alone = blindTo('action');
		const { e0_0 } = parameterLayout(shape).layers;
		alone.fill(0, e0_0.weight, e0_0.weight + e0_0.inputs * e0_0.outputs);
		alone.fill(1, e0_0.bias, e0_0.bias + e0_0.outputs);
		expect(shiftOf('state', alone)).toBeCloseTo(0, 6);
		expect(Math.abs(shiftOf('parameters', alone) - Math.SQRT2)).toBeLessThan(0.12);
	});

	test('is not a number where all μ are one', () => {
		expect(shiftOf('state', new Float32Array(weights.length))).toBeNaN();
	});

	test('one transition: with nothing taken it stays, with all taken it is the other', () => {
		const ask = (taken: readonly EncoderInput[]) =>
			measureSwap({ shape, runs: [{ weights }], transitions, pair: pairOf(7, 31), taken })[0];
		const none = ask([]);
		expect(none.swapped).toEqual(none.own);
		const all = ask(['parameters', 'state', 'action']);
		expect(all.swapped).toEqual(all.donor);
		expect(all.own).toEqual(none.own);
		expect(none.shift.parameters).toBe(shiftOf('parameters', weights));
	});

	test('one transition: its μ after a swap is what the model gives for the mixed inputs', () => {
		const [reading] = measureSwap({ shape, runs: [{ weights }], transitions, pair: pairOf(7, 31), taken: ['state'] });
		const mixed = {
			state: transitions.state.slice(3 * 31, 3 * 32),
			action: [transitions.action[7]],
			parameters: transitions.parameters.slice(2 * 7, 2 * 8),
			stateDelta: new Float32Array(3),
		};
		const { mean } = forwardInFloat64(shape, weights, mixed, [0, 0], 1);
		for (const dim of [0, 1]) expect(reading.swapped[dim]).toBeCloseTo(mean[dim], 4);
	});
});
