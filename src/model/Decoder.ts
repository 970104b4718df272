import { addTo, denseBackwardInParts, denseForwardInParts, multiplyElements, relu, splitGradient, tanh } from './dense';
import type { InParts } from './inParts';
import type { ParameterLayout } from './layout';

/**
 * p(parameters, state change | z, state, action): condition and z each through a layer, fused by their
 * element-wise product, two hidden layers, then the parameter head; one more hidden layer from the same
 * place, then the state-change head (the "cascaded" prediction). Both heads end in tanh, so a change
 * beyond ±1 cannot be fitted.
 *
 * Buffers are made for `rows` rows and overwritten by every pass.
 */
export class Decoder {
	/** rows × P: decoded parameters in [−1, 1] (u in the published code). */
	readonly parameters: Float32Array;
	/** rows × S: predicted change of the scaled state, in [−1, 1] (s in the published code). */
	readonly stateDelta: Float32Array;
	/** rows × width, each layer in its order; the last is that of the state change alone. */
	readonly fromCondition: Float32Array;
	readonly fromLatent: Float32Array;
	readonly fused: Float32Array;
	readonly hidden1: Float32Array;
	readonly hidden2: Float32Array;
	readonly hidden3: Float32Array;
	private readonly d1: Float32Array;
	private readonly d2: Float32Array;

	constructor(
		private readonly layout: ParameterLayout,
		rows: number,
	) {
		const { width, parameterDim, stateDim } = layout.shape;
		const hidden = () => new Float32Array(rows * width);
		this.parameters = new Float32Array(rows * parameterDim);
		this.stateDelta = new Float32Array(rows * stateDim);
		this.fromCondition = hidden();
		this.fromLatent = hidden();
		this.fused = hidden();
		this.hidden1 = hidden();
		this.hidden2 = hidden();
		this.hidden3 = hidden();
		this.d1 = hidden();
		this.d2 = hidden();
	}

	/**
	 * Fills parameters and stateDelta.
	 * @param condition rows × (S + d₁)
	 * @param z rows × Z
	 */
	*forward(weights: Float32Array, condition: Float32Array, z: Float32Array, rows: number): InParts {
		const { layers, shape } = this.layout;
		yield* denseForwardInParts(layers.d0_0, relu, weights, condition, this.fromCondition, rows);
		yield* denseForwardInParts(layers.d0_1, relu, weights, z, this.fromLatent, rows);
		multiplyElements(this.fused, this.fromCondition, this.fromLatent, rows * shape.width);
		yield* denseForwardInParts(layers.d1, relu, weights, this.fused, this.hidden1, rows);
		yield* denseForwardInParts(layers.d2, relu, weights, this.hidden1, this.hidden2, rows);
		yield* denseForwardInParts(layers.parameter_action_output, tanh, weights, this.hidden2, this.parameters, rows);
		yield* denseForwardInParts(layers.d3, relu, weights, this.hidden2, this.hidden3, rows);
		yield* denseForwardInParts(layers.delta_state_output, tanh, weights, this.hidden3, this.stateDelta, rows);
	}

	/**
	 * Gradients of the decoder's weights from those of its outputs; call after {@link forward} on the same rows.
	 * @param dParameters rows × P; overwritten
	 * @param dStateDelta rows × S; overwritten
	 * @param dCondition rows × (S + d₁), written
	 * @param dZ rows × Z, written
	 */
	*backward(
		weights: Float32Array,
		condition: Float32Array,
		z: Float32Array,
		dParameters: Float32Array,
		dStateDelta: Float32Array,
		dCondition: Float32Array,
		dZ: Float32Array,
		gradients: Float32Array,
		rows: number,
	): InParts {
		const { layers, shape } = this.layout;
		const { d1, d2, hidden1, hidden2, hidden3 } = this;
		const cells = rows * shape.width;
		yield* denseBackwardInParts(
			layers.delta_state_output,
			tanh,
			weights,
			hidden3,
			this.stateDelta,
			dStateDelta,
			d1,
			gradients,
			rows,
		);
		yield* denseBackwardInParts(layers.d3, relu, weights, hidden2, hidden3, d1, d2, gradients, rows);
		yield* denseBackwardInParts(
			layers.parameter_action_output,
			tanh,
			weights,
			hidden2,
			this.parameters,
			dParameters,
			d1,
			gradients,
			rows,
		);
		addTo(d1, d2, cells);
		yield* denseBackwardInParts(layers.d2, relu, weights, hidden1, hidden2, d1, d2, gradients, rows);
		yield* denseBackwardInParts(layers.d1, relu, weights, this.fused, hidden1, d2, d1, gradients, rows);
		splitGradient(d1, d2, this.fromCondition, this.fromLatent, cells);
		yield* denseBackwardInParts(layers.d0_1, relu, weights, z, this.fromLatent, d2, dZ, gradients, rows);
		yield* denseBackwardInParts(
			layers.d0_0,
			relu,
			weights,
			condition,
			this.fromCondition,
			d1,
			dCondition,
			gradients,
			rows,
		);
	}
}
