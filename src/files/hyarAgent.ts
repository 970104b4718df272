/**
 * The networks of HyAR's agent among the tensors of a file: an actor, twin critics and their targets, found by the names
 * of the official `state_dict`s (`l1.weight` … `l3_2.bias`, `l1.weight` … `l6.bias`), with any prefix.
 */
import type { WeightView } from '../model/layout';
import { FileFault } from './FileFault';
import { checkSizes, layerValues, matrixSize, prefixesOf, severalModels, type Tensors } from './layers';
import type { TensorFile } from './tensorFile';

/** Sizes of the networks that can be shown and trained here; the landscape of the critics is over two latent dimensions. */
export const AGENT_SIZES = {
	width: { min: 8, max: 512 },
	latentDim: { min: 2, max: 16 },
	embeddingDim: { min: 1, max: 16 },
} as const;

/** The numbers of a network by the official names of its tensors, without a prefix; matrices are out × in. */
export type NetWeights = ReadonlyMap<string, Float32Array>;

/** A network, and its target where the file has one. */
interface Net {
	/** Units of both hidden layers. */
	readonly width: number;
	readonly weights: NetWeights;
	readonly target: NetWeights | null;
}

/** S → width → width → (e of d₁, z of Z). */
export interface ActorNet extends Net {
	readonly stateDim: number;
	readonly embeddingDim: number;
	readonly latentDim: number;
}

/** Twins (s, e, z) → width → width → 1. */
export interface CriticNet extends Net {
	/** S + d₁ + Z: no tensor tells them apart. */
	readonly inputs: number;
}

/** Key of the settings of an agent in the metadata of its networks' file, which this page writes. */
export const AGENT_SETTINGS_KEY = 'latent-lab-agent';

/** What a file has of an agent. */
export interface AgentNets {
	readonly actor: ActorNet | null;
	readonly critic: CriticNet | null;
	/** Its settings as text, unchecked; null in files of other programs. */
	readonly settings: string | null;
}

const ACTOR_HEADS = ['l3_1', 'l3_2'];
const ACTOR_LAYERS = ['l1', 'l2', ...ACTOR_HEADS];
const CRITIC_LAYERS = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6'];
const LAYER_NAME = /(^|[./])l([1-6]|3_[12])\.(weight|bias)$/;

/** Whether a name without a prefix is that of a tensor of the agent's networks. */
export function isAgentLayer(name: string): boolean {
	return /^l([1-6]|3_[12])\.(weight|bias)$/.test(name);
}

/** What stands before the networks of an agent in a file: complete ones, and those that lack a layer. */
interface Found {
	readonly actors: readonly string[];
	readonly critics: readonly string[];
	/** Critics of one network each, as DDPG has them. */
	readonly singles: readonly string[];
}

function find(tensors: Tensors): Found {
	const has = (prefix: string, layer: string) => tensors.has(`${prefix}${layer}.weight`);
	const count = (prefix: string, layers: readonly string[]) => layers.filter((layer) => has(prefix, layer)).length;
	const prefixes = Array.from(
		new Set([...CRITIC_LAYERS, ...ACTOR_HEADS].flatMap((layer) => prefixesOf(tensors.keys(), `${layer}.weight`))),
	);
	const isActor = (prefix: string) =>
		ACTOR_HEADS.some((head) => has(prefix, head)) && count(prefix, ACTOR_LAYERS) >= ACTOR_LAYERS.length - 1;
	const others = prefixes.filter((prefix) => !isActor(prefix));
	const isSingle = (prefix: string) =>
		count(prefix, CRITIC_LAYERS) === 3 &&
		count(prefix, CRITIC_LAYERS.slice(0, 3)) === 3 &&
		tensors.get(`${prefix}l3.weight`)?.shape[0] === 1;
	return {
		actors: prefixes.filter(isActor),
		critics: others.filter((prefix) => count(prefix, CRITIC_LAYERS) >= CRITIC_LAYERS.length - 1),
		singles: others.filter(isSingle),
	};
}

/** Which network of an agent a file has, complete or not; null for none. */
export function agentNetIn({ tensors }: Pick<TensorFile, 'tensors'>): 'actor' | 'critic' | null {
	const { actors, critics, singles } = find(tensors);
	if (actors.length > 0) return 'actor';
	return critics.length + singles.length > 0 ? 'critic' : null;
}

/**
 * Reads the networks. Numbers of every floating type become float32.
 * @throws FileFault that names the tensor and what is wrong with it
 */
export function readAgentNets({ tensors, unread, metadata }: TensorFile): AgentNets {
	for (const [name, fault] of unread ?? []) if (LAYER_NAME.test(name)) throw fault;
	const { actors, critics, singles } = find(tensors);
	if (critics.length === 0 && singles.length > 0) throw new FileFault('single-critic', { part: singles[0] || 'l3' });
	return {
		actor: readNet(tensors, actors, readActor),
		critic: readNet(tensors, critics, readCritic),
		settings: metadata[AGENT_SETTINGS_KEY] ?? null,
	};
}

/** A network with its target: the one before whose name stands `target`. Where all have it, the first is taken itself. */
function readNet<T extends Net>(
	tensors: Tensors,
	prefixes: readonly string[],
	read: (tensors: Tensors, prefix: string) => T,
): T | null {
	const isTarget = (prefix: string) => /target/i.test(prefix);
	const [targets, own] = [prefixes.filter(isTarget), prefixes.filter((prefix) => !isTarget(prefix))];
	const wanted = own.length > 0 ? own : targets;
	if (wanted.length > 1) throw severalModels(wanted);
	if (wanted.length === 0) return null;
	const net = read(tensors, wanted[0]);
	if (own.length === 0 || targets.length !== 1) return net;
	const target = read(tensors, targets[0]);
	for (const [name, values] of net.weights) {
		const { length } = target.weights.get(name) ?? [];
		if (length !== values.length)
			throw new FileFault('sizes', { part: targets[0] + name, found: String(length), expected: String(values.length) });
	}
	return { ...net, target: target.weights };
}

function readActor(tensors: Tensors, prefix: string): ActorNet {
	const [width, stateDim] = matrixSize(tensors, `${prefix}l1.weight`);
	const [embeddingDim] = matrixSize(tensors, `${prefix}l3_1.weight`);
	const [latentDim] = matrixSize(tensors, `${prefix}l3_2.weight`);
	checkSizes({ width, latentDim, embeddingDim }, AGENT_SIZES);
	const weights = readLayers(tensors, prefix, [
		['l1', width, stateDim],
		['l2', width, width],
		['l3_1', embeddingDim, width],
		['l3_2', latentDim, width],
	]);
	return { width, stateDim, embeddingDim, latentDim, weights, target: null };
}

function readCritic(tensors: Tensors, prefix: string): CriticNet {
	const [width, inputs] = matrixSize(tensors, `${prefix}l1.weight`);
	checkSizes({ width }, AGENT_SIZES);
	const twin = (first: number) =>
		[
			[`l${first}`, width, inputs],
			[`l${first + 1}`, width, width],
			[`l${first + 2}`, 1, width],
		] as const;
	return { width, inputs, weights: readLayers(tensors, prefix, [...twin(1), ...twin(4)]), target: null };
}

function readLayers(
	tensors: Tensors,
	prefix: string,
	layers: readonly (readonly [name: string, rows: number, columns: number])[],
): NetWeights {
	const views = layers.flatMap(([name, rows, columns]): Omit<WeightView, 'offset'>[] => [
		{ name: `${name}.weight`, rows, columns },
		{ name: `${name}.bias`, rows, columns: 1 },
	]);
	return new Map(views.map((view) => [view.name, layerValues(tensors, prefix, view).values]));
}
