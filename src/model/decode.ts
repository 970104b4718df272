import { ConditionalVae } from './ConditionalVae';
import type { ModelShape } from './layout';

/** The decoder's outputs for some rows. Valid until the next call. */
export interface Decoding {
	/** rows × P: parameters in [−1, 1]. */
	readonly parameters: Float32Array;
	/** rows × S: predicted change of the scaled state, in [−1, 1]. */
	readonly stateDelta: Float32Array;
}

/** Conditions and codes, one row each. */
export interface DecodeInput {
	/** rows × S: scaled states. */
	readonly state: Float32Array;
	/** rows: discrete actions. */
	readonly action: ArrayLike<number>;
	/** rows × Z. */
	readonly z: Float32Array;
}

/** Decodes on the calling thread and keeps its buffers between calls. */
export class LatentDecoder {
	private model: ConditionalVae;

	constructor(readonly shape: ModelShape) {
		this.model = new ConditionalVae(shape, 1);
	}

	decode(weights: Float32Array, input: DecodeInput, rows: number): Decoding {
		if (rows > this.model.rows) this.model = new ConditionalVae(this.shape, rows);
		this.model.decode(weights, input.state, input.action, input.z, rows);
		return {
			parameters: this.model.decoder.parameters.subarray(0, rows * this.shape.parameterDim),
			stateDelta: this.model.decoder.stateDelta.subarray(0, rows * this.shape.stateDim),
		};
	}
}
