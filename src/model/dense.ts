import { tanh as hyperbolicTangent } from '../numerics/hyperbolicTangent';
import { finish, NO_PARTS, type Parts } from './inParts';
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

/** Multiply-adds of a part of a product: about 10 ms in V8. */
const PART = 16_777_216;

type Product = Parameters<typeof multiplyTransposed>;

/** A product, some rows at a time. */
function* productInParts([out, outOffset, a, b, m, n, k]: Product): Generator<undefined> {
	// Whole tiles of two rows.
	const most = 2 * Math.max(1, Math.floor(PART / (2 * n * k)));
	for (let from = 0; from < m; from += most) {
		const rows = Math.min(most, m - from);
		multiplyTransposed(out, outOffset + from * n, { ...a, offset: a.offset + from * a.rowStride }, b, rows, n, k);
		yield;
	}
}

function* productsInParts(products: readonly Product[]): Generator<undefined> {
	for (const product of products) yield* productInParts(product);
}

/** Adds the bias to what the product gave, and applies the activation. */
function activate(layer: DenseLayer, activation: Activation, weights: Floats, y: Floats, rows: number): void {
	for (let row = 0, i = 0; row < rows; row++) {
		for (let output = 0; output < layer.outputs; output++, i++) {
			y[i] = activation.value(y[i] + weights[layer.bias + output]);
		}
	}
}

function* activatedInParts(product: Product, ...given: Parameters<typeof activate>): Generator<undefined> {
	yield* productInParts(product);
	activate(...given);
}

/**
 * y = f(x·Wᵀ + b) for a batch.
 * @param x rows × inputs
 * @param y rows × outputs, written
 */
export function denseForward(...given: Parameters<typeof denseForwardInParts>): void {
	finish(denseForwardInParts(...given));
}

/** {@link denseForward} in parts: at once where the product is small, which most are. */
export function denseForwardInParts(
	layer: DenseLayer,
	activation: Activation,
	weights: Floats,
	x: Floats,
	y: Floats,
	rows: number,
): Parts {
	const { inputs, outputs } = layer;
	const product: Product = [
		y,
		0,
		{ data: x, offset: 0, rowStride: inputs, columnStride: 1 },
		{ data: weights, offset: layer.weight, rowStride: inputs, columnStride: 1 },
		rows,
		outputs,
		inputs,
	];
	if (rows * inputs * outputs > PART) return activatedInParts(product, layer, activation, weights, y, rows);
	multiplyTransposed(...product);
	activate(layer, activation, weights, y, rows);
	return NO_PARTS;
}

/**
 * The gradients of a dense layer.
 * @param y what denseForward wrote
 * @param dy rows × outputs: gradient by y; becomes the gradient by the pre-activation
 * @param dx rows × inputs: gradient by x, written; null where nobody needs it
 * @param gradients flat, like the weights: this layer's part is written
 */
export function denseBackward(...given: Parameters<typeof denseBackwardInParts>): void {
	finish(denseBackwardInParts(...given));
}

/** {@link denseBackward} in parts: at once where the products are small, which most are. */
export function denseBackwardInParts(
	layer: DenseLayer,
	activation: Activation,
	weights: Floats,
	x: Floats,
	y: Floats,
	dy: Floats,
	dx: Floats | null,
	gradients: Floats,
	rows: number,
): Parts {
	const { inputs, outputs } = layer;
	for (let i = 0; i < rows * outputs; i++) dy[i] *= activation.derivative(y[i]);

	for (let output = 0; output < outputs; output++) {
		let sum = 0;
		for (let row = 0; row < rows; row++) sum += dy[row * outputs + output];
		gradients[layer.bias + output] = sum;
	}
	// dW = dyᵀ·x
	const byWeight: Product = [
		gradients,
		layer.weight,
		{ data: dy, offset: 0, rowStride: 1, columnStride: outputs },
		{ data: x, offset: 0, rowStride: 1, columnStride: inputs },
		outputs,
		inputs,
		rows,
	];
	// dx = dy·W
	const byInput: Product | null = dx && [
		dx,
		0,
		{ data: dy, offset: 0, rowStride: outputs, columnStride: 1 },
		{ data: weights, offset: layer.weight, rowStride: 1, columnStride: inputs },
		rows,
		inputs,
		outputs,
	];
	if (rows * inputs * outputs > PART) return productsInParts(byInput ? [byWeight, byInput] : [byWeight]);
	multiplyTransposed(...byWeight);
	if (byInput) multiplyTransposed(...byInput);
	return NO_PARTS;
}

/** product = a ∘ b, element by element. */
export function multiplyElements(product: Floats, a: Floats, b: Floats, cells: number): void {
	for (let i = 0; i < cells; i++) product[i] = a[i] * b[i];
}

/** sum += x. */
export function addTo(sum: Floats, x: Floats, cells: number): void {
	for (let i = 0; i < cells; i++) sum[i] += x[i];
}

/**
 * The gradients of the factors of an element-wise product a ∘ b.
 * @param d gradient by the product; becomes that by a
 * @param dOfB written
 */
export function splitGradient(d: Floats, dOfB: Floats, a: Floats, b: Floats, cells: number): void {
	for (let i = 0; i < cells; i++) {
		dOfB[i] = d[i] * a[i];
		d[i] *= b[i];
	}
}
