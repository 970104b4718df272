/**
 * The passes of a training step, from the model's layers: what each reads, multiplies by and writes. The kernels are in
 * kernels/; `kernels/channels.ts` has their reads and writes.
 */
import type { ModelShape } from '../../model/layout';
import { type BlockMatrix, blocksFor, columnsOf } from './blockMatrix';
import type { BlockWeights, WeightMatrix } from './blockWeights';
import type { Epilogue, ForChannels, KernelName } from './kernels/channels';
import { halves, type Workspace } from './workspace';

/** A dispatch of one kernel, with a matrix for each of its channels. */
export interface PassOf<K extends KernelName> extends ForChannels<K, BlockMatrix> {
	readonly name: string;
	readonly kernel: K;
	/** Columns of blocks of the output. */
	readonly columns: number;
	/** Blocks that a product sums over. */
	readonly inner: number;
	readonly sizes?: readonly number[];
	/** Columns of threads where a thread has one block or less; the product kernels count tiles. */
	readonly threads?: readonly [across: number, down: number];
}

export type Pass = { readonly [K in KernelName]: PassOf<K> }[KernelName];

/** What all passes of one trainer work on. */
export interface PassContext {
	readonly shape: ModelShape;
	/** Transitions of the dataset. */
	readonly size: number;
	readonly weights: BlockWeights;
	readonly space: Workspace;
}

/** What a product's epilogue reads and writes, beside the product's own factors. */
interface Rest<K extends Epilogue> {
	readonly reads?: Omit<PassOf<K>['reads'], 'source'>;
	readonly writes: PassOf<K>['writes'];
	readonly sizes?: readonly number[];
}

function product<K extends Epilogue>(
	name: string,
	kernel: K,
	source: BlockMatrix,
	weight: WeightMatrix,
	{ reads, writes, sizes }: Rest<K>,
	size: Pick<Pass, 'columns' | 'inner'>,
): PassOf<K> {
	const channels = { reads: { ...reads, source }, weights: { weight }, writes } as unknown as ForChannels<
		K,
		BlockMatrix
	>;
	return { name, kernel, ...channels, ...size, ...(sizes && { sizes }) };
}

/** A layer's product: source · weightᵀ + bias. */
function forward<K extends 'relu' | 'fusion' | 'error' | 'heads'>(
	name: string,
	kernel: K,
	source: BlockMatrix,
	weight: WeightMatrix,
	rest: Rest<K>,
): PassOf<K> {
	return product(name, kernel, source, weight, rest, { inner: weight.inputs, columns: weight.outputs });
}

/** The gradient by a layer's input: source · weight. @param columns of its result, where not all are needed */
function backward<K extends 'mask' | 'fusionGradient' | 'latentGradient' | 'tanhGradient'>(
	name: string,
	kernel: K,
	source: BlockMatrix,
	weight: WeightMatrix,
	rest: Rest<K>,
	columns = weight.inputs,
): PassOf<K> {
	return product(name, kernel, source, weight, rest, { inner: weight.outputs, columns });
}

/** Some of the outputs of a matrix that several layers share. */
function outputsOf(matrix: WeightMatrix, from: number, outputs: number): WeightMatrix {
	return { ...matrix, first: matrix.first + from * matrix.stride, outputs };
}

/** Which of the two error scales a pass takes. */
const SCALE = { state: [0], parameters: [1] } as const;

/** The batch, its rows from the data. */
export function drawPass({ shape, size, weights, space }: PassContext): PassOf<'draw'> {
	const { stateDim, parameterDim, latentDim, embeddingDim } = shape;
	const embedding = blocksFor(embeddingDim);
	const across = embedding + 2 * blocksFor(stateDim) + blocksFor(parameterDim) + blocksFor(latentDim) + 1;
	return {
		name: 'draw the batch',
		kernel: 'draw',
		columns: embedding,
		inner: 0,
		reads: {},
		writes: {
			condition: space.condition,
			parameters: space.parameters,
			stateDelta: space.stateDelta,
			epsilon: space.epsilon,
			action: space.action,
		},
		weights: { embeddings: weights.embeddings },
		sizes: [stateDim, parameterDim, latentDim, size],
		threads: [4 * space.rowBlocks, across],
	};
}

/** From the batch to μ, log σ and z. */
export function encoderPasses({ weights, space }: PassContext): Pass[] {
	const { condition, encoderParameters, encoder1, encoder2, heads } = weights.matrices;
	const [factor] = halves(space.factors);
	const half = outputsOf(condition, 0, condition.outputs / 2);
	return [
		forward('e0_0', 'relu', space.condition, half, { writes: { output: factor } }),
		forward('e0_1, fused', 'fusion', space.parameters, encoderParameters, {
			reads: { other: factor },
			writes: { factor: space.encoderFactor, output: space.encoderFused },
		}),
		forward('e1', 'relu', space.encoderFused, encoder1, { writes: { output: space.encoderHidden1 } }),
		forward('e2', 'relu', space.encoderHidden1, encoder2, { writes: { output: space.encoderHidden2 } }),
		forward('mean, log_std', 'heads', space.encoderHidden2, heads, {
			reads: { epsilon: space.epsilon },
			writes: { z: space.z, mean: space.mean, rawLogStd: space.rawLogStd },
		}),
	];
}

/** The whole forward pass with its loss terms; leaves the gradients by the decoder's outputs, too. */
export function forwardPasses(context: PassContext): Pass[] {
	const { shape, weights, space } = context;
	const { condition, decoderLatent, decoder1, decoder2, branch, stateHead } = weights.matrices;
	const [, factor] = halves(space.factors);
	const width = space.decoderHidden3.columns;
	const [, ...encoder] = encoderPasses(context);
	return [
		drawPass(context),
		forward('e0_0, d0_0', 'relu', space.condition, condition, { writes: { output: space.factors } }),
		...encoder,
		forward('d0_1, fused', 'fusion', space.z, decoderLatent, {
			reads: { other: factor },
			writes: { factor: space.decoderFactor, output: space.decoderFused },
		}),
		forward('d1', 'relu', space.decoderFused, decoder1, { writes: { output: space.decoderHidden1 } }),
		forward('d2', 'relu', space.decoderHidden1, decoder2, { writes: { output: space.decoderHidden2 } }),
		forward('d3', 'relu', space.decoderHidden2, outputsOf(branch, 0, width), {
			writes: { output: space.decoderHidden3 },
		}),
		forward('parameter head', 'error', space.decoderHidden2, outputsOf(branch, width, branch.outputs - width), {
			reads: { target: space.parameters },
			writes: { output: space.decodedParameters, gradient: columnsOf(space.dBranch, width, branch.outputs - width) },
			sizes: SCALE.parameters,
		}),
		forward('state head', 'error', space.decoderHidden3, stateHead, {
			reads: { target: space.stateDelta },
			writes: { output: space.decodedStateDelta, gradient: space.dStateDelta },
			sizes: SCALE.state,
		}),
		{
			name: 'loss terms',
			kernel: 'lossTerms',
			columns: 1,
			inner: 0,
			reads: {
				decodedStateDelta: space.decodedStateDelta,
				stateDelta: space.stateDelta,
				decodedParameters: space.decodedParameters,
				parameters: space.parameters,
				mean: space.mean,
				rawLogStd: space.rawLogStd,
			},
			writes: {},
			weights: {},
			sizes: [shape.stateDim, shape.parameterDim, shape.latentDim],
			threads: [1, 1],
		},
	];
}

/** From the gradients by the decoder's outputs to those by every pre-activation. */
function backwardPasses({ weights, space }: PassContext): Pass[] {
	const { condition, encoder1, encoder2, heads, decoderLatent, decoder1, decoder2, branch, stateHead } =
		weights.matrices;
	const [encoderFactor, decoderFactor] = halves(space.factors);
	const [dEncoderCondition, dDecoderCondition] = halves(space.dFactors);
	return [
		backward('by d3', 'mask', space.dStateDelta, stateHead, {
			reads: { activation: space.decoderHidden3 },
			writes: { output: space.dBranch },
		}),
		backward('by d2', 'mask', space.dBranch, branch, {
			reads: { activation: space.decoderHidden2 },
			writes: { output: space.dDecoderHidden2 },
		}),
		backward('by d1', 'mask', space.dDecoderHidden2, decoder2, {
			reads: { activation: space.decoderHidden1 },
			writes: { output: space.dDecoderHidden1 },
		}),
		backward('by d0_0 and d0_1', 'fusionGradient', space.dDecoderHidden1, decoder1, {
			reads: { first: decoderFactor, second: space.decoderFactor },
			writes: { byFirst: dDecoderCondition, bySecond: space.dDecoderFactor },
		}),
		backward('by mean and log_std', 'latentGradient', space.dDecoderFactor, decoderLatent, {
			reads: { mean: space.mean, rawLogStd: space.rawLogStd, epsilon: space.epsilon },
			writes: { output: space.dHeads },
		}),
		backward('by e2', 'mask', space.dHeads, heads, {
			reads: { activation: space.encoderHidden2 },
			writes: { output: space.dEncoderHidden2 },
		}),
		backward('by e1', 'mask', space.dEncoderHidden2, encoder2, {
			reads: { activation: space.encoderHidden1 },
			writes: { output: space.dEncoderHidden1 },
		}),
		backward('by e0_0 and e0_1', 'fusionGradient', space.dEncoderHidden1, encoder1, {
			reads: { first: encoderFactor, second: space.encoderFactor },
			writes: { byFirst: dEncoderCondition, bySecond: space.dEncoderFactor },
		}),
		backward(
			'by embeddings',
			'tanhGradient',
			space.dFactors,
			condition,
			{ reads: { value: space.condition }, writes: { output: space.dEmbedded } },
			// The state, which follows in the condition, needs no gradient.
			space.dEmbedded.columns,
		),
	];
}

/** One training step. */
export function trainingPasses(context: PassContext): Pass[] {
	const { shape, weights, space } = context;
	return [
		...forwardPasses(context),
		...backwardPasses(context),
		{
			name: 'update embeddings',
			kernel: 'embeddingUpdate',
			columns: space.dEmbedded.columns,
			inner: shape.actionCount,
			reads: { gradient: space.dEmbedded, action: space.action },
			writes: {},
			weights: { embeddings: weights.embeddings },
			threads: [space.dEmbedded.columns, shape.actionCount],
		},
		{ name: 'update weights', kernel: 'weightUpdate', columns: 0, inner: 0, reads: {}, writes: {}, weights: {} },
	];
}

/** A matrix of weights with what its gradient is made of. */
export interface WeightUpdate {
	readonly weight: WeightMatrix;
	readonly source: BlockMatrix;
	/** By the pre-activations. */
	readonly gradient: BlockMatrix;
}

/** What the last pass updates. */
export function weightUpdates({ weights, space }: PassContext): WeightUpdate[] {
	const { matrices } = weights;
	const update = (weight: WeightMatrix, source: BlockMatrix, gradient: BlockMatrix) => ({ weight, source, gradient });
	return [
		update(matrices.condition, space.condition, space.dFactors),
		update(matrices.encoderParameters, space.parameters, space.dEncoderFactor),
		update(matrices.encoder1, space.encoderFused, space.dEncoderHidden1),
		update(matrices.encoder2, space.encoderHidden1, space.dEncoderHidden2),
		update(matrices.heads, space.encoderHidden2, space.dHeads),
		update(matrices.decoderLatent, space.z, space.dDecoderFactor),
		update(matrices.decoder1, space.decoderFused, space.dDecoderHidden1),
		update(matrices.decoder2, space.decoderHidden1, space.dDecoderHidden2),
		update(matrices.branch, space.decoderHidden2, space.dBranch),
		update(matrices.stateHead, space.decoderHidden3, space.dStateDelta),
	];
}
