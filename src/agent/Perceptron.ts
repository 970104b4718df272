import { type Activation, denseBackward, denseForward, relu } from '../model/dense';
import type { Layers } from './layout';

/**
 * Two hidden layers with ReLU and an output, forward and backward in float64: an actor, or one of the twin critics.
 * Buffers are made for `rows` rows and overwritten by every pass.
 */
export class Perceptron {
	/** rows × outputs */
	readonly output: Float64Array;
	private readonly hidden1: Float64Array;
	private readonly hidden2: Float64Array;
	private readonly d1: Float64Array;
	private readonly d2: Float64Array;

	/** @param activation of the output */
	constructor(
		private readonly layers: Layers,
		private readonly activation: Activation,
		rows: number,
	) {
		const hidden = () => new Float64Array(rows * layers.hidden1.outputs);
		this.output = new Float64Array(rows * layers.output.outputs);
		this.hidden1 = hidden();
		this.hidden2 = hidden();
		this.d1 = hidden();
		this.d2 = hidden();
	}

	/** Fills output. @param x rows × inputs */
	forward(weights: Float64Array, x: Float64Array, rows: number): void {
		const { hidden1, hidden2, output } = this.layers;
		denseForward(hidden1, relu, weights, x, this.hidden1, rows);
		denseForward(hidden2, relu, weights, this.hidden1, this.hidden2, rows);
		denseForward(output, this.activation, weights, this.hidden2, this.output, rows);
	}

	/**
	 * Gradients from those of the output; call after {@link forward} on the same rows.
	 * @param dOutput rows × outputs; overwritten
	 * @param dx rows × inputs, written; null where nobody needs it
	 * @param gradients flat, like the weights: these layers' parts are written
	 */
	backward(
		weights: Float64Array,
		x: Float64Array,
		dOutput: Float64Array,
		dx: Float64Array | null,
		gradients: Float64Array,
		rows: number,
	): void {
		const { hidden1, hidden2, output } = this.layers;
		const { d1, d2 } = this;
		denseBackward(output, this.activation, weights, this.hidden2, this.output, dOutput, d2, gradients, rows);
		denseBackward(hidden2, relu, weights, this.hidden1, this.hidden2, d2, d1, gradients, rows);
		denseBackward(hidden1, relu, weights, x, this.hidden1, d1, dx, gradients, rows);
	}
}
