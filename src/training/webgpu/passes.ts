/**
 * The passes of a training step, from the model's layers: what each reads, multiplies by and writes. The kernels
 * are in kernels/; their comments say what first, second and third are.
 */
import type { ModelShape } from '../../model/layout';
import { type BlockMatrix, blocksFor, columnsOf } from './blockMatrix';
import type { BlockWeights, WeightMatrix } from './blockWeights';
import type { KernelName } from './pipelines';
import { halves, type Workspace } from './workspace';

/** A dispatch: its kernel and the fields of the struct `Pass` of kernels/bindings. */
export interface Pass {
	readonly name: string;
	readonly kernel: KernelName;
	/** Columns of blocks of the output. */
	readonly columns: number;
	/** Blocks that a product sums over. */
	readonly inner: number;
	readonly source?: BlockMatrix;
	readonly weight?: BlockMatrix;
	readonly output?: BlockMatrix;
	readonly first?: BlockMatrix;
	readonly second?: BlockMatrix;
	readonly third?: BlockMatrix;
	readonly sizes?: readonly number[];
	/** Columns of threads where a thread has one block or less; the product kernels count tiles. */
	readonly threads?: readonly [across: number, down: number];
}

/** What all passes of one trainer work on. */
export interface PassContext {
	readonly shape: ModelShape;
	/** Transitions of the dataset. */
	readonly size: number;
	readonly weights: BlockWeights;
	readonly space: Workspace;
}

/** A layer's product: source · weightᵀ + bias. */
function forward(
	name: string,
	kernel: KernelName,
	source: BlockMatrix,
	weight: WeightMatrix,
	rest: Partial<Pass>,
): Pass {
	return { name, kernel, source, weight, inner: weight.inputs, columns: weight.outputs, ...rest };
}

/** The gradient by a layer's input: source · weight. */
function backward(
	name: string,
	kernel: KernelName,
	source: BlockMatrix,
	weight: WeightMatrix,
	rest: Partial<Pass>,
): Pass {
	return { name, kernel, source, weight, inner: weight.outputs, columns: weight.inputs, ...rest };
}

/** Some of the outputs of a matrix that several layers share. */
function outputsOf(matrix: WeightMatrix, from: number, outputs: number): WeightMatrix {
	return { ...matrix, first: matrix.first + from * matrix.stride, outputs };
}

/** Which of the two error scales a pass takes. */
const SCALE = { state: [0], parameters: [1] } as const;

/** The batch, its rows from the data. */
export function drawPass({ shape, size, weights, space }: PassContext): Pass {
	const { stateDim, parameterDim, latentDim, embeddingDim } = shape;
	const embedding = blocksFor(embeddingDim);
	const across = embedding + 2 * blocksFor(stateDim) + blocksFor(parameterDim) + blocksFor(latentDim) + 1;
	return {
		name: 'draw the batch',
		kernel: 'draw',
		columns: embedding,
		inner: 0,
		source: weights.embeddings,
		weight: space.action,
		output: space.condition,
		first: space.parameters,
		second: space.stateDelta,
		third: space.epsilon,
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
		forward('e0_0', 'relu', space.condition, half, { output: factor }),
		forward('e0_1, fused', 'fusion', space.parameters, encoderParameters, {
			first: factor,
			second: space.encoderFactor,
			output: space.encoderFused,
		}),
		forward('e1', 'relu', space.encoderFused, encoder1, { output: space.encoderHidden1 }),
		forward('e2', 'relu', space.encoderHidden1, encoder2, { output: space.encoderHidden2 }),
		forward('mean, log_std', 'heads', space.encoderHidden2, heads, {
			output: space.z,
			first: space.mean,
			second: space.rawLogStd,
			third: space.epsilon,
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
		forward('e0_0, d0_0', 'relu', space.condition, condition, { output: space.factors }),
		...encoder,
		forward('d0_1, fused', 'fusion', space.z, decoderLatent, {
			first: factor,
			second: space.decoderFactor,
			output: space.decoderFused,
		}),
		forward('d1', 'relu', space.decoderFused, decoder1, { output: space.decoderHidden1 }),
		forward('d2', 'relu', space.decoderHidden1, decoder2, { output: space.decoderHidden2 }),
		forward('d3', 'relu', space.decoderHidden2, outputsOf(branch, 0, width), { output: space.decoderHidden3 }),
		forward('parameter head', 'error', space.decoderHidden2, outputsOf(branch, width, branch.outputs - width), {
			output: space.decodedParameters,
			first: space.parameters,
			second: columnsOf(space.dBranch, width, branch.outputs - width),
			sizes: SCALE.parameters,
		}),
		forward('state head', 'error', space.decoderHidden3, stateHead, {
			output: space.decodedStateDelta,
			first: space.stateDelta,
			second: space.dStateDelta,
			sizes: SCALE.state,
		}),
		{
			name: 'loss terms',
			kernel: 'lossTerms',
			columns: 1,
			inner: 0,
			source: space.decodedStateDelta,
			weight: space.stateDelta,
			output: space.decodedParameters,
			first: space.parameters,
			second: space.mean,
			third: space.rawLogStd,
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
		backward('by d3', 'mask', space.dStateDelta, stateHead, { output: space.dBranch, first: space.decoderHidden3 }),
		backward('by d2', 'mask', space.dBranch, branch, { output: space.dDecoderHidden2, first: space.decoderHidden2 }),
		backward('by d1', 'mask', space.dDecoderHidden2, decoder2, {
			output: space.dDecoderHidden1,
			first: space.decoderHidden1,
		}),
		backward('by d0_0 and d0_1', 'fusionGradient', space.dDecoderHidden1, decoder1, {
			first: decoderFactor,
			second: space.decoderFactor,
			output: dDecoderCondition,
			third: space.dDecoderFactor,
		}),
		backward('by mean and log_std', 'latentGradient', space.dDecoderFactor, decoderLatent, {
			output: space.dHeads,
			first: space.mean,
			second: space.rawLogStd,
			third: space.epsilon,
		}),
		backward('by e2', 'mask', space.dHeads, heads, { output: space.dEncoderHidden2, first: space.encoderHidden2 }),
		backward('by e1', 'mask', space.dEncoderHidden2, encoder2, {
			output: space.dEncoderHidden1,
			first: space.encoderHidden1,
		}),
		backward('by e0_0 and e0_1', 'fusionGradient', space.dEncoderHidden1, encoder1, {
			first: encoderFactor,
			second: space.encoderFactor,
			output: dEncoderCondition,
			third: space.dEncoderFactor,
		}),
		backward('by embeddings', 'tanhGradient', space.dFactors, condition, {
			// The state, which follows in the condition, needs no gradient.
			columns: space.dEmbedded.columns,
			output: space.dEmbedded,
			first: space.condition,
		}),
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
			source: space.dEmbedded,
			first: space.action,
			weight: weights.embeddings,
			threads: [space.dEmbedded.columns, shape.actionCount],
		},
		{ name: 'update weights', kernel: 'weightUpdate', columns: 0, inner: 0 },
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
