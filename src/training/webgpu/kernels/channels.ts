/**
 * What each kernel reads and writes, by name, and the field of the struct `Pass` where the kernel finds it. A pass gives a
 * matrix for every name; the code of a kernel names no field, but takes it from here.
 */

/** The fields of the struct `Pass` that hold the place of a matrix. */
export type MatrixField = 'source' | 'weight' | 'output' | 'first' | 'second' | 'third';

type Fields = Readonly<Record<string, MatrixField>>;

interface KernelChannels {
	/** Of the activations. */
	readonly reads: Fields;
	/** Of the activations. */
	readonly writes: Fields;
	/** Of the model's weights; the updates write them, too. */
	readonly weights: Fields;
}

/** Every product multiplies `source` by a weight. */
const WEIGHT = { weight: 'weight' } as const;

/** The products, by what is done with their result. */
const PRODUCTS = {
	/** output = relu(product) */
	relu: { reads: { source: 'source' }, writes: { output: 'output' }, weights: WEIGHT },
	/** factor = relu(product), output = other ∘ factor: two layers fused by their element-wise product. */
	fusion: {
		reads: { source: 'source', other: 'first' },
		writes: { output: 'output', factor: 'second' },
		weights: WEIGHT,
	},
	/** output = tanh(product), gradient = that of its weighted squared error from the target by the product. */
	error: {
		reads: { source: 'source', target: 'first' },
		writes: { output: 'output', gradient: 'second' },
		weights: WEIGHT,
	},
	/** z = μ + σ·ε, from the blocks of μ and log σ that make one block of z. */
	heads: {
		reads: { source: 'source', epsilon: 'third' },
		writes: { z: 'output', mean: 'first', rawLogStd: 'second' },
		weights: WEIGHT,
	},
	/** output = product where the activation is above 0: the gradient through the relu that gave it. */
	mask: { reads: { source: 'source', activation: 'first' }, writes: { output: 'output' }, weights: WEIGHT },
	/** The gradients by the pre-activations of both factors of a fusion. */
	fusionGradient: {
		reads: { source: 'source', first: 'first', second: 'second' },
		writes: { byFirst: 'output', bySecond: 'third' },
		weights: WEIGHT,
	},
	/** From the gradient by z to those by μ and log σ, whose blocks take turns in the output. */
	latentGradient: {
		reads: { source: 'source', mean: 'first', rawLogStd: 'second', epsilon: 'third' },
		writes: { output: 'output' },
		weights: WEIGHT,
	},
	/** output = gradient through the tanh that gave the value. */
	tanhGradient: { reads: { source: 'source', value: 'first' }, writes: { output: 'output' }, weights: WEIGHT },
} as const satisfies Record<string, KernelChannels>;

export const CHANNELS = {
	...PRODUCTS,
	/** The rows of a batch, with their actions as numbers. */
	draw: {
		reads: {},
		writes: { condition: 'output', parameters: 'first', stateDelta: 'second', epsilon: 'third', action: 'weight' },
		weights: { embeddings: 'source' },
	},
	/** The raw loss terms of a batch. */
	lossTerms: {
		reads: {
			decodedStateDelta: 'source',
			stateDelta: 'weight',
			decodedParameters: 'output',
			parameters: 'first',
			mean: 'second',
			rawLogStd: 'third',
		},
		writes: {},
		weights: {},
	},
	/** The update of the table of embeddings from the gradients by the rows' embeddings. */
	embeddingUpdate: {
		reads: { gradient: 'source', action: 'first' },
		writes: {},
		weights: { embeddings: 'weight' },
	},
	/** The update of all other weights: its matrices stand in a table of their own, see `UPDATES`. */
	weightUpdate: { reads: {}, writes: {}, weights: {} },
} as const satisfies Record<string, KernelChannels>;

/** What follows a product. */
export type Epilogue = keyof typeof PRODUCTS;

export type KernelName = keyof typeof CHANNELS;

/** Something for every name that a kernel reads, writes or takes of the weights. */
export type ForChannels<K extends KernelName, T> = {
	readonly [Way in keyof KernelChannels]: Readonly<Record<keyof (typeof CHANNELS)[K][Way], T>>;
};

/** The place of each matrix in a kernel's code, WGSL. */
export function placesOf<K extends KernelName>(kernel: K): ForChannels<K, string> {
	const placed = (fields: Fields) =>
		Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, `pass_.${field}`]));
	const { reads, writes, weights } = CHANNELS[kernel];
	return { reads: placed(reads), writes: placed(writes), weights: placed(weights) } as ForChannels<K, string>;
}

/** The matrices of a pass by the fields of the struct. */
export function fieldsOf<T>(kernel: KernelName, given: ForChannels<KernelName, T>): Partial<Record<MatrixField, T>> {
	const fields: Partial<Record<MatrixField, T>> = {};
	for (const way of ['reads', 'writes', 'weights'] as const) {
		const values: Readonly<Record<string, T>> = given[way];
		for (const [name, field] of Object.entries<MatrixField>(CHANNELS[kernel][way])) fields[field] = values[name];
	}
	return fields;
}
