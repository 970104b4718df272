/** The structs that the host writes for the kernels: a pass, a step and its runs, the weights to be updated. */
import { Struct } from './struct';

/** The most runs of one trainer. */
export const RUN_LIMIT = 32;

/** The most matrices that one dispatch updates. */
const UPDATE_LIMIT = 16;

/** Where the matrices of a pass lie. A matrix is its first block, and the blocks from one row of blocks to the next. */
export const PASS = new Struct('Pass', {
	/** Blocks of the output. */
	columns: 'u32',
	/** Blocks that are summed over. */
	inner: 'u32',
	/** Of the activations. */
	blocksPerRun: 'u32',
	/** In blocks. */
	weightsPerRun: 'u32',
	source: 'vec2u',
	weight: 'vec2u',
	output: 'vec2u',
	/** What else the pass reads and writes. */
	first: 'vec2u',
	second: 'vec2u',
	third: 'vec2u',
	/** Of kernels that need more. */
	sizes: 'vec4u',
});

/** One run at one step. */
export const RUN = new Struct('Run', {
	/** Learning rate over the first moment's correction. */
	stepSize: 'f32',
	/** Of the second moment's root. */
	correction: 'f32',
	/** Shares of the old moments that stay: 0 when Adam is rebuilt. */
	keepFirst: 'f32',
	keepSecond: 'f32',
	/** Of the gradients by state change and by parameters. */
	errorScales: 'vec2f',
	klScale: 'f32',
	/** Of batches and noise. */
	seed: 'u32',
});

/** One step. */
export const STEP = new Struct(
	'Step',
	{
		number: 'u32',
		/** Of the metrics. */
		slot: 'u32',
		seed: 'u32',
		/** One of `BATCH_MODE`. */
		batchMode: 'u32',
		/** Transitions in the batch; further rows of blocks are padding. */
		rows: 'u32',
		/** Where in the pool of indices those of this batch begin, and how many they are. */
		firstIndex: 'u32',
		indexCount: 'u32',
		runCount: 'u32',
	},
	{ name: 'runs', of: RUN, count: RUN_LIMIT },
);

/** A matrix of weights that is updated, with the tiles that do it. */
export const UPDATE = new Struct('Update', {
	/** What the layer read. */
	source: 'vec2u',
	/** By its pre-activations. */
	gradient: 'vec2u',
	weight: 'vec2u',
	/** Rows of blocks. */
	outputs: 'u32',
	/** Columns of blocks without the bias. */
	inputs: 'u32',
	firstTile: 'u32',
	tilesAcross: 'u32',
	/** Fills the entry up to 16 bytes. */
	unused: 'vec2u',
});

export const UPDATES = new Struct(
	'Updates',
	{ tiles: 'u32', count: 'u32', blocksPerRun: 'u32', weightsPerRun: 'u32' },
	{ name: 'entries', of: UPDATE, count: UPDATE_LIMIT },
);
