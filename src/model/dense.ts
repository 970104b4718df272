import { tanh as hyperbolicTangent } from '../numerics/hyperbolicTangent';
import type { DenseLayer } from './layout';
import { type Floats, multiplyTransposed } from './matrixProduct';

/** An activation as its value and its derivative, the latter as a function of the value. */
export interface Activation {
	value(x: number): number;
	derivative(y: number): number;
}

export const relu: Activation = { value: (x) => (x > 0 ? x : 0), derivative: (y) => (y > 0 ? 1 : 0) };
export const tanh: Activation = { value: hyperbolicTangent, derivative: (y) => 1 - y * y };
export const identity: Activation = { value: (x) => x, derivative: () => 1 };

/**
 * y = f(x·Wᵀ + b) for a batch.
 * @param x rows × inputs
 * @param y rows × outputs, written
 */
export function denseForward(
	layer: DenseLayer,
	activation: Activation,
	weights: Floats,
	x: Floats,
	y: Floats,
	rows: number,
): void {
	const { inputs, outputs } = layer;
	multiplyTransposed(
		y,
		0,
		{ data: x, offset: 0, rowStride: inputs, columnStride: 1 },
		{ data: weights, offset: layer.weight, rowStride: inputs, columnStride: 1 },
		rows,
		outputs,
		inputs,
	);
	for (let row = 0, i = 0; row < rows; row++) {
		for (let output = 0; output < outputs; output++, i++) {
			y[i] = activation.value(y[i] + weights[layer.bias + output]);
		}
	}
}

/**
 * The gradients of a dense layer.
 * @param y what denseForward wrote
 * @param dy rows × outputs: gradient by y; becomes the gradient by the pre-activation
 * @param dx rows × inputs: gradient by x, written; null where nobody needs it
 * @param gradients flat, like the weights: this layer's part is written
 */
export function denseBackward(
	layer: DenseLayer,
	activation: Activation,
	weights: Floats,
	x: Floats,
	y: Floats,
	dy: Floats,
	dx: Floats | null,
	gradients: Floats,
	rows: number,
): void {
	const { inputs, outputs } = layer;
	for (let i = 0; i < rows * outputs; i++) dy[i] *= activation.derivative(y[i]);

	// dW = dyᵀ·x
	multiplyTransposed(
		gradients,
		layer.weight,
		{ data: dy, offset: 0, rowStride: 1, columnStride: outputs },
		{ data: x, offset: 0, rowStride: 1, columnStride: inputs },
		outputs,
		inputs,
		rows,
	);
	for (let output = 0; output < outputs; output++) {
		let sum = 0;
		for (let row = 0; row < rows; row++) sum += dy[row * outputs + output];
		gradients[layer.bias + output] = sum;
	}

	// dx = dy·W
	if (dx) {
		multiplyTransposed(
			dx,
			0,
			{ data: dy, offset: 0, rowStride: outputs, columnStride: 1 },
			{ data: weights, offset: layer.weight, rowStride: 1, columnStride: inputs },
			rows,
			inputs,
			outputs,
		);
	}
}
