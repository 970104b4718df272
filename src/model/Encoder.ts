import { exp } from '../numerics/exponential';
import {
	addTo,
	denseBackwardInParts,
	denseForwardInParts,
	identity,
	multiplyElements,
	relu,
	splitGradient,
} from './dense';
import type { InParts } from './inParts';
import type { ParameterLayout } from './layout';
import { LOG_STD_MAX, LOG_STD_MIN } from './sigmaRange';

/**
 * q(z | state, action, parameters): condition and parameters each through a layer, fused by their
 * element-wise product, two hidden layers, then μ and log σ. They are computed from all three; what they
 * stand for is measured in inputSwap.
 *
 * Buffers are made for `rows` rows and overwritten by every pass.
 */
export class Encoder {
	/** rows × Z: μ. */
	readonly mean: Float32Array;
	/** rows × Z: log σ, clamped. */
	readonly logStd: Float32Array;
	/** rows × Z: σ. */
	readonly std: Float32Array;
	/** rows × Z: log σ before the clamp. */
	readonly rawLogStd: Float32Array;
	/** rows × width, each layer in its order: of the condition, of the parameters, their product, and the two hidden ones. */
	readonly fromCondition: Float32Array;
	readonly fromParameters: Float32Array;
	readonly fused: Float32Array;
	readonly hidden1: Float32Array;
	readonly hidden2: Float32Array;
	private readonly d1: Float32Array;
	private readonly d2: Float32Array;

	constructor(
		private readonly layout: ParameterLayout,
		rows: number,
	) {
		const { width, latentDim } = layout.shape;
		const hidden = () => new Float32Array(rows * width);
		const latent = () => new Float32Array(rows * latentDim);
		this.mean = latent();
		this.logStd = latent();
		this.std = latent();
		this.rawLogStd = latent();
		this.fromCondition = hidden();
		this.fromParameters = hidden();
		this.fused = hidden();
		this.hidden1 = hidden();
		this.hidden2 = hidden();
		this.d1 = hidden();
		this.d2 = hidden();
	}

	/**
	 * Fills mean, logStd and std.
	 * @param condition rows × (S + d₁)
	 * @param parameters rows × P
	 */
	*forward(weights: Float32Array, condition: Float32Array, parameters: Float32Array, rows: number): InParts {
		const { layers, shape } = this.layout;
		yield* denseForwardInParts(layers.e0_0, relu, weights, condition, this.fromCondition, rows);
		yield* denseForwardInParts(layers.e0_1, relu, weights, parameters, this.fromParameters, rows);
		multiplyElements(this.fused, this.fromCondition, this.fromParameters, rows * shape.width);
		yield* denseForwardInParts(layers.e1, relu, weights, this.fused, this.hidden1, rows);
		yield* denseForwardInParts(layers.e2, relu, weights, this.hidden1, this.hidden2, rows);
		yield* denseForwardInParts(layers.mean, identity, weights, this.hidden2, this.mean, rows);
		yield* denseForwardInParts(layers.log_std, identity, weights, this.hidden2, this.rawLogStd, rows);
		this.clampLogStd(rows * shape.latentDim);
	}

	/** Outside the generator, where V8 compiles loops better. */
	private clampLogStd(cells: number): void {
		for (let i = 0; i < cells; i++) {
			const raw = this.rawLogStd[i];
			// Written so that NaN passes through: a fault must show, not be clamped away.
			this.logStd[i] = raw < LOG_STD_MIN ? LOG_STD_MIN : raw > LOG_STD_MAX ? LOG_STD_MAX : raw;
			this.std[i] = exp(this.logStd[i]);
		}
	}

	/**
	 * Gradients of the encoder's weights from those of μ and log σ; call after {@link forward} on the same rows.
	 * @param dMean rows × Z; overwritten
	 * @param dLogStd rows × Z; overwritten
	 * @param dCondition rows × (S + d₁), written
	 */
	*backward(
		weights: Float32Array,
		condition: Float32Array,
		parameters: Float32Array,
		dMean: Float32Array,
		dLogStd: Float32Array,
		dCondition: Float32Array,
		gradients: Float32Array,
		rows: number,
	): InParts {
		const { layers, shape } = this.layout;
		const { d1, d2 } = this;
		const cells = rows * shape.width;
		for (let i = 0; i < rows * shape.latentDim; i++) {
			const raw = this.rawLogStd[i];
			if (raw < LOG_STD_MIN || raw > LOG_STD_MAX) dLogStd[i] = 0;
		}
		yield* denseBackwardInParts(layers.mean, identity, weights, this.hidden2, this.mean, dMean, d1, gradients, rows);
		yield* denseBackwardInParts(
			layers.log_std,
			identity,
			weights,
			this.hidden2,
			this.rawLogStd,
			dLogStd,
			d2,
			gradients,
			rows,
		);
		addTo(d1, d2, cells);
		yield* denseBackwardInParts(layers.e2, relu, weights, this.hidden1, this.hidden2, d1, d2, gradients, rows);
		yield* denseBackwardInParts(layers.e1, relu, weights, this.fused, this.hidden1, d2, d1, gradients, rows);
		splitGradient(d1, d2, this.fromCondition, this.fromParameters, cells);
		yield* denseBackwardInParts(layers.e0_1, relu, weights, parameters, this.fromParameters, d2, null, gradients, rows);
		yield* denseBackwardInParts(
			layers.e0_0,
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
