/**
 * The weights of HyAR's conditional VAE among the tensors of a file: found by the names of the official `state_dict`,
 * with any prefix, and converted to the layout of the model here.
 */
import type { World } from '../environments/Environment';
import { type OwnWorld, ownWorlds } from '../environments/ownWorlds';
import { ENVIRONMENTS } from '../environments/registry';
import { DENSE_LAYERS, type ModelShape, parameterLayout } from '../model/layout';
import { FileFault } from './FileFault';
import { agentNetIn, isAgentLayer } from './hyarAgent';
import { checkSizes, layerValues, matrixSize, prefixesOf, severalModels, tensorsOfViews } from './layers';
import type { ElementType, Tensor } from './Tensor';
import type { TensorFile } from './tensorFile';

/** Smallest and largest sizes of a model that can be shown and trained here. */
export type SizeLimits = Readonly<
	Record<'width' | 'latentDim' | 'embeddingDim', { readonly min: number; readonly max: number }>
>;

/** Whether a file has a layer of the model: it is then a file of weights, complete or not. */
export function hasLayers({ tensors }: TensorFile): boolean {
	const layers = ['embeddings', ...DENSE_LAYERS.map((layer) => `${layer}.weight`)];
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

/** The layer by which a model is recognised. */
const MODEL_LAYER = 'e0_0.weight';

/** Names of the tensors of a model, whatever stands before them. */
const LAYER_NAME = new RegExp(`(^|[./])(embeddings|(${DENSE_LAYERS.join('|')})\\.(weight|bias))$`);

/**
 * Reads the weights. Numbers of every floating type become float32; where one has more digits than that it is rounded.
 * @throws FileFault that names the tensor and what is wrong with it
 */
export function readHyarWeights({ tensors, unread }: TensorFile, limits: SizeLimits): HyarWeights {
	for (const [name, fault] of unread ?? []) if (LAYER_NAME.test(name)) throw fault;
	const prefix = onlyPrefix(tensors);
	const shape = shapeOfTensors(tensors, prefix);
	const { width, latentDim, embeddingDim } = shape;
	checkSizes({ width, latentDim, embeddingDim }, limits);
	const { length, views } = parameterLayout(shape);
	const own = new Set(views.map(({ name }) => name));
	const ignored = Array.from(tensors).filter(
		([name]) => !(name.startsWith(prefix) && own.has(name.slice(prefix.length))),
	);
	for (const [name, { shape: lengths }] of ignored) {
		// An additional layer with the same prefix makes it another model; the agent's beside it, and other numbers, such as
		// losses or a count, do not.
		const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '.';
		if (lengths.length > 0 && !isAgentLayer(rest) && /^[^./]+\.(weight|bias)$/.test(rest))
			throw new FileFault('unexpected', { part: name });
	}
	const weights = new Float32Array(length);
	const types = new Set<ElementType>();
	for (const view of views) {
		const { values, type } = layerValues(tensors, prefix, view);
		weights.set(values, view.offset);
		types.add(type);
	}
	return { shape, weights, prefix, types: Array.from(types), ignored: ignored.length };
}

function onlyPrefix(tensors: ReadonlyMap<string, Tensor>): string {
	const names = Array.from(tensors.keys());
	const prefixes = prefixesOf(names, MODEL_LAYER);
	if (prefixes.length > 1) throw severalModels(prefixes);
	if (prefixes.length === 1) return prefixes[0];
	const net = agentNetIn({ tensors });
	if (net) throw new FileFault('agent-net', { net });
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

/** The sizes derived from the tensors. Contradictions are found when each tensor is compared with them. */
function shapeOfTensors(tensors: ReadonlyMap<string, Tensor>, prefix: string): ModelShape {
	const matrix = (name: string) => matrixSize(tensors, prefix + name);
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
	return tensorsOfViews(parameterLayout(shape).views, weights);
}
