/** Weights that were trained elsewhere, as a state that can be shown and trained on from. */
import { readHyarWeights, worldsOfWeights } from '../../files/hyarWeights';
import { readTensorFile, type TensorFile } from '../../files/tensorFile';
import type { ModelShape } from '../../model/layout';
import type { RunSettings } from '../../model/settings';
import type { Checkpoint } from '../../training/Trainer';
import { DEFAULT_CONFIG } from '../config/defaults';
import { LIMITS } from '../config/limits';
import { mergeConfig } from '../config/mergeConfig';
import { parseConfig } from '../config/parseConfig';
import type { Config } from '../config/schema';
import { enteringWorld } from '../enteringWorld';
import { MANIFEST_KEY, parseManifest } from '../manifest';
import { type UntrainableReason, untrainable } from '../trainable';

/** A model from a file, matched to a world. */
export interface OpenedWeights {
	/** Id of the world that has its sizes. */
	readonly environment: string;
	/** Ids of further worlds with the same sizes: a person chooses. */
	readonly others: readonly string[];
	readonly shape: ModelShape;
	/** In the order of `parameterLayout`. */
	readonly weights: Float32Array;
	/** What the page that wrote the file was set to; null in files of other programs. */
	readonly config: Config | null;
}

/**
 * Reads the weights of a file.
 * @returns the model, or why it cannot be trained or shown
 * @throws FileFault that names the tensor or the part that is wrong
 */
export function readOpenedWeights(bytes: Uint8Array): OpenedWeights | UntrainableReason {
	return openWeights(readTensorFile(bytes));
}

/** As {@link readOpenedWeights}, of tensors that are read already. */
export function openWeights(file: TensorFile): OpenedWeights | UntrainableReason {
	const { shape, weights } = readHyarWeights(file, LIMITS);
	const worlds = worldsOfWeights(shape).map(({ id }) => id);
	const own = configOf(file.metadata, worlds, shape);
	// Settings in the file determine the world.
	const [environment, ...others] = own ? [own.environment] : worlds;
	const model: OpenedWeights = { environment, others, shape, weights, config: own };
	const config = configForWeights(DEFAULT_CONFIG, model);
	return untrainable(config, config.runs, checkpointOfWeights(weights, config.runs)) ?? model;
}

/** The settings in a file of this page, where they are those of its weights. */
function configOf(
	metadata: Readonly<Record<string, string>>,
	worlds: readonly string[],
	shape: ModelShape,
): Config | null {
	const text = metadata[MANIFEST_KEY];
	const parsed = text === undefined ? null : parseManifest(text);
	if (!parsed?.ok) return null;
	const { environment, model } = parsed.config;
	const fits = worlds.includes(environment) && sizes.every((size) => model[size] === shape[size]);
	return fits ? parsed.config : null;
}

const sizes = ['width', 'latentDim', 'embeddingDim'] as const;

/** The state of runs that begin with these weights, all of them: Adam's moments are 0. */
export function checkpointOfWeights(weights: Float32Array, runs: readonly RunSettings[]): Checkpoint {
	const zeros = new Float32Array(weights.length);
	return {
		step: 0,
		runs: runs.map(() => ({
			weights: weights.slice(),
			firstMoment: zeros.slice(),
			secondMoment: zeros.slice(),
			adamStep: 0,
		})),
	};
}

/**
 * A configuration that shows a model: its own where the file has one, else the present one with its world and its sizes.
 * What points into another world goes back to the start.
 */
export function configForWeights(present: Config, { environment, shape, config }: OpenedWeights): Config {
	if (config) return config;
	const { width, latentDim, embeddingDim } = shape;
	const elsewhere = present.environment !== environment;
	const parsed = parseConfig(
		mergeConfig(present, {
			...(elsewhere && enteringWorld(present, environment)),
			model: { width, latentDim, embeddingDim },
		}),
	);
	if (!parsed.ok) throw new RangeError(`these weights have no place here: ${parsed.issues[0].path}`);
	return parsed.config;
}
