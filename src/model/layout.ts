/**
 * The sizes of a model and where each of its weights lies.
 *
 * All weights of a run live in one flat Float32Array. The names are those of the official code's
 * state_dict, so that a checkpoint can be compared with it tensor by tensor; a `.weight` is
 * [out, in], row-major, as in PyTorch.
 */

/** The sizes that determine every array of the model. */
export interface ModelShape {
	/** S: features of a state. */
	readonly stateDim: number;
	/** K: discrete actions. */
	readonly actionCount: number;
	/** d₁: numbers an embedding row has. */
	readonly embeddingDim: number;
	/** P: parameters of a hybrid action, padding included. */
	readonly parameterDim: number;
	/** Z: latent dims. */
	readonly latentDim: number;
	/** Units of every hidden layer; 256 as published. */
	readonly width: number;
}

/** One named tensor inside the flat weights. */
export interface WeightView {
	readonly name: string;
	readonly offset: number;
	/** Outputs of a weight matrix, entries of a bias, rows of the embedding table. */
	readonly rows: number;
	/** Inputs of a weight matrix; 1 for a bias. */
	readonly columns: number;
}

/** A dense layer: y = W·x + b. */
export interface DenseLayer {
	readonly name: string;
	readonly inputs: number;
	readonly outputs: number;
	/** Offset of W, [outputs, inputs]. */
	readonly weight: number;
	/** Offset of b, [outputs]. */
	readonly bias: number;
}

/** The conditional VAE's dense layers, by their official names. */
export const DENSE_LAYERS = [
	'e0_0',
	'e0_1',
	'e1',
	'e2',
	'mean',
	'log_std',
	'd0_0',
	'd0_1',
	'd1',
	'd2',
	'parameter_action_output',
	'd3',
	'delta_state_output',
] as const;

export type DenseLayerName = (typeof DENSE_LAYERS)[number];

export interface ParameterLayout {
	readonly shape: ModelShape;
	/** Length of the flat weights. */
	readonly length: number;
	/** Offset of the embedding table, [K, d₁]; raw: tanh is applied at every use. */
	readonly embeddings: number;
	readonly layers: Readonly<Record<DenseLayerName, DenseLayer>>;
	/** Every tensor, in order; together they cover [0, length) without a gap. */
	readonly views: readonly WeightView[];
}

/** Inputs and outputs of each dense layer. */
function layerSizes(shape: ModelShape): Record<DenseLayerName, readonly [inputs: number, outputs: number]> {
	const { stateDim, embeddingDim, parameterDim, latentDim, width } = shape;
	const condition = stateDim + embeddingDim;
	return {
		e0_0: [condition, width],
		e0_1: [parameterDim, width],
		e1: [width, width],
		e2: [width, width],
		mean: [width, latentDim],
		log_std: [width, latentDim],
		d0_0: [condition, width],
		d0_1: [latentDim, width],
		d1: [width, width],
		d2: [width, width],
		parameter_action_output: [width, parameterDim],
		d3: [width, width],
		delta_state_output: [width, stateDim],
	};
}

/** Lays a model's weights out: the embedding table, then each layer's weight and bias. */
export function parameterLayout(shape: ModelShape): ParameterLayout {
	const sizes = layerSizes(shape);
	const views: WeightView[] = [{ name: 'embeddings', offset: 0, rows: shape.actionCount, columns: shape.embeddingDim }];
	let length = shape.actionCount * shape.embeddingDim;
	const layers = {} as Record<DenseLayerName, DenseLayer>;
	for (const name of DENSE_LAYERS) {
		const [inputs, outputs] = sizes[name];
		const weight = length;
		const bias = weight + inputs * outputs;
		length = bias + outputs;
		layers[name] = { name, inputs, outputs, weight, bias };
		views.push({ name: `${name}.weight`, offset: weight, rows: outputs, columns: inputs });
		views.push({ name: `${name}.bias`, offset: bias, rows: outputs, columns: 1 });
	}
	return { shape, length, embeddings: 0, layers, views };
}
