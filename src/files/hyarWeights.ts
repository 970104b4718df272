/**
 * The weights of HyAR's conditional VAE among the tensors of a file: found by the names of the official `state_dict`,
 * with any prefix, and converted to the layout of the model here.
 */
import type { World } from '../environments/Environment';
import { type OwnWorld, ownWorlds } from '../environments/ownWorlds';
import { ENVIRONMENTS } from '../environments/registry';
import { DENSE_LAYERS, type ModelShape, parameterLayout } from '../model/layout';
import { FileFault } from './FileFault';
import type { ElementType, Tensor } from './Tensor';
import type { TensorFile } from './tensorFile';

/** Smallest and largest sizes of a model that can be shown and trained here. */
export type SizeLimits = Readonly<
	Record<'width' | 'latentDim' | 'embeddingDim', { readonly min: number; readonly max: number }>
>;

/**
 * Whether a file has a layer of the model, or of the agent's networks: it is then a file of weights, complete or not.
 */
export function hasLayers({ tensors }: TensorFile): boolean {
	const layers = ['embeddings', ACTOR_LAYER, CRITIC_LAYER, ...DENSE_LAYERS.map((layer) => `${layer}.weight`)];
	return layers.some((layer) => prefixesOf(tensors.keys(), layer).length > 0);
}

/** A model as it was found in a file. */
export interface HyarWeights {
	readonly shape: ModelShape;
	/** In the order of `parameterLayout`. */
	readonly weights: Float32Array;
	/** What stood before the names, such as `vae.`; '' for nothing. */
	readonly prefix: string;
	/** Types of the elements in the file, each once. */
	readonly types: readonly ElementType[];
	/** Tensors of the file that are none of the model's. */
	readonly ignored: number;
}

/** Layers by which a model is recognised, and those of the agent's networks of the official code. */
const MODEL_LAYER = 'e0_0.weight';
const ACTOR_LAYER = 'l3_1.weight';
const CRITIC_LAYER = 'l6.weight';

/** Names of the tensors of a model, whatever stands before them. */
const LAYER_NAME = new RegExp(`(^|[./])(embeddings|(${DENSE_LAYERS.join('|')})\\.(weight|bias))$`);

/** What stands before a layer's name wherever it occurs. */
function prefixesOf(names: Iterable<string>, layer: string): string[] {
	return Array.from(names)
		.filter((name) => name === layer || name.endsWith(`.${layer}`) || name.endsWith(`/${layer}`))
		.map((name) => name.slice(0, -layer.length));
}

/**
 * Reads the weights. Numbers of every floating type become float32; where one has more digits than that it is rounded.
 * @throws FileFault that names the tensor and what is wrong with it
 */
export function readHyarWeights({ tensors, unread }: TensorFile, limits: SizeLimits): HyarWeights {
	for (const [name, fault] of unread ?? []) if (LAYER_NAME.test(name)) throw fault;
	const prefix = onlyPrefix(tensors);
	const shape = shapeOf(tensors, prefix);
	for (const size of ['width', 'latentDim', 'embeddingDim'] as const) {
		const { min, max } = limits[size];
		if (shape[size] < min || shape[size] > max) throw new FileFault('limit', { size, value: shape[size], min, max });
	}
	const { length, views } = parameterLayout(shape);
	const own = new Set(views.map(({ name }) => name));
	const ignored = Array.from(tensors).filter(
		([name]) => !(name.startsWith(prefix) && own.has(name.slice(prefix.length))),
	);
	for (const [name, { shape: lengths }] of ignored) {
		// An additional layer with the same prefix makes it another model; other numbers, such as losses or a count, do
		// not.
		const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '.';
		if (lengths.length > 0 && /^[^./]+\.(weight|bias)$/.test(rest)) throw new FileFault('unexpected', { part: name });
	}
	const weights = new Float32Array(length);
	const types = new Set<ElementType>();
	for (const { name, offset, rows, columns } of views) {
		const tensor = tensorOf(tensors, prefix + name);
		expectShape(prefix + name, tensor, name.endsWith('.bias') ? [rows] : [rows, columns]);
		weights.set(float32Of(prefix + name, tensor), offset);
		types.add(tensor.type);
	}
	return { shape, weights, prefix, types: Array.from(types), ignored: ignored.length };
}

function onlyPrefix(tensors: ReadonlyMap<string, Tensor>): string {
	const names = Array.from(tensors.keys());
	const prefixes = prefixesOf(names, MODEL_LAYER);
	if (prefixes.length > 1)
		throw new FileFault('several-models', {
			names: prefixes.map((prefix) => prefix.slice(0, -1) || '(no prefix)').join(', '),
		});
	if (prefixes.length === 1) return prefixes[0];
	if (prefixesOf(names, ACTOR_LAYER).length > 0) throw new FileFault('agent-net', { net: 'actor' });
	if (prefixesOf(names, CRITIC_LAYER).length > 0) throw new FileFault('agent-net', { net: 'critic' });
	// Without its first layer, but with others, it is an incomplete model.
	const others = DENSE_LAYERS.map((layer) => `${layer}.weight`).filter((name) => /[_0]/.test(name));
	for (const layer of ['embeddings', ...others]) {
		const [prefix] = prefixesOf(names, layer);
		if (prefix !== undefined) throw new FileFault('missing', { part: prefix + MODEL_LAYER });
	}
	const found = names
		.slice(0, 5)
		.map((name) => name || '(no name)')
		.join(', ');
	throw new FileFault('no-model', { found });
}

function tensorOf(tensors: ReadonlyMap<string, Tensor>, name: string): Tensor {
	const tensor = tensors.get(name);
	if (!tensor) throw new FileFault('missing', { part: name });
	return tensor;
}

/** The sizes derived from the tensors. Contradictions are found when each tensor is compared with them. */
function shapeOf(tensors: ReadonlyMap<string, Tensor>, prefix: string): ModelShape {
	const matrix = (name: string): readonly number[] => {
		const full = prefix + name;
		const tensor = tensorOf(tensors, full);
		const [rows = 0, columns = 0] = tensor.shape;
		if (tensor.shape.length !== 2 || rows === 0 || columns === 0)
			throw new FileFault('sizes', { part: full, found: lengthsOf(tensor.shape), expected: 'rows × columns' });
		return tensor.shape;
	};
	const [actionCount, embeddingDim] = matrix('embeddings');
	const [width, condition] = matrix('e0_0.weight');
	const [, parameterDim] = matrix('e0_1.weight');
	const [latentDim] = matrix('mean.weight');
	const [stateDim] = matrix('delta_state_output.weight');
	if (condition !== stateDim + embeddingDim) {
		throw new FileFault('sizes', {
			part: `${prefix}e0_0.weight`,
			found: `${width} × ${condition}`,
			expected: `${width} × ${stateDim + embeddingDim}`,
		});
	}
	return { stateDim, actionCount, embeddingDim, parameterDim, latentDim, width };
}

function lengthsOf(shape: readonly number[]): string {
	return shape.length === 0 ? '1' : shape.join(' × ');
}

function expectShape(name: string, { shape }: Tensor, expected: readonly number[]): void {
	if (shape.length === expected.length && shape.every((length, i) => length === expected[i])) return;
	throw new FileFault('sizes', { part: name, found: lengthsOf(shape), expected: lengthsOf(expected) });
}

/** A tensor's numbers as float32, each of them finite. */
function float32Of(name: string, { type, shape, values }: Tensor): Float32Array {
	if (!(values instanceof Float32Array || values instanceof Float64Array))
		throw new FileFault('not-floating', { part: name, type });
	const numbers = values instanceof Float32Array ? values : Float32Array.from(values);
	const bad = numbers.findIndex((value) => !Number.isFinite(value));
	if (bad >= 0) {
		const columns = shape[1] ?? 1;
		const place = shape.length < 2 ? String(bad) : `${Math.floor(bad / columns)}, ${bad % columns}`;
		throw new FileFault('not-finite', { part: name, place, value: String(values[bad]) });
	}
	return numbers;
}

/** Sizes of a model that must match its world. */
export type WorldSizes = Pick<ModelShape, 'stateDim' | 'actionCount' | 'parameterDim'>;

/** Whether a model of these sizes can be of a world. */
export function fitsWorld({ stateDim, actionCount, parameterDim }: WorldSizes, world: World | OwnWorld): boolean {
	const { features, actions } = world;
	const parameters = Math.max(...actions.map((action) => action.parameters.length));
	return features.length === stateDim && actions.length === actionCount && parameters === parameterDim;
}

/**
 * The worlds whose states, actions and parameters a model has. Every simulated one has different sizes; imported data
 * may share them.
 * @throws FileFault `no-world` where there is none
 */
export function worldsOfWeights(sizes: WorldSizes): readonly [World, ...World[]] {
	const [world, ...others] = [...ENVIRONMENTS, ...ownWorlds()].filter((candidate) => fitsWorld(sizes, candidate));
	const { stateDim, actionCount, parameterDim } = sizes;
	if (!world) throw new FileFault('no-world', { states: stateDim, actions: actionCount, parameters: parameterDim });
	return [world, ...others];
}

/** A model's weights as tensors with the official names. @param weights in the order of `parameterLayout`; not copied */
export function tensorsOfWeights(shape: ModelShape, weights: Float32Array): ReadonlyMap<string, Tensor> {
	return new Map(
		parameterLayout(shape).views.map(({ name, offset, rows, columns }) => [
			name,
			{
				type: 'float32' as const,
				shape: name.endsWith('.bias') ? [rows] : [rows, columns],
				values: weights.subarray(offset, offset + rows * columns),
			},
		]),
	);
}
