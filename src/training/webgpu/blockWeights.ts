/**
 * A run's weights in blocks. Layers that read the same input are one matrix, so that one product computes
 * both and the gradients of their input add up by themselves; a bias is a last column of blocks, of which only
 * the first input counts.
 */
import type { DenseLayerName, ParameterLayout } from '../../model/layout';
import { BLOCK, BLOCK_CELLS, BlockAllocator, type BlockMatrix, blocksFor, cellIndex } from './blockMatrix';

/** The matrices of the model, in the order of the forward pass. */
export const MATRICES = [
	/** e0_0 and d0_0, on embedding and state. */
	'condition',
	'encoderParameters',
	'encoder1',
	'encoder2',
	/** Blocks of μ and log σ in turn. */
	'heads',
	'decoderLatent',
	'decoder1',
	'decoder2',
	/** d3 and the head of the parameters. */
	'branch',
	'stateHead',
] as const;
export type MatrixName = (typeof MATRICES)[number];

/** A layer's weights in blocks: its outputs are rows, its inputs columns, the bias one column more. */
export interface WeightMatrix extends BlockMatrix {
	/** Rows of blocks. */
	readonly outputs: number;
	/** Columns of blocks without the bias. */
	readonly inputs: number;
}

export interface BlockWeights {
	/** Blocks a run has; a multiple of 4, so that a run starts where a binding may (256 bytes). */
	readonly blocks: number;
	/** tanh⁻¹ of the embeddings: actions × d₁. */
	readonly embeddings: BlockMatrix;
	readonly matrices: Readonly<Record<MatrixName, WeightMatrix>>;
	/** For each flat weight, its index in the blocks. */
	readonly cells: Uint32Array;
}

/** Which rows of which matrix the outputs of each layer are, in single numbers. */
type Placement = Record<DenseLayerName, { readonly matrix: MatrixName; row(output: number): number }>;

/** Lays the weights of a model out in blocks. */
export function blockWeights(layout: ParameterLayout): BlockWeights {
	const { shape } = layout;
	const width = blocksFor(shape.width);
	const embedding = blocksFor(shape.embeddingDim);
	const state = blocksFor(shape.stateDim);
	const parameters = blocksFor(shape.parameterDim);
	const latent = blocksFor(shape.latentDim);
	const allocator = new BlockAllocator();
	const embeddings = allocator.matrix(blocksFor(shape.actionCount), embedding);
	const matrix = (outputs: number, inputs: number): WeightMatrix => ({
		...allocator.matrix(outputs, inputs + 1),
		outputs,
		inputs,
	});
	const matrices: Record<MatrixName, WeightMatrix> = {
		condition: matrix(2 * width, embedding + state),
		encoderParameters: matrix(width, parameters),
		encoder1: matrix(width, width),
		encoder2: matrix(width, width),
		heads: matrix(2 * latent, width),
		decoderLatent: matrix(width, latent),
		decoder1: matrix(width, width),
		decoder2: matrix(width, width),
		branch: matrix(width + parameters, width),
		stateHead: matrix(state, width),
	};
	const cells = cellsOfWeights(layout, embeddings, matrices, placement(BLOCK * width), BLOCK * embedding);
	return { blocks: BLOCK * Math.ceil(allocator.blocks / BLOCK), embeddings, matrices, cells };
}

/** @param half rows of the first of two layers that share a matrix */
function placement(half: number): Placement {
	const plain = (matrix: MatrixName) => ({ matrix, row: (output: number) => output });
	const second = (matrix: MatrixName) => ({ matrix, row: (output: number) => half + output });
	/** Four of μ, then the same four of log σ: the two that make a z are in neighbouring blocks. */
	const inTurn = (turn: number) => (output: number) =>
		2 * BLOCK * Math.floor(output / BLOCK) + turn * BLOCK + (output % BLOCK);
	return {
		e0_0: plain('condition'),
		e0_1: plain('encoderParameters'),
		e1: plain('encoder1'),
		e2: plain('encoder2'),
		mean: { matrix: 'heads', row: inTurn(0) },
		log_std: { matrix: 'heads', row: inTurn(1) },
		d0_0: second('condition'),
		d0_1: plain('decoderLatent'),
		d1: plain('decoder1'),
		d2: plain('decoder2'),
		parameter_action_output: second('branch'),
		d3: plain('branch'),
		delta_state_output: plain('stateHead'),
	};
}

/** @param embeddingColumns columns of the condition that the embedding takes, padding included; the state follows */
function cellsOfWeights(
	{ shape, layers, length, embeddings: table }: ParameterLayout,
	embeddings: BlockMatrix,
	matrices: Readonly<Record<MatrixName, WeightMatrix>>,
	places: Placement,
	embeddingColumns: number,
): Uint32Array {
	const { stateDim, actionCount, embeddingDim } = shape;
	const cells = new Uint32Array(length);
	for (let action = 0; action < actionCount; action++) {
		for (let i = 0; i < embeddingDim; i++) {
			cells[table + action * embeddingDim + i] = cellIndex(embeddings, action, i);
		}
	}
	for (const layer of Object.values(layers)) {
		const { matrix: name, row } = places[layer.name as DenseLayerName];
		const matrix = matrices[name];
		const biasColumn = BLOCK * matrix.inputs;
		for (let output = 0; output < layer.outputs; output++) {
			for (let input = 0; input < layer.inputs; input++) {
				// The model has the state first; here the embedding is, so that its gradient begins with a block.
				const inCondition = input < stateDim ? embeddingColumns + input : input - stateDim;
				const column = name === 'condition' ? inCondition : input;
				cells[layer.weight + output * layer.inputs + input] = cellIndex(matrix, row(output), column);
			}
			cells[layer.bias + output] = cellIndex(matrix, row(output), biasColumn);
		}
	}
	return cells;
}

/** Flat weights in blocks. */
export function toBlocks({ blocks, cells }: BlockWeights, flat: Float32Array): Float32Array {
	const packed = new Float32Array(blocks * BLOCK_CELLS);
	for (let i = 0; i < cells.length; i++) packed[cells[i]] = flat[i];
	return packed;
}

/** The flat weights of a run from its blocks. */
export function fromBlocks({ cells }: BlockWeights, packed: Float32Array): Float32Array {
	const flat = new Float32Array(cells.length);
	for (let i = 0; i < cells.length; i++) flat[i] = packed[cells[i]];
	return flat;
}
