import { Decoder } from './Decoder';
import { Encoder } from './Encoder';
import { embed } from './embedding';
import { atOnce, type InParts } from './inParts';
import { klOfMean, klOfSigma } from './kl';
import { type ModelShape, type ParameterLayout, parameterLayout } from './layout';
import type { LossTerms, RunSettings } from './settings';

/** A batch of transitions, one row each. */
export interface Batch {
	/** rows × S: scaled states. */
	readonly state: Float32Array;
	/** rows: discrete actions. */
	readonly action: ArrayLike<number>;
	/** rows × P: parameters in [−1, 1], padded with 0. */
	readonly parameters: Float32Array;
	/** rows × S: change of the scaled state. */
	readonly stateDelta: Float32Array;
}

/**
 * HyAR's conditional VAE over hybrid actions (Li et al., ICLR 2022), forward and backward by hand: the
 * definition that every engine is held to.
 *
 * The four outputs for a batch: decoded parameters (u) and state change (s), and the posterior's mean and std.
 */
export class ConditionalVae {
	readonly layout: ParameterLayout;
	readonly encoder: Encoder;
	readonly decoder: Decoder;
	/** rows × Z: z = μ + σ·ε of the last forward pass. */
	readonly z: Float32Array;

	/** rows × (S + d₁): state, then the embedding of the action. */
	private readonly condition: Float32Array;
	private readonly dCondition: Float32Array;
	private readonly dConditionOfDecoder: Float32Array;
	private readonly dMean: Float32Array;
	private readonly dLogStd: Float32Array;
	private readonly dZ: Float32Array;
	private readonly dParameters: Float32Array;
	private readonly dStateDelta: Float32Array;

	/** @param rows the most rows a batch may have */
	constructor(
		readonly shape: ModelShape,
		readonly rows: number,
	) {
		const { stateDim, embeddingDim, latentDim, parameterDim } = shape;
		this.layout = parameterLayout(shape);
		this.encoder = new Encoder(this.layout, rows);
		this.decoder = new Decoder(this.layout, rows);
		const array = (columns: number) => new Float32Array(rows * columns);
		this.z = array(latentDim);
		this.condition = array(stateDim + embeddingDim);
		this.dCondition = array(stateDim + embeddingDim);
		this.dConditionOfDecoder = array(stateDim + embeddingDim);
		this.dMean = array(latentDim);
		this.dLogStd = array(latentDim);
		this.dZ = array(latentDim);
		this.dParameters = array(parameterDim);
		this.dStateDelta = array(stateDim);
	}

	/** Fills encoder.mean, encoder.logStd and encoder.std. */
	encode(weights: Float32Array, batch: Pick<Batch, 'state' | 'action' | 'parameters'>, rows: number): void {
		atOnce(this.encodeInParts(weights, batch, rows));
	}

	private *encodeInParts(
		weights: Float32Array,
		batch: Pick<Batch, 'state' | 'action' | 'parameters'>,
		rows: number,
	): InParts {
		this.fillCondition(weights, batch.state, batch.action, rows);
		yield* this.encoder.forward(weights, this.condition, batch.parameters, rows);
	}

	/**
	 * Fills decoder.parameters and decoder.stateDelta.
	 * @param z rows × Z
	 */
	decode(weights: Float32Array, state: Float32Array, action: ArrayLike<number>, z: Float32Array, rows: number): void {
		this.fillCondition(weights, state, action, rows);
		atOnce(this.decoder.forward(weights, this.condition, z, rows));
	}

	/**
	 * Encodes a batch, draws z = μ + σ·ε (reparameterisation: the noise comes from outside, so z has a
	 * derivative by μ and σ) and decodes it.
	 * @param epsilon rows × Z, from N(0, 1)
	 * @returns the raw loss terms
	 */
	forward(weights: Float32Array, batch: Batch, epsilon: Float32Array, rows: number): LossTerms {
		return atOnce(this.forwardInParts(weights, batch, epsilon, rows));
	}

	/** {@link forward} in parts. */
	*forwardInParts(weights: Float32Array, batch: Batch, epsilon: Float32Array, rows: number): InParts<LossTerms> {
		yield* this.encodeInParts(weights, batch, rows);
		const kl = this.drawZ(epsilon, rows * this.shape.latentDim);
		yield* this.decoder.forward(weights, this.condition, this.z, rows);
		return {
			state: meanSquaredError(this.decoder.stateDelta, batch.stateDelta, rows * this.shape.stateDim),
			parameters: meanSquaredError(this.decoder.parameters, batch.parameters, rows * this.shape.parameterDim),
			kl,
		};
	}

	/** z = μ + σ·ε. @returns the KL, averaged over rows and dimensions */
	private drawZ(epsilon: Float32Array, cells: number): number {
		const { mean, logStd, std } = this.encoder;
		let kl = 0;
		for (let i = 0; i < cells; i++) {
			this.z[i] = mean[i] + std[i] * epsilon[i];
			kl += klOfMean(mean[i]) + klOfSigma(logStd[i]);
		}
		return kl / cells;
	}

	/**
	 * Gradient of stateWeight·state + parameterWeight·parameters + klWeight·kl by every weight; call after
	 * {@link forward} with the same arguments.
	 * @param gradients flat, like the weights; written whole
	 */
	backward(...given: Parameters<ConditionalVae['backwardInParts']>): void {
		atOnce(this.backwardInParts(...given));
	}

	/** {@link backward} in parts. */
	*backwardInParts(
		weights: Float32Array,
		batch: Batch,
		epsilon: Float32Array,
		settings: Pick<RunSettings, 'stateWeight' | 'parameterWeight' | 'klWeight'>,
		gradients: Float32Array,
		rows: number,
	): InParts {
		const { stateDim, parameterDim, latentDim } = this.shape;
		const { stateDelta, parameters } = this.decoder;
		errorGradient(stateDelta, batch.stateDelta, settings.stateWeight, rows * stateDim, this.dStateDelta);
		errorGradient(parameters, batch.parameters, settings.parameterWeight, rows * parameterDim, this.dParameters);
		yield* this.decoder.backward(
			weights,
			this.condition,
			this.z,
			this.dParameters,
			this.dStateDelta,
			this.dConditionOfDecoder,
			this.dZ,
			gradients,
			rows,
		);

		this.gradientOfPosterior(epsilon, settings.klWeight, rows * latentDim);
		yield* this.encoder.backward(
			weights,
			this.condition,
			batch.parameters,
			this.dMean,
			this.dLogStd,
			this.dCondition,
			gradients,
			rows,
		);
		this.embeddingGradient(batch.action, gradients, rows);
	}

	/** The decoder's gradient passes through z = μ + σ·ε; the KL adds μ and σ² − 1. */
	private gradientOfPosterior(epsilon: Float32Array, klWeight: number, cells: number): void {
		const { mean, std } = this.encoder;
		const klScale = klWeight / cells;
		for (let i = 0; i < cells; i++) {
			this.dMean[i] = this.dZ[i] + klScale * mean[i];
			this.dLogStd[i] = this.dZ[i] * std[i] * epsilon[i] + klScale * (std[i] * std[i] - 1);
		}
	}

	private fillCondition(weights: Float32Array, state: Float32Array, action: ArrayLike<number>, rows: number): void {
		const { stateDim, embeddingDim } = this.shape;
		const columns = stateDim + embeddingDim;
		for (let row = 0; row < rows; row++) {
			for (let i = 0; i < stateDim; i++) this.condition[row * columns + i] = state[row * stateDim + i];
			embed(this.shape, weights, action[row], this.condition, row * columns + stateDim);
		}
	}

	/** The table feeds both conditions, through tanh; rows that the batch lacks get 0. */
	private embeddingGradient(action: ArrayLike<number>, gradients: Float32Array, rows: number): void {
		const { stateDim, embeddingDim, actionCount } = this.shape;
		const columns = stateDim + embeddingDim;
		const { embeddings } = this.layout;
		gradients.fill(0, embeddings, embeddings + actionCount * embeddingDim);
		for (let row = 0; row < rows; row++) {
			for (let i = 0; i < embeddingDim; i++) {
				const cell = row * columns + stateDim + i;
				const embedded = this.condition[cell];
				gradients[embeddings + action[row] * embeddingDim + i] +=
					(this.dCondition[cell] + this.dConditionOfDecoder[cell]) * (1 - embedded * embedded);
			}
		}
	}
}

function meanSquaredError(predicted: Float32Array, target: Float32Array, length: number): number {
	let sum = 0;
	for (let i = 0; i < length; i++) {
		const error = predicted[i] - target[i];
		sum += error * error;
	}
	return sum / length;
}

/** Writes the gradient of weight · mean squared error by `predicted`. */
function errorGradient(
	predicted: Float32Array,
	target: Float32Array,
	weight: number,
	length: number,
	out: Float32Array,
): void {
	const scale = (2 * weight) / length;
	for (let i = 0; i < length; i++) out[i] = scale * (predicted[i] - target[i]);
}
