/** The matrices that a pass over a batch reads and writes, for one run; runs follow one another. */
import type { ModelShape } from '../../model/layout';
import { BlockAllocator, type BlockMatrix, blocksFor, columnsOf } from './blockMatrix';

export interface Workspace {
	/** Blocks a run has. */
	readonly blocks: number;
	/** Rows of blocks of every matrix. */
	readonly rowBlocks: number;
	/** One number a row: the discrete action, −1 where the row is padding. */
	readonly action: BlockMatrix;
	/** Embedding, then state. */
	readonly condition: BlockMatrix;
	readonly parameters: BlockMatrix;
	readonly stateDelta: BlockMatrix;
	readonly epsilon: BlockMatrix;

	/** What the condition gives: the encoder's factor, then the decoder's. */
	readonly factors: BlockMatrix;
	readonly encoderFactor: BlockMatrix;
	readonly encoderFused: BlockMatrix;
	readonly encoderHidden1: BlockMatrix;
	readonly encoderHidden2: BlockMatrix;
	readonly mean: BlockMatrix;
	/** log σ before it is clamped. */
	readonly rawLogStd: BlockMatrix;
	readonly z: BlockMatrix;
	readonly decoderFactor: BlockMatrix;
	readonly decoderFused: BlockMatrix;
	readonly decoderHidden1: BlockMatrix;
	readonly decoderHidden2: BlockMatrix;
	readonly decoderHidden3: BlockMatrix;
	readonly decodedParameters: BlockMatrix;
	readonly decodedStateDelta: BlockMatrix;

	/** Gradients by the pre-activations, named like the outputs of the matrices that made these. */
	readonly dStateDelta: BlockMatrix;
	/** Of the third hidden layer and of the decoded parameters, side by side. */
	readonly dBranch: BlockMatrix;
	readonly dDecoderHidden2: BlockMatrix;
	readonly dDecoderHidden1: BlockMatrix;
	readonly dDecoderFactor: BlockMatrix;
	/** Blocks of μ and log σ in turn. */
	readonly dHeads: BlockMatrix;
	readonly dEncoderHidden2: BlockMatrix;
	readonly dEncoderHidden1: BlockMatrix;
	readonly dEncoderFactor: BlockMatrix;
	readonly dFactors: BlockMatrix;
	/** By the table's rows, before tanh; one row a transition. */
	readonly dEmbedded: BlockMatrix;
}

/** Lays out what `rows` transitions need. */
export function workspaceFor(shape: ModelShape, rows: number): Workspace {
	const rowBlocks = blocksFor(rows);
	const allocator = new BlockAllocator();
	const matrix = (columns: number) => allocator.matrix(rowBlocks, columns);
	const width = blocksFor(shape.width);
	const embedding = blocksFor(shape.embeddingDim);
	const state = blocksFor(shape.stateDim);
	const parameters = blocksFor(shape.parameterDim);
	const latent = blocksFor(shape.latentDim);
	const matrices = {
		action: matrix(1),
		condition: matrix(embedding + state),
		parameters: matrix(parameters),
		stateDelta: matrix(state),
		epsilon: matrix(latent),
		factors: matrix(2 * width),
		encoderFactor: matrix(width),
		encoderFused: matrix(width),
		encoderHidden1: matrix(width),
		encoderHidden2: matrix(width),
		mean: matrix(latent),
		rawLogStd: matrix(latent),
		z: matrix(latent),
		decoderFactor: matrix(width),
		decoderFused: matrix(width),
		decoderHidden1: matrix(width),
		decoderHidden2: matrix(width),
		decoderHidden3: matrix(width),
		decodedParameters: matrix(parameters),
		decodedStateDelta: matrix(state),
		dStateDelta: matrix(state),
		dBranch: matrix(width + parameters),
		dDecoderHidden2: matrix(width),
		dDecoderHidden1: matrix(width),
		dDecoderFactor: matrix(width),
		dHeads: matrix(2 * latent),
		dEncoderHidden2: matrix(width),
		dEncoderHidden1: matrix(width),
		dEncoderFactor: matrix(width),
		dFactors: matrix(2 * width),
		dEmbedded: matrix(embedding),
	};
	return { ...matrices, rowBlocks, blocks: allocator.blocks };
}

/** The encoder's and the decoder's half of a matrix that has both. */
export function halves(matrix: BlockMatrix): readonly [encoder: BlockMatrix, decoder: BlockMatrix] {
	const half = matrix.columns / 2;
	return [columnsOf(matrix, 0, half), columnsOf(matrix, half, half)];
}
